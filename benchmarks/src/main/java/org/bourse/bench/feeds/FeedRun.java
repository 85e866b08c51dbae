package org.bourse.bench.feeds;

import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;
import org.bourse.bench.measure.ThreadMeter;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;

/** Gives every frame of a recording to a source's pipeline, in one thread. */
final class FeedRun {
    private static final String SYMBOL = "BTC-USDT";
    private static final SymbolMap SYMBOLS =
            new SymbolMap(
                    Map.of(SYMBOL, "BTCUSDT"),
                    Map.of(SYMBOL, SourceTerms.of(SYMBOL, "0.01", "0.00000001")));
    private static final long CHOOSE_MICROS = 100_000;

    private final FeedFrames frames;

    FeedRun(FeedFrames frames) {
        this.frames = frames;
    }

    /** Times the whole recording, as often as asked. */
    ThreadMeter timed(int rounds) {
        ThreadMeter meter = new ThreadMeter();
        meter.start();
        for (int round = 0; round < rounds; round++) {
            Pass pass = new Pass();
            for (int i = 0; i < frames.size(); i++) {
                pass.give(i);
            }
            pass.verify();
        }
        meter.stop();
        return meter;
    }

    /** Times every frame by the clock, in nanoseconds. */
    Histogram latencies(int rounds) {
        Histogram latencies = new Histogram(3);
        for (int round = 0; round < rounds; round++) {
            Pass pass = new Pass();
            long before = System.nanoTime();
            for (int i = 0; i < frames.size(); i++) {
                pass.give(i);
                long after = System.nanoTime();
                latencies.recordValue(after - before);
                before = after;
            }
            pass.verify();
        }
        return latencies;
    }

    private final class Pass {
        private final SourceHub hub =
                new SourceHub(new ChoiceRule(10, 30_000_000), SourceAlarm.SILENT);
        private final SourcePipeline pipeline =
                hub.add(
                        "recording",
                        List.of(SYMBOL),
                        new HubRules(
                                CheckLimits.standard(),
                                new ScoreRule(60_000_000, 5_000_000),
                                MirrorBounds.ONE_SNAPSHOT),
                        true,
                        0);
        private final BinanceReader reader = new BinanceReader(SYMBOLS);
        private long chosenMicros;

        Pass() {
            pipeline.connected();
        }

        void give(int i) {
            long receivedMicros = frames.receivedMicros(i);
            reader.frame(frames.frame(i), receivedMicros, LongUnaryOperator.identity(), pipeline);
            if (receivedMicros - chosenMicros >= CHOOSE_MICROS) {
                hub.choose(receivedMicros);
                chosenMicros = receivedMicros;
            }
        }

        /** Every frame was accepted, nothing was found, and the book is in step to the end. */
        void verify() {
            QualityReport report = hub.reports(frames.receivedMicros(frames.size() - 1)).getFirst();
            boolean isRight =
                    report.accepted() == frames.size()
                            && report.findings().isEmpty()
                            && report.score() == 100
                            && hub.chosen(SYMBOL).equals("recording")
                            && hub.book(SYMBOL, 1).isPresent();
            if (!isRight) {
                throw new BenchException(
                        "accepted %d of %d, found %s, score %d"
                                .formatted(
                                        report.accepted(),
                                        frames.size(),
                                        report.findings(),
                                        report.score()));
            }
        }
    }
}

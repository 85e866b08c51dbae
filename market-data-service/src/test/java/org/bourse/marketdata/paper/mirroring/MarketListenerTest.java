package org.bourse.marketdata.paper.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookImage;
import org.bourse.marketdata.paper.PaperSymbol;
import org.bourse.marketdata.paper.SymbolMirror;
import org.bourse.marketdata.paper.TermsFit;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.mirror.NaiveMarket;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.junit.jupiter.api.Test;

class MarketListenerTest {
    private static final long SECOND = 1_000_000;
    private static final long STALE_NANOS = 5_000_000_000L;
    private final TermsFit fit = PaperSymbol.fit();
    private final SourceHub hub =
            new SourceHub(new ChoiceRule(10, 30 * SECOND), SourceAlarm.SILENT);
    private final SourcePipeline source =
            hub.add(
                    "first",
                    List.of("A-B"),
                    new HubRules(
                            CheckLimits.standard(),
                            new ScoreRule(60 * SECOND, 5 * SECOND),
                            MirrorBounds.STANDARD),
                    true,
                    0);
    private final NaiveMarket market = new NaiveMarket(new SplittableRandom(1));
    private long nowMicros = 1_000 * SECOND;
    private final SymbolMirror mirror = new SymbolMirror(7, 1_000, nowNanos());

    private long nowNanos() {
        return nowMicros * 1_000;
    }

    private boolean isKnown() {
        return mirror.look(hub.book("A-B", 5), fit, nowNanos(), STALE_NANOS).isKnown();
    }

    @Test
    void tradesAndBestPricesDoNotKeepABookThatIsNotToldAnyMore() {
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setBookImage(
                                        BookImage.newBuilder()
                                                .setSymbol(PaperSymbol.SYMBOL)
                                                .setParts(1))
                                .build()),
                1);
        hub.listen(new MarketListener(_ -> Optional.of(mirror), this::nowNanos));
        source.connected();
        source.tick(market.snapshot(60, nowMicros), nowMicros);
        hub.choose(nowMicros);
        source.tick(market.move(nowMicros), nowMicros);
        assertTrue(isKnown());

        for (int i = 1; i <= 6; i++) {
            nowMicros += SECOND;
            source.tick(new SourceTrade("A-B", nowMicros, i, 1_000, 1, true), nowMicros);
            source.tick(new SourceQuote("A-B", nowMicros, i, 999, 1, 1_001, 1), nowMicros);
            hub.choose(nowMicros);
        }

        assertEquals("first", hub.chosen("A-B"));
        assertFalse(isKnown());
        source.tick(market.move(nowMicros), nowMicros);
        assertTrue(isKnown());
    }
}

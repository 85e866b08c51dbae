package org.bourse.marketdata.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.provider.Recording;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySourceTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir private Path folder;
    private final SourceHub hub = new SourceHub(new ChoiceRule(10, 1_000_000), SourceAlarm.SILENT);
    private final SourcePipeline pipeline =
            hub.add(
                    "replay",
                    List.of("BTC-USDT"),
                    new HubRules(
                            CheckLimits.standard(),
                            new ScoreRule(60_000_000, 5_000_000),
                            MirrorBounds.ONE_SNAPSHOT),
                    true,
                    0);

    @Test
    void playsWithTheSpacingOfTheRecordingDividedByTheSpeed() throws IOException {
        Path file = folder.resolve("trades.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    (trade(1, 0) + "\nnonsense\n" + trade(2, 2_000) + "\r\n" + trade(3, 4_000))
                            .getBytes(StandardCharsets.UTF_8));
        }
        long startNanos = System.nanoTime();

        play(file, 20);

        assertTrue(System.nanoTime() - startNanos >= SECOND / 5, "four seconds take a fifth");
        assertEquals(3, report().accepted());
        assertEquals(Map.of(Finding.MALFORMED, 1L), report().findings());
        assertEquals(0, report().score(), "the source has ended");
    }

    @Test
    void playsTheWholeRecordingAsFastAsCanBe() throws IOException {
        Recording recording = Recording.read();

        play(Recording.FILE, 0);

        assertEquals(recording.lines().size(), report().accepted());
        assertEquals(Map.of(), report().findings());
    }

    @Test
    void aFileThatIsNotThereEndsTheSource() {
        play(folder.resolve("absent"), 1);

        assertEquals(0, report().accepted());
    }

    @Test
    void linesAreDueAsTheyWereRecorded() {
        ReplayPace pace = new ReplayPace(4, 1_000);

        assertEquals(1_000, pace.dueNanos(50 * SECOND));
        assertEquals(1_000 + SECOND / 4, pace.dueNanos(51 * SECOND));
        assertEquals(1_000 + SECOND / 4, pace.dueNanos(49 * SECOND), "out of order: at once");
        assertEquals(1_000 + SECOND / 2, pace.dueNanos(52 * SECOND));
        assertEquals(500_000, pace.sinceFirst(52_000_000));
        assertEquals(7, new ReplayPace(0, 7).dueNanos(SECOND));
        for (double speed : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new ReplayPace(speed, 0));
        }
    }

    private void play(Path file, double speed) {
        try (ReplaySource source =
                new ReplaySource(file, speed, Recording.SYMBOLS, pipeline, SourceClock.SYSTEM)) {
            source.start();
            Waiting.until("the end", source::hasEnded);
        }
    }

    private QualityReport report() {
        return hub.reports(SourceClock.SYSTEM.nowMicros()).getFirst();
    }

    private static String trade(long id, long afterMillis) {
        long millis = 1_723_161_255_000L + afterMillis;
        return """
        %d000000 {"e":"trade","s":"BTCUSDT","t":%d,"p":"61837.63","q":"1","T":%d}\
        """
                .formatted(millis, id, millis);
    }
}

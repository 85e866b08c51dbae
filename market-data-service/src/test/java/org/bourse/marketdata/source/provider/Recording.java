package org.bourse.marketdata.source.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;

/**
 * 345 seconds of Binance's spot market as they came over the wire. It is no part of the project.
 */
public record Recording(List<Line> lines) {
    public static final Path FILE =
            Path.of(System.getProperty("bourse.root", ".."))
                    .resolve("../shared/data/binance-spot/btcusdt_20240808.gz")
                    .toAbsolutePath()
                    .normalize();

    /** Some of its quantities are finer than the exchange's own lot of 0.00001. */
    public static final SourceTerms TERMS = SourceTerms.of("BTC-USDT", "0.01", "0.00000001");

    public static final SymbolMap SYMBOLS =
            new SymbolMap(Map.of("BTC-USDT", "BTCUSDT"), Map.of("BTC-USDT", TERMS));

    /**
     * A frame.
     *
     * @param receivedMicros by the recorder's clock, which was more than a second slow
     */
    public record Line(long receivedMicros, String frame) {}

    /** The recording; a test that asks for it is skipped where it is absent, and fails on CI. */
    public static Recording read() throws IOException {
        boolean present = Files.isReadable(FILE);
        assertTrue(present || !"true".equals(System.getenv("CI")), "the data is needed on CI");
        assumeTrue(present, "no recording " + FILE);
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FILE)),
                                StandardCharsets.UTF_8))) {
            return new Recording(reader.lines().map(Recording::line).toList());
        }
    }

    private static Line line(String text) {
        int space = text.indexOf(' ');
        return new Line(
                Long.parseLong(text.substring(0, space)) / 1_000, text.substring(space + 1));
    }
}

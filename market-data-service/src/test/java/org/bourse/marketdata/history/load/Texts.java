package org.bourse.marketdata.history.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.history.StampReader;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Files for tests, and what is made of them. */
final class Texts {
    static final long TIME = 1_723_075_200_000_000L;
    static final long NOW = TIME + 100_000_000_000_000L;
    static final SourceTerms TERMS = SourceTerms.of("BTC-USDT", "0.01", "0.001");

    private Texts() {}

    static ImportSettings settings(Optional<Interval> interval, boolean keepsOutliers) {
        return new ImportSettings(
                TERMS,
                "test",
                "BTCUSDT",
                interval,
                List.of(),
                Map.of(),
                Optional.empty(),
                StampReader.Unit.BY_SIZE,
                null,
                ZoneOffset.UTC,
                CalendarFiles.load(Optional.empty()).get("24x7"),
                keepsOutliers);
    }

    /** Candles as Binance's files have them, one each minute. */
    static List<String> bars(Random dice, int count) {
        List<String> lines = new ArrayList<>();
        long close = 6_000_000;
        for (int i = 0; i < count; i++) {
            long open = close;
            close += dice.nextInt(2_001) - 1_000;
            long micros = TIME + i * Interval.MINUTE.micros();
            lines.add(
                    "%d,%s,%s,%s,%s,%d.%03d,%d,%d.5,%d,0.5,100,0"
                            .formatted(
                                    micros,
                                    TERMS.price(open),
                                    TERMS.price(Math.max(open, close) + 5),
                                    TERMS.price(Math.min(open, close) - 5),
                                    TERMS.price(close),
                                    dice.nextInt(50),
                                    dice.nextInt(1_000),
                                    micros + 59_999_999,
                                    dice.nextInt(1_000_000),
                                    dice.nextInt(500)));
        }
        return lines;
    }

    /** Trades as a recording of Binance has them, some each second; ids count from 1. */
    static List<String> recording(Random dice, int count) {
        List<String> lines = new ArrayList<>();
        long millis = TIME / 1_000;
        for (int i = 1; i <= count; i++) {
            millis += dice.nextInt(800);
            lines.add(
                    """
                    %d {"stream":"btcusdt@trade","data":{"e":"trade","E":%d,"s":"BTCUSDT",\
                    "t":%d,"p":"%s","q":"0.%03d","T":%d,"m":%b,"M":true}}\
                    """
                            .formatted(
                                    millis * 1_000_000,
                                    millis,
                                    i,
                                    TERMS.price(6_000_000 + dice.nextInt(500)),
                                    1 + dice.nextInt(999),
                                    millis,
                                    dice.nextBoolean()));
        }
        return lines;
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Path plain(Path file, List<String> lines) throws IOException {
        return Files.write(file, bytes(lines));
    }

    static Path gzip(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes(lines));
        }
        return file;
    }

    static Path xz(Path file, List<String> lines) throws IOException {
        try (OutputStream out =
                new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(1))) {
            out.write(bytes(lines));
        }
        return file;
    }

    static Path zip(Path file, Map<String, List<String>> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            entries.forEach((name, lines) -> put(out, name, lines));
        }
        return file;
    }

    private static void put(ZipOutputStream out, String name, List<String> lines) {
        try {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is put into it, in a list. */
    static final class Collected implements CandleSink {
        final List<HistoryCandle> candles = new ArrayList<>();
        int batches;
        int batchesMax = Integer.MAX_VALUE;

        @Override
        public StoredCounts put(Interval interval, List<HistoryCandle> batch) throws SQLException {
            if (batches == batchesMax) {
                throw new SQLException("the database is away");
            }
            candles.addAll(batch);
            batches++;
            return new StoredCounts(batch.size(), 0, 0, 0, 0, List.of());
        }
    }
}

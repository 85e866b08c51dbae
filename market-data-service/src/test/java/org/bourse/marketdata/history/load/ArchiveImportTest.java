package org.bourse.marketdata.history.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.archive.Archives;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.CandleSeries;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.history.StampReader;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.store.TradeProjection;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is archived can be imported, and is the same then. */
class ArchiveImportTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V1__trades_and_candles.sql");

    private static final long TIME = 1_700_000_000_123_456L;

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({"trades, SECOND", "second_candles, SECOND", "candles, MINUTE"})
    void archivedFilesAreImportedAsTheSameCandles(String table, Interval interval)
            throws IOException, SQLException {
        List<PublicTrade> trades = Trades.thrown(new Random(table.length()), 400, TIME);
        List<Candle> expected = candles(interval, trades);
        try (Connection connection = POSTGRES.connect()) {
            connection.setAutoCommit(false);
            new TradeProjection()
                    .apply(connection, trades.stream().map(it -> Trades.record(1, it)).toList());
            for (String partition : partitions(table, trades)) {
                assertTrue(Partitions.exists(connection, partition));
                assertTrue(Archives.in(directory).mayGo(connection, table, partition));
            }
            connection.rollback();
        }

        Texts.Collected sink = new Texts.Collected();
        for (Path file : files()) {
            ImportReport.FileReport report = run(file, sink);
            assertNull(report.error(), file.toString());
            assertTrue(report.parts().stream().allMatch(it -> it.rows() == it.accepted()));
        }

        assertEquals(
                expected.stream().map(ArchiveImportTest::text).toList(),
                sink.candles.stream().map(ArchiveImportTest::text).toList());
    }

    private static List<Candle> candles(Interval interval, List<PublicTrade> trades) {
        CandleSeries series = new CandleSeries(1, interval, 100_000);
        trades.forEach(series::add);
        return series.between(Long.MIN_VALUE, Long.MAX_VALUE, 100_000, false);
    }

    private static List<String> partitions(String table, List<PublicTrade> trades) {
        return trades.stream()
                .map(it ->
                        Instant.ofEpochSecond(it.venueTimeMicros() / 1_000_000)
                                .toString()
                                .substring(0, table.equals("candles") ? 7 : 10)
                                .replace('-', '_'))
                .distinct()
                .map(it -> table + "_" + it)
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(it -> it.toString().endsWith(".csv.gz")).sorted().toList();
        }
    }

    private ImportReport.FileReport run(Path file, CandleSink sink) {
        ImportSettings settings =
                new ImportSettings(
                        SourceTerms.of("BTC-USDT", "0.01", "0.00001"),
                        "archive",
                        "BTCUSDT",
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        StampReader.Unit.BY_SIZE,
                        null,
                        ZoneOffset.UTC,
                        CalendarFiles.load(Optional.empty()).get("24x7"),
                        true);
        try (RefusedRows refused = new RefusedRows(directory.resolve("refused.txt"))) {
            ImportProgress progress =
                    new ImportProgress(
                            new PrintStream(OutputStream.nullOutputStream()), false, 1, 0);
            return new ImportRun(settings, sink, refused, progress, () -> false, Texts.NOW)
                    .file(file);
        }
    }

    private static String text(Candle candle) {
        return String.join(
                ",",
                Long.toString(candle.openMicros()),
                Demo.TERMS.price(candle.openTicks()),
                Demo.TERMS.price(candle.highTicks()),
                Demo.TERMS.price(candle.lowTicks()),
                Demo.TERMS.price(candle.closeTicks()),
                Demo.TERMS.quantity(candle.lots()),
                Long.toString(candle.trades()));
    }

    private static String text(HistoryCandle candle) {
        return String.join(
                ",",
                Long.toString(candle.openMicros()),
                Decimals.print(candle.open()),
                Decimals.print(candle.high()),
                Decimals.print(candle.low()),
                Decimals.print(candle.close()),
                Decimals.print(candle.volume()),
                String.valueOf(candle.trades()));
    }
}

package org.bourse.marketdata.history.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.source.provider.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRunTest {
    private static final Optional<Interval> MINUTES = Optional.of(Interval.MINUTE);

    @TempDir private Path folder;
    private Texts.Collected sink = new Texts.Collected();

    @BeforeEach
    void empty() {
        sink = new Texts.Collected();
    }

    private ImportReport.FileReport run(Path file, ImportSettings settings) {
        try (RefusedRows refused = new RefusedRows(folder.resolve("refused.csv"))) {
            ImportProgress progress =
                    new ImportProgress(
                            new PrintStream(OutputStream.nullOutputStream()), false, 1, 0);
            return new ImportRun(settings, sink, refused, progress, () -> false, Texts.NOW)
                    .file(file);
        }
    }

    private ImportReport.FileReport run(Path file) {
        return run(file, Texts.settings(MINUTES, false));
    }

    @Test
    void packedFilesAreTheSameAsPlainOnes() throws IOException {
        List<String> lines = Texts.bars(new Random(1), 30_000);
        run(Texts.plain(folder.resolve("a.csv"), lines));
        List<HistoryCandle> plain = sink.candles;
        assertEquals(30_000, plain.size());
        assertEquals(Texts.TIME, plain.getFirst().openMicros());
        assertTrue(sink.batches > 1, "in batches");

        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("x/BTCUSDT-1m-2024-08-08.csv", lines.subList(0, 20_000));
        parts.put("__MACOSX/x/._BTCUSDT-1m.csv", List.of("rubbish"));
        parts.put("x/BTCUSDT-1m-2024-08-21.csv", lines.subList(20_000, 30_000));
        for (Path file :
                List.of(
                        Texts.gzip(folder.resolve("a.gz"), lines),
                        Texts.xz(folder.resolve("a.xz"), lines),
                        Texts.zip(folder.resolve("a.zip"), parts))) {
            empty();
            ImportReport.FileReport report = run(file);

            assertNull(report.error(), file.toString());
            assertNotNull(report.sha256());
            assertEquals(plain, sink.candles, file.toString());
            assertEquals(100, report.parts().getFirst().score());
        }
    }

    @Test
    void theLengthOfCandlesIsToldByTheName() throws IOException {
        List<String> lines = Texts.bars(new Random(2), 100);
        ImportSettings settings = Texts.settings(Optional.empty(), false);

        PartReport told =
                run(Texts.plain(folder.resolve("BTCUSDT-1m-2024-08.csv"), lines), settings)
                        .parts()
                        .getFirst();
        ImportReport.FileReport untold =
                run(Texts.plain(folder.resolve("bars.csv"), lines), settings);

        assertEquals("1m", told.interval());
        assertEquals(
                "bars.csv line 1: how long are these candles? say --interval, such as 1m",
                untold.error());
    }

    @Test
    void theReportIsExact() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("time;open;high;low;close;volume");
        lines.add("2024-08-08 00:00;100;101;99;100;1.5");
        lines.add("2024-08-08 00:01;100;101;99;-100;1.5");
        lines.add("");
        lines.add("2024-08-08 00:02;100;101;99;100.001;1.5");
        lines.add("2024-08-08 00:03;100;101;99");
        lines.add("2024-08-08 00:04;100;101;99;100;1.5");
        lines.add("2024-08-08 00:04;100;101;99;100;1.5");
        lines.add("2024-08-08 00:02;100;101;99;100;1.5");
        lines.add("2024-08-08 02:00;100;101;99;100;1.5");

        PartReport report = run(Texts.plain(folder.resolve("a.csv"), lines)).parts().getFirst();

        assertEquals(8, report.rows());
        assertEquals(3, report.accepted());
        assertEquals(
                Map.of(
                        "MALFORMED", 1L,
                        "PRICE_NOT_POSITIVE", 1L,
                        "PRICE_SCALE", 1L,
                        "SEQUENCE_REPEATED", 1L,
                        "TIME_ORDER", 1L),
                report.refused());
        assertEquals(
                new PartReport.Gaps(
                        "1m",
                        118,
                        2,
                        List.of(
                                new PartReport.GapView(
                                        "2024-08-08T00:01:00Z", "2024-08-08T00:04:00Z", 3),
                                new PartReport.GapView(
                                        "2024-08-08T00:05:00Z", "2024-08-08T02:00:00Z", 115))),
                report.gaps().getFirst());
        assertEquals(1, report.gaps().get(1).missing());
        assertEquals("2024-08-08T00:00:00Z", report.first());
        assertEquals("2024-08-08T02:00:00Z", report.last());
        assertEquals(0, report.score());
        assertEquals(
                List.of(
                        "file,line,code,text",
                        "\"a.csv\",3,PRICE_NOT_POSITIVE,\"2024-08-08 00:01;100;101;99;-100;1.5\"",
                        "\"a.csv\",5,PRICE_SCALE,\"2024-08-08 00:02;100;101;99;100.001;1.5\"",
                        "\"a.csv\",6,MALFORMED,\"2024-08-08 00:03;100;101;99\"",
                        "\"a.csv\",8,SEQUENCE_REPEATED,\"2024-08-08 00:04;100;101;99;100;1.5\"",
                        "\"a.csv\",9,TIME_ORDER,\"2024-08-08 00:02;100;101;99;100;1.5\""),
                Files.readAllLines(folder.resolve("refused.csv")));
    }

    @Test
    void refusedRowsAreListedToABound() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("time,price,size");
        for (int i = 0; i < 10_500; i++) {
            lines.add("never,1,1");
        }

        PartReport report = run(Texts.plain(folder.resolve("t.csv"), lines)).parts().getFirst();

        assertEquals(Map.of("TIME_UNREADABLE", 10_500L), report.refused());
        assertEquals(10_002, Files.readAllLines(folder.resolve("refused.csv")).size());
        assertEquals(5, report.refusedFirst().size());
    }

    @Test
    void tradesBecomeCandlesOfSeconds() throws IOException {
        List<String> lines = new ArrayList<>(Texts.recording(new Random(3), 5_000));
        BigDecimal volume = BigDecimal.ZERO;
        for (String line : lines) {
            String quantity = line.replaceAll(".*\"q\":\"([^\"]*)\".*", "$1");
            volume = volume.add(new BigDecimal(quantity));
        }
        lines.add(7, "1723075200000000000 {\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"b\":[]}");
        lines.add(9, "1723075200000000000 {\"e\":\"trade\",\"s\":\"BTCUSDT\"");
        lines.add(11, lines.get(10).replace("BTCUSDT", "ETHUSDT"));
        lines.remove(5_000);

        PartReport report = run(Texts.gzip(folder.resolve("rec.gz"), lines)).parts().getFirst();

        assertEquals("RECORDING", report.kind());
        assertEquals("1s", report.interval());
        assertEquals(4_999, report.accepted());
        assertEquals(Map.of("MALFORMED", 1L), report.refused());
        assertEquals(2, report.passedOver());
        assertEquals(1, report.lostTrades());
        assertEquals(4_999, sink.candles.stream().mapToLong(HistoryCandle::trades).sum());
        assertTrue(
                volume.compareTo(
                                sink.candles.stream()
                                        .map(HistoryCandle::volume)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                        > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void columnsWithoutAHeaderAreAsTold(String separator) throws IOException {
        ImportSettings usual = Texts.settings(Optional.empty(), false);
        ImportSettings told =
                new ImportSettings(
                        usual.terms(),
                        usual.source(),
                        usual.providerSymbol(),
                        usual.interval(),
                        List.of("side", "time", "note", "price", "quantity"),
                        usual.named(),
                        usual.separator(),
                        usual.unit(),
                        usual.pattern(),
                        usual.zone(),
                        usual.calendar(),
                        false);
        List<String> lines =
                List.of(
                        String.join(separator, "sell", "1723075200.5", "", "100.5", "0.250"),
                        String.join(separator, "buy", "1723075200.9", "", "100.25", "0.5"));

        PartReport report =
                run(Texts.plain(folder.resolve("t.txt"), lines), told).parts().getFirst();

        assertEquals(2, report.accepted());
        HistoryCandle candle = sink.candles.getFirst();
        assertEquals(Texts.TIME, candle.openMicros());
        assertEquals(new BigDecimal("100.50"), candle.open());
        assertEquals(new BigDecimal("100.25"), candle.close());
        assertEquals(new BigDecimal("0.750"), candle.volume());
        assertEquals(new BigDecimal("0.500"), candle.takerBuyVolume());
    }

    @Test
    void outliersAreKeptWhereThatIsWanted() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = 0; i < 30; i++) {
            String price = i == 20 ? "200" : "100." + i % 3;
            lines.add(
                    "%d,%s,%s,%s,%s,1".formatted(1723075200 + 60 * i, price, price, price, price));
        }
        Path file = Texts.plain(folder.resolve("a.csv"), lines);

        assertEquals(Map.of("PRICE_BAND", 1L), run(file).parts().getFirst().refused());
        PartReport kept = run(file, Texts.settings(MINUTES, true)).parts().getFirst();

        assertEquals(Map.of(), kept.refused());
        assertEquals(Map.of("PRICE_BAND", 1L), kept.noted());
        assertEquals(30, kept.candles());
    }

    @ParameterizedTest
    @CsvSource({"a.gz", "a.xz", "a.zip"})
    void aFileThatBreaksOffIsReportedWithTheLine(String name) throws IOException {
        List<String> lines = Texts.bars(new Random(5), 60_000);
        Path file = folder.resolve(name);
        switch (name) {
            case "a.gz" -> Texts.gzip(file, lines);
            case "a.xz" -> Texts.xz(file, lines);
            default -> Texts.zip(file, Map.of("b.csv", lines));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        ImportReport.FileReport report = run(file);

        PartReport part = report.parts().getFirst();
        assertTrue(part.error() != null && part.error().contains(" line "), "" + part.error());
        assertEquals(part.error(), report.error());
        assertNull(report.sha256());
        assertEquals(part.accepted(), sink.candles.size());
        assertTrue(part.accepted() > 1_000 && part.accepted() < 50_000, "" + part.accepted());
    }

    @Test
    void whatIsNoFileOfHistoryIsSaid() throws IOException {
        assertEquals("cannot read nowhere.csv", run(Path.of("nowhere.csv")).error());
        Path fake = folder.resolve("fake.zip");
        Files.writeString(fake, "time,open");
        assertEquals(fake + ": it is broken, or not what its name says", run(fake).error());
        Path none = Texts.zip(folder.resolve("none.zip"), Map.of());
        assertNotNull(run(none).error());
        assertEquals(
                "empty.csv line 0: there are no rows in it",
                run(Files.createFile(folder.resolve("empty.csv"))).error());
        assertEquals(
                "c.csv line 1: no column for volume among [time, open, high, low, close];"
                        + " say --column volume=NAME",
                run(Texts.plain(folder.resolve("c.csv"), List.of("time,open,high,low,close")))
                        .error());
        Path wide =
                Texts.plain(
                        folder.resolve("w.csv"),
                        List.of("time,price,size", "1".repeat(LineReader.LINE_BYTES_MAX + 1)));
        assertTrue(String.valueOf(run(wide).error()).contains("a line of more than 1048576 bytes"));
        assertEquals(List.of(), sink.candles);
    }

    @Test
    void anImportThatIsStoppedSaysWhere() throws IOException {
        Path file = Texts.plain(folder.resolve("a.csv"), Texts.bars(new Random(6), 10_000));
        ImportReport.FileReport report;
        try (RefusedRows refused = new RefusedRows(null)) {
            report =
                    new ImportRun(
                                    Texts.settings(MINUTES, false),
                                    sink,
                                    refused,
                                    new ImportProgress(
                                            new PrintStream(OutputStream.nullOutputStream()),
                                            true,
                                            1,
                                            0),
                                    () -> true,
                                    Texts.NOW)
                            .file(file);
        }

        assertEquals("a.csv line 4096: interrupted", report.error());
        assertEquals(4_096, sink.candles.size());
    }

    @Test
    void whatWasStoredBeforeTheDatabaseFailedIsReported() throws IOException {
        Path file = Texts.plain(folder.resolve("a.csv"), Texts.bars(new Random(7), 50_000));
        sink.batchesMax = 1;

        ImportReport.FileReport report = run(file);

        assertEquals("a.csv line 40960: not stored: the database is away", report.error());
        assertEquals(20_480, report.parts().getFirst().stored().added());
        assertEquals(20_480, sink.candles.size());
    }

    @Test
    void aRealRecordingIsFine() throws IOException {
        assumeTrue(Files.isReadable(Recording.FILE), "no recording " + Recording.FILE);
        ImportSettings coarse = Texts.settings(MINUTES, false);
        ImportSettings settings =
                new ImportSettings(
                        Recording.TERMS,
                        coarse.source(),
                        coarse.providerSymbol(),
                        coarse.interval(),
                        coarse.columns(),
                        coarse.named(),
                        coarse.separator(),
                        coarse.unit(),
                        coarse.pattern(),
                        coarse.zone(),
                        coarse.calendar(),
                        false);

        PartReport report = run(Recording.FILE, settings).parts().getFirst();

        assertEquals(9_757, report.accepted());
        assertEquals(Map.of(), report.refused());
        assertEquals(0, report.lostTrades());
        assertEquals(100, report.score());
    }

    @Test
    void progressTellsShareRateAndTimeLeft() {
        ImportProgress progress =
                new ImportProgress(
                        new PrintStream(OutputStream.nullOutputStream()), false, 4_000_000, 0);
        progress.read("a", 5_000, 0, 0);
        progress.fileDone(1_000_000);

        assertEquals(
                "b  25.0 %  1.0 of 4.0 MB  5000 rows  250 rows/s  1:00 left",
                progress.line("b", 1_000_000, 20_000_000_000L));
    }
}

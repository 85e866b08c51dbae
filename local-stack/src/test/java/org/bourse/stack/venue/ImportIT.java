package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bourse.stack.Rebuild;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./bourse import} from files to what the public reads, and back to nothing. */
class ImportIT {
    private static final String HEADER = "time,open,high,low,close,volume";
    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final Instant BEGIN = Instant.parse("2024-08-05T00:00:00Z");
    private static final Path RECORDING =
            TestStack.project().resolve("../shared/data/binance-spot/btcusdt_20240808.gz");

    private static final StackClient STACK = TestStack.shared().client();
    private static final Contract CONTRACT = Contract.of(STACK, "market-data-service");
    private static Market market;
    private static Launcher launcher;

    @TempDir private Path folder;

    @BeforeAll
    static void list() throws Exception {
        launcher = new Launcher(TestStack.home());
        market = Market.listed(STACK, "IMPORT");
        List<String> users = STACK.createTraders("import", 2);
        Trader maker = Trader.of(STACK, users.get(0)).funded(market);
        Trader taker = Trader.of(STACK, users.get(1)).funded(market);
        maker.accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));
        Market.eventually("the trade is told", () -> market.trades().size() == 1);
    }

    private static Launcher.Result run(String source, Path file, String... options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("import", "--no-build", "--symbol", market.symbol()));
        arguments.addAll(List.of("--source", source, file.toString()));
        arguments.addAll(Arrays.asList(options));
        return launcher.run(arguments.toArray(String[]::new));
    }

    private static String imported(int exitCode, String source, Path file, String... options)
            throws IOException, InterruptedException {
        Launcher.Result result = run(source, file, options);
        assertEquals(exitCode, result.exitCode(), result.output());
        return result.output();
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    private static Reply klines(String query) {
        Reply reply =
                STACK.rest()
                        .get(
                                STACK.url("market-data-service")
                                        .resolve(
                                                "/api/v1/klines?symbol="
                                                        + market.symbol()
                                                        + "&"
                                                        + query),
                                "");
        CONTRACT.assertDescribes(
                CONTRACT.operation("GET", "/api/v1/klines"), reply.status(), reply.body());
        return reply;
    }

    /** All there is from a time on, page by page. */
    private static List<JsonNode> paged(String query, Instant from, long millis, int limit) {
        List<JsonNode> all = new ArrayList<>();
        Instant start = from;
        JsonNode page;
        do {
            page = klines("%s&startTime=%s&limit=%d".formatted(query, start, limit)).orThrow();
            page.forEach(all::add);
            if (!page.isEmpty()) {
                start = Instant.parse(all.getLast().path("openTime").asText()).plusMillis(millis);
            }
        } while (page.size() == limit);
        return all;
    }

    private static String text(JsonNode candle) {
        return String.join(
                ",",
                candle.path("openTime").asText(),
                candle.path("open").asText(),
                candle.path("high").asText(),
                candle.path("low").asText(),
                candle.path("close").asText(),
                candle.path("volume").asText());
    }

    /** A walk of a cent up or down a minute. */
    private static List<String> minutes(int count) {
        Random dice = new Random(17);
        List<String> lines = new ArrayList<>();
        int close = 20_000;
        for (int i = 0; i < count; i++) {
            int open = close;
            close += dice.nextInt(3) - 1;
            lines.add(
                    "%s,%s,%s,%s,%s,%s"
                            .formatted(
                                    BEGIN.plusMillis(i * MINUTE_MILLIS),
                                    price(open),
                                    price(Math.max(open, close) + 2),
                                    price(Math.min(open, close) - 2),
                                    price(close),
                                    BigDecimal.valueOf(1 + dice.nextInt(9), 1)));
        }
        return lines;
    }

    private static String price(int cents) {
        return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
    }

    private Path csv(String name, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(HEADER));
        all.addAll(lines);
        return Files.write(folder.resolve(name), all);
    }

    /** As Binance publishes candles: no header, microseconds, an archive a day. */
    private Path zip(List<String> lines) throws IOException {
        Path file = folder.resolve("IMPORTUSDT-1m-2024-08.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int from = 0; from < lines.size(); from += 1_440) {
                out.putNextEntry(new ZipEntry("IMPORTUSDT-1m-%d.csv".formatted(from)));
                for (String line : lines.subList(from, Math.min(lines.size(), from + 1_440))) {
                    String[] fields = line.split(",");
                    String micros = Instant.parse(fields[0]).toEpochMilli() + "000";
                    String row =
                            "%s,%s,%s,%s,%s,%s,%s,10.5,3,0.1,5.25,0\n"
                                    .formatted(
                                            micros, fields[1], fields[2], fields[3], fields[4],
                                            fields[5], micros);
                    out.write(row.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    @Test
    void candlesOfAFileAreReadBackByPagesAndOutliveARebuild() throws Exception {
        List<String> lines = minutes(2_500);
        Path file = csv("bars.csv", lines);

        String first = imported(0, "csv", file, "--interval=1m");
        assertContains("candles   2500: 2500 new, 0 unchanged", first);
        assertContains("score     100 of 100", first);
        String again = imported(0, "csv", file, "--interval=1m");
        assertContains("candles   2500: 0 new, 2500 unchanged", again);

        new Rebuild(STACK).run(BourseService.MARKET_DATA_SERVICE);
        Market.eventually("the market is read again", () -> market.trades().size() == 1);
        List<JsonNode> paged = paged("source=csv&interval=1m", BEGIN, MINUTE_MILLIS, 1_000);
        assertEquals(lines, paged.stream().map(ImportIT::text).toList());
        assertEquals("csv", paged.getFirst().path("source").asText());
        assertEquals("0", paged.getFirst().path("quoteVolume").asText());
        JsonNode newest = klines("source=csv&interval=1m&limit=3").orThrow();
        assertEquals(
                lines.subList(2_497, 2_500),
                List.of(text(newest.get(0)), text(newest.get(1)), text(newest.get(2))));
        assertEquals(1, klines("interval=1d&source=venue").orThrow().size());
        BigDecimal volume =
                lines.stream()
                        .map(it -> new BigDecimal(it.split(",")[5]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        JsonNode week = klines("source=csv&interval=1w").orThrow();
        assertEquals(1, week.size());
        assertEquals(0, volume.compareTo(new BigDecimal(week.get(0).path("volume").asText())));
        assertContains(" are removed", imported(0, "csv", file, "--remove"));
        assertEquals(
                "SOURCE_UNKNOWN", klines("source=csv&interval=1m").body().path("code").asText());
    }

    @Test
    void anArchiveIsShownBeforeTheVenuesOwnCandles() throws Exception {
        List<String> lines = minutes(3_000);
        List<String> own = texts(klines("interval=1m&source=venue").orThrow());
        assertEquals(1, own.size());
        assertEquals(own, texts(klines("interval=1m").orThrow()));

        String output = imported(0, "zipped", zip(lines), "--back-fill");

        assertContains("IMPORTUSDT-1m-2024-08.zip!IMPORTUSDT-1m-2880.csv: bars of 1m", output);
        List<String> all = new ArrayList<>(lines);
        all.addAll(own);
        Market.eventually(
                "what was imported is shown",
                () -> klines("interval=1m&limit=2").orThrow().size() == 2);
        List<JsonNode> paged = paged("interval=1m", BEGIN, MINUTE_MILLIS, 700);
        assertEquals(all, paged.stream().map(ImportIT::text).toList());
        assertEquals("10.5", paged.getFirst().path("quoteVolume").asText());
        assertTrue(paged.getLast().path("source").isMissingNode(), "the venue's own");
        assertEquals(all.subList(2_990, 3_001), texts(klines("interval=1m&limit=11").orThrow()));
        assertEquals(own, texts(klines("interval=1m&source=venue").orThrow()));
        assertEquals(3, paged("interval=1d", BEGIN, DAY_MILLIS, 2).size() - 1);
    }

    private static List<String> texts(JsonNode candles) {
        List<String> texts = new ArrayList<>();
        candles.forEach(it -> texts.add(text(it)));
        return texts;
    }

    @Test
    void aRecordingBecomesCandlesOfEachLength() throws Exception {
        Random dice = new Random(5);
        Path file = folder.resolve("recording.gz");
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        long millis = BEGIN.toEpochMilli();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int id = 1; id <= 2_000; id++) {
                millis += dice.nextInt(3_000);
                BigDecimal price = BigDecimal.valueOf(10_000 + dice.nextInt(20), 2);
                BigDecimal quantity = BigDecimal.valueOf(1 + dice.nextInt(999), 3);
                volume = volume.add(quantity);
                amount = amount.add(quantity.multiply(price));
                String line =
                        "%d000000 {\"e\":\"trade\",\"E\":%d,\"s\":\"IMPORTUSDT\",\"t\":%d,"
                                + "\"p\":\"%s\",\"q\":\"%s\",\"T\":%d,\"m\":%b}\n";
                out.write(
                        line.formatted(
                                        millis,
                                        millis,
                                        id,
                                        price,
                                        quantity,
                                        millis,
                                        dice.nextBoolean())
                                .getBytes(StandardCharsets.UTF_8));
            }
        }

        String output = imported(0, "recorded", file);

        assertContains("recording.gz: recording of 1s", output);
        for (String interval : List.of("1s", "1m", "5m", "15m", "1h", "4h", "1d", "1w")) {
            long length = interval.equals("1s") ? 1_000 : MINUTE_MILLIS;
            List<JsonNode> candles =
                    paged("source=recorded&interval=" + interval, BEGIN, length, 900);
            assertEquals(0, volume.compareTo(sum(candles, "volume")), interval);
            assertEquals(0, amount.compareTo(sum(candles, "quoteVolume")), interval);
            assertEquals("2000", sum(candles, "trades").toPlainString());
            assertEquals("2000", candles.getLast().path("lastTradeId").asText());
        }
        assertContains("0 new", imported(0, "recorded", file));
    }

    private static BigDecimal sum(List<JsonNode> candles, String field) {
        return candles.stream()
                .map(it -> new BigDecimal(it.path(field).asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aRealRecordingIsImported() throws Exception {
        assumeTrue(Files.isReadable(RECORDING), "no recording " + RECORDING);

        String output =
                imported(0, "real", RECORDING, "--provider-symbol=BTCUSDT", "--lot=0.00000001");

        assertContains("9757: 9757 accepted, 0 refused", output);
        assertEquals(
                "9757",
                sum(paged("source=real&interval=1m", BEGIN, MINUTE_MILLIS, 100), "trades")
                        .toPlainString());
    }

    @Test
    void theReportSaysWhatWasNotTaken() throws Exception {
        List<String> lines = minutes(100);
        lines.set(40, lines.get(40).replaceAll(",([^,]*),([^,]*)$", ",-$1,$2"));
        lines.remove(60);
        Path report = folder.resolve("report.json");
        Path refused = folder.resolve("refused.csv");

        imported(
                1,
                "faulty",
                csv("faulty.csv", lines),
                "--interval=1m",
                "--report=" + report,
                "--refused=" + refused);

        JsonNode part = RestClient.json().readTree(report.toFile()).at("/files/0/parts/0");
        assertEquals(99, part.path("rows").asInt());
        assertEquals(98, part.path("accepted").asInt());
        assertEquals("{\"PRICE_NOT_POSITIVE\":1}", part.path("refused").toString());
        assertEquals(98, part.at("/stored/added").asInt());
        assertEquals(2, part.at("/gaps/0/missing").asInt());
        assertEquals(
                BEGIN.plusMillis(40 * MINUTE_MILLIS).toString(),
                part.at("/gaps/0/first/0/from").asText());
        assertEquals(2, Files.readAllLines(refused).size());
        assertContains("\"faulty.csv\",42,PRICE_NOT_POSITIVE", Files.readString(refused));
        assertEquals(98, paged("source=faulty&interval=1m", BEGIN, MINUTE_MILLIS, 1_000).size());

        String other = minutes(3).get(2).replaceFirst(",[^,]*$", ",77");
        String conflict = imported(1, "faulty", csv("other.csv", List.of(other)), "--interval=1m");
        assertContains("1 conflicting (2024-08-05T00:02:00Z)", conflict);
        imported(0, "faulty", csv("other.csv", List.of(other)), "--interval=1m", "--replace");
        assertEquals(
                other,
                text(
                        klines("source=faulty&interval=1m&limit=3&startTime=" + BEGIN)
                                .orThrow()
                                .get(2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.csv | | missing.csv line 1: no column for volume among",
                "broken.zip | | broken.zip!b.csv line",
                "bars.csv | --zone=Mars/Olympus | --zone cannot be Mars/Olympus",
                "bars.csv | --calendar=moon | --calendar cannot be moon",
                "bars.csv | --interval=2m | --interval cannot be 2m",
                "bars.csv | --tick=0 | is none",
                "bars.csv | --what | Unknown option: '--what'",
                "nowhere.csv | | cannot read",
                "bars.csv | --jdbc-url=jdbc:postgresql://127.0.0.1:1/x | the database"
            })
    void whatIsWrongIsSaidAndNothingIsStored(String name, String option, String message)
            throws Exception {
        csv("bars.csv", minutes(10));
        Files.writeString(folder.resolve("missing.csv"), "time,open,high,low,close\n");
        Path whole = folder.resolve("whole.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(whole))) {
            out.putNextEntry(new ZipEntry("b.csv"));
            byte[] noise = new byte[100_000];
            new Random(3).nextBytes(noise);
            out.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(noise);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("broken.zip"), Arrays.copyOf(bytes, bytes.length / 2));

        String output =
                imported(
                        2,
                        "wrong",
                        folder.resolve(name),
                        option == null ? "--interval=1m" : option,
                        "--lot=1");

        assertContains(message, output);
        Reply none = klines("source=wrong&interval=1m");
        assertEquals("404 SOURCE_UNKNOWN", none.status() + " " + none.body().path("code").asText());
    }

    @ParameterizedTest
    @CsvSource({"source=VENUE", "source=a_b", "source=nobody"})
    void aSourceThatIsNoneIsRefused(String query) {
        Reply reply = klines("interval=1m&" + query);

        String code = reply.status() + " " + reply.body().path("code").asText();
        assertEquals(
                query.endsWith("nobody") ? "404 SOURCE_UNKNOWN" : "400 PARAMETER_INVALID", code);
    }
}

package org.bourse.marketdata.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.store.TradeProjection;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketArchiveTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V1__trades_and_candles.sql");

    private static final long TIME = 1_700_000_000_123_456L;
    private static final String DAY = "trades_2023_11_14";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TradeProjection projection = new TradeProjection();
    private Connection connection;

    @TempDir private Path directory;

    @BeforeEach
    void empty() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + String.join(", ", projection.tables()));
        }
        connection.commit();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void project(int symbol, List<PublicTrade> trades) throws SQLException {
        for (PublicTrade trade : trades) {
            projection.apply(connection, List.of(Trades.record(symbol, trade)));
        }
        connection.commit();
    }

    private boolean mayGo(MarketArchive archive, String partition) throws SQLException {
        boolean mayGo = archive.mayGo(connection, "trades", partition);
        connection.commit();
        return mayGo;
    }

    private Path place(String name) {
        return directory.resolve("venue-0").resolve(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory.resolve("venue-0"))) {
            return paths.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** A line the slow way. */
    private static String line(SymbolTerms terms, PublicTrade trade) {
        String time = Instant.EPOCH.plus(trade.venueTimeMicros(), ChronoUnit.MICROS).toString();
        return "%s,%s,%s,%s,%s,false,%s"
                .formatted(
                        time,
                        terms.price(trade.priceTicks()),
                        terms.quantity(trade.lots()),
                        Decimals.print(trade.notionalMinor(), 6),
                        trade.auction() ? "" : trade.takerSide(),
                        trade.tradeId());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tradesAreInTheFilesOfTheirDayAndSymbol(long seed) throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        Set<String> partitions = new TreeSet<>();
        for (SymbolTerms terms : Archives.SYMBOLS) {
            List<PublicTrade> trades =
                    Trades.thrown(new Random(seed * 10 + terms.number()), 400, TIME);
            project(terms.number(), trades);
            for (PublicTrade trade : trades) {
                String line = line(terms, trade);
                String day = line.substring(0, 10);
                String partition = "trades_" + day.replace('-', '_');
                partitions.add(partition);
                expected.computeIfAbsent(
                                partition + "/" + terms.name() + "-trades-" + day + ".csv.gz",
                                _ ->
                                        new ArrayList<>(
                                                List.of(
                                                        "time,price,quantity,quote_quantity,side,"
                                                                + "joined,venue_trade_id")))
                        .add(line);
            }
        }
        for (String partition : partitions) {
            assertTrue(mayGo(Archives.in(directory), partition));
        }

        Map<String, List<String>> found = new TreeMap<>();
        for (String partition : names()) {
            for (String sum : Files.readAllLines(place(partition).resolve("SHA256SUMS"))) {
                Path file = place(partition).resolve(sum.substring(66));
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                assertEquals(
                        sum.substring(0, 64),
                        HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
                found.put(partition + "/" + sum.substring(66), lines(file));
            }
        }
        assertEquals(expected, found);
        assertTrue(partitions.size() > 2);
    }

    @Test
    void whatAKilledProcessLeftIsWrittenAnewAndWhatItCompletedIsNot() throws Exception {
        project(1, List.of(Trades.trade(3, TIME, 100, 1)));
        Files.createDirectories(place(DAY + ".part"));
        Files.writeString(place(DAY + ".part").resolve("BTC-USDT-trades-2023-11-14.csv.gz"), "x");

        assertTrue(mayGo(Archives.in(directory), DAY));
        assertEquals(List.of(DAY), names());
        Path file = place(DAY).resolve("BTC-USDT-trades-2023-11-14.csv.gz");
        assertEquals(2, lines(file).size());

        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        assertTrue(mayGo(Archives.in(directory), DAY));
        assertEquals(List.of(DAY), names());
        assertEquals(key, Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Test
    void whatIsThereAndDiffersStaysBesideANewCopy() throws Exception {
        project(1, List.of(Trades.trade(3, TIME, 100, 1)));
        assertTrue(mayGo(Archives.in(directory), DAY));
        Path file = place(DAY).resolve("BTC-USDT-trades-2023-11-14.csv.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);

        assertTrue(mayGo(Archives.in(directory), DAY));
        assertEquals(List.of(DAY, DAY + ".2"), names());

        project(1, List.of(Trades.trade(6, TIME + 1, 100, 1)));
        assertTrue(mayGo(Archives.in(directory), DAY));
        assertEquals(List.of(DAY, DAY + ".2", DAY + ".3"), names());
        assertEquals(
                3, lines(place(DAY + ".3").resolve("BTC-USDT-trades-2023-11-14.csv.gz")).size());
    }

    @Test
    void aPartitionStaysThatCannotBeArchived() throws Exception {
        project(1, List.of(Trades.trade(3, TIME, 100, 1)));
        project(9, List.of(Trades.trade(6, TIME, 100, 1)));
        MarketArchive archive =
                Archives.archive(Optional.of(directory), Archives.SYMBOLS, true, metrics);

        assertFalse(mayGo(archive, DAY));

        assertEquals(List.of(DAY + ".part"), names());
        assertEquals(1, count("failed"));
        assertEquals(0, count("done"));
    }

    private double count(String outcome) {
        return metrics.get("bourse.market.archive.partitions")
                .tag("table", "trades")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void nothingGoesWhileTheMarketIsBeingReadOrAnotherArchives() throws Exception {
        project(1, List.of(Trades.trade(3, TIME, 100, 1)));
        MarketArchive unready =
                Archives.archive(Optional.of(directory), Archives.SYMBOLS, false, metrics);
        assertFalse(unready.isReady());
        assertFalse(mayGo(unready, DAY));
        assertTrue(mayGo(Archives.none(), DAY));

        try (Connection other = POSTGRES.connect()) {
            other.setAutoCommit(false);
            assertTrue(Archives.in(directory).mayGo(other, "trades", DAY));
            assertFalse(mayGo(Archives.in(directory), DAY));
            other.rollback();
        }
        assertTrue(mayGo(Archives.in(directory), DAY));
    }

    @Test
    void aFolderThatIsNotThereStopsTheStart() {
        Path missing = directory.resolve("missing/folder");

        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> Archives.in(missing));

        assertTrue(refusal.getMessage().startsWith("bourse.market-data.archive.directory="));
        assertThrows(IllegalArgumentException.class, () -> Archives.in(Path.of("relative")));
        assertTrue(Archives.in(directory.resolve("made")).isReady());
        assertTrue(Files.isDirectory(directory.resolve("made")));
    }

    @Test
    void tradesAndCandlesAreArchivedUnlessItIsSaidOtherwise() {
        ArchiveConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(ArchiveConfig.class)
                        .build()
                        .getConfigMapping(ArchiveConfig.class);

        assertEquals(Optional.empty(), config.directory());
        assertEquals(Set.of(ArchivedTable.TRADES, ArchivedTable.CANDLES), config.tables());
    }
}

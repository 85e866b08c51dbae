package org.bourse.portfolio.book;

import static org.bourse.portfolio.position.Trades.BTC;
import static org.bourse.portfolio.position.Trades.BTC_USDT;
import static org.bourse.portfolio.position.Trades.USDT;
import static org.bourse.portfolio.position.Trades.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books in a real database; positions of the log are hours of the venue's time. */
class BookProjectionTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql",
                    "V7__positions.sql",
                    "V12__transfers.sql");

    private static final List<String> TABLES =
            List.of("traded_symbol", "mark_day", "holding_day", "position_day", "tax_lot", "sale");
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;

    private final BookProjection projection = new BookProjection(new Config());
    private Connection connection;

    private static final class Config implements BookConfig {
        @Override
        public Duration ledgerTimeout() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration positionTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String currency() {
            return "USDT";
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        // As the service connects: batches travel as one statement.
        connection = DriverManager.getConnection(POSTGRES.url() + "&reWriteBatchedInserts=true");
        connection.setAutoCommit(false);
        execute("ALTER TABLE posting DISABLE TRIGGER USER");
        execute("ALTER TABLE journal_entry DISABLE TRIGGER USER");
        execute("INSERT INTO asset VALUES (1, 'BTC', 8), (2, 'USDT', 8)");
        execute("INSERT INTO projection_position VALUES ('ledger-events', 0, 0, 1000000, 0)");
        execute("INSERT INTO projection_position VALUES ('trade-events', 0, 0, -1, 0)");
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void flow(long position, long account, int asset, long... deltas) throws SQLException {
        execute(
                "INSERT INTO journal_entry SELECT %d, to_timestamp(%d), 4, gen_random_uuid()"
                        .formatted(position, seconds(position)));
        for (int i = 0; i < deltas.length; i++) {
            execute(
                    "INSERT INTO posting VALUES (%d, %d, %d, %d, 1, %d, 0, %d, 0)"
                            .formatted(
                                    position, i, account, asset, deltas[i], deltas[i] > 0 ? 1 : 2));
        }
    }

    private static long seconds(long position) {
        return 1_700_000_000 + position * 3_600;
    }

    private static TradeEvents record(long position, TradeEvent... events) {
        return TradeEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setPosition(position)
                                .setSequence(position + 1)
                                .setVenueTimeMicros(seconds(position) * 1_000_000))
                .addAllEvents(List.of(events))
                .build();
    }

    private static TradeEvents listing() {
        Symbol symbol =
                Symbol.newBuilder()
                        .setSymbol(1)
                        .setName("BTC-USDT")
                        .setBase(BTC)
                        .setQuote(USDT)
                        .setTick(1)
                        .setPriceScale(2)
                        .setLot(1)
                        .setQuantityScale(3)
                        .build();
        return record(
                0,
                TradeEvent.newBuilder()
                        .setConfigured(Configured.newBuilder().setSymbolListed(symbol))
                        .build());
    }

    private static TradeEvents traded(Trade.Builder trade) {
        return record(trade.getTradeId() / 1024, TradeEvent.newBuilder().setTrade(trade).build());
    }

    private static TradeEvents progress(long position) {
        return record(
                position,
                TradeEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build());
    }

    private void apply(List<TradeEvents> records) throws SQLException {
        projection.apply(connection, records);
        execute(
                "UPDATE projection_position SET position = %d WHERE topic = 'trade-events'"
                        .formatted(records.getLast().getHeader().getPosition()));
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (String table : TABLES) {
            dump.put(table, rows("SELECT t::text FROM " + table + " t ORDER BY 1"));
        }
        return dump;
    }

    @Test
    void theSymbolHasTheUnitsOfItsAssets() throws SQLException {
        apply(List.of(listing()));

        assertEquals(Map.of(1, BTC_USDT).toString(), new SymbolTable(connection).all().toString());
    }

    @Test
    void purchasesSalesAndFlowsBecomeRowsOfTheirDay() throws SQLException {
        flow(1, ALICE, USDT, 100_000_000);
        flow(2, BOB, BTC, 3_000_000);
        flow(4, BOB, BTC, -1_000_000);

        apply(
                List.of(
                        listing(),
                        traded(trade(BTC_USDT, 3, ALICE, BOB, 10, 100).setBuyerFeeMinor(7)),
                        traded(trade(BTC_USDT, 5, BOB, ALICE, 4, 200).setSellerFeeMinor(2)),
                        progress(6)));

        // 22:13 UTC and an hour each: positions 2 and later are of the next day.
        assertEquals(
                List.of(
                        "(1000,1,2023-11-15,600000,0)",
                        "(1000,2,2023-11-14,100000000,100000000)",
                        "(1000,2,2023-11-15,99799991,0)",
                        "(1001,1,2023-11-15,1400000,2000000)",
                        "(1001,2,2023-11-15,200000,0)"),
                dump().get("holding_day"));
        assertEquals(
                List.of(
                        // 600005 = 1000007 - floor(1000007 * 4 / 10); 399996 realised
                        "(1000,1,2023-11-15,6,600005,399996,0,0,0,9)",
                        "(1001,1,2023-11-15,4,800000,0,1000000,0,0,0)"),
                dump().get("position_day"));
        assertEquals(1, dump().getOrDefault("mark_day", List.of()).size());
        assertEquals(
                List.of("(1000,1,3072,\"2023-11-15 01:13:20+00\",6,600005)"),
                rows(
                        "SELECT t::text FROM tax_lot t WHERE account = 1000"
                                + " AND set_config('timezone', 'UTC', true) = 'UTC'"));
        assertEquals(2, dump().getOrDefault("sale", List.of()).size());
    }

    @Test
    void whatIsHeldForAWithdrawalIsStillThere() throws SQLException {
        flow(1, ALICE, USDT, 100_000_000);
        flow(2, BOB, BTC, 3_000_000);
        apply(List.of(listing(), traded(trade(BTC_USDT, 3, ALICE, BOB, 10, 100))));
        flow(4, ALICE, BTC, -1_000_000, 1_000_000);

        apply(List.of(progress(5)));

        assertEquals(
                List.of("10"), rows("SELECT lots::text FROM position_day WHERE account = 1000"));
    }

    @Test
    void whatAnotherAccountGaveIsADepositAndAWithdrawal() throws SQLException {
        flow(1, ALICE, USDT, 100_000_000);
        execute(
                "INSERT INTO journal_entry SELECT 2, to_timestamp(%d), 4, gen_random_uuid()"
                        .formatted(seconds(2)));
        execute(
                """
                INSERT INTO posting VALUES
                    (2, 0, 1000, 2, 1, -30000000, 0, 7, 0), (2, 1, 1001, 2, 1, 30000000, 0, 7, 0)\
                """);

        apply(List.of(listing(), progress(3)));

        assertEquals(
                List.of(
                        "(1000,2,2023-11-14,100000000,100000000)",
                        "(1000,2,2023-11-15,70000000,-30000000)",
                        "(1001,2,2023-11-15,30000000,30000000)"),
                dump().get("holding_day"));
    }

    @Test
    void aLedgerThatIsBehindIsWaitedFor() throws SQLException {
        execute("UPDATE projection_position SET position = 4 WHERE topic = 'ledger-events'");

        assertThrows(SQLTransientException.class, () -> apply(List.of(listing(), progress(5))));
        apply(List.of(listing(), progress(4)));
    }

    /** The newest of each key, without how far they are. */
    private static void note(
            Map<String, AccountPosition> states, Collection<AccountPosition> changed) {
        for (AccountPosition state : changed) {
            states.put(
                    PositionStates.key(state),
                    state.toBuilder().clearPosition().clearVenueTimeMicros().build());
        }
    }

    @Test
    void whatIsToldOfChangesIsWhatTheTablesSay() throws SQLException {
        execute("INSERT INTO ledger_time VALUES (true, to_timestamp(9))");
        flow(1, ALICE, USDT, 100_000_000);
        flow(2, BOB, BTC, 3_000_000);
        flow(4, BOB, BTC, -1_000_000);
        flow(6, ALICE, BTC, -400_000);
        Map<String, AccountPosition> told = new TreeMap<>();
        List<TradeEvents> log =
                List.of(
                        listing(),
                        traded(trade(BTC_USDT, 3, ALICE, BOB, 10, 100).setBuyerFeeMinor(7)),
                        traded(trade(BTC_USDT, 5, BOB, ALICE, 4, 200).setSellerFeeMinor(2)),
                        progress(7));
        for (TradeEvents record : log) {
            apply(List.of(record));
            note(told, projection.takeChanged());
        }
        List<AccountPosition> all = new ArrayList<>();
        PositionStates.all(connection, 0, all::add);
        Map<String, AccountPosition> stored = new TreeMap<>();
        note(stored, all);

        assertEquals(stored, told);
        AccountPosition alice = Objects.requireNonNull(told.get("1000/1"));
        assertEquals(200_000, alice.getTotalMinor());
        assertEquals(2, alice.getLots());
        assertEquals(399_996, alice.getRealisedMinor());
        assertEquals(7, all.getFirst().getPosition());
        assertEquals(List.of(), List.copyOf(projection.takeChanged()));
    }

    /** However the records come in batches, and however often: the rows are the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theSameLogGivesTheSameRows(long seed) throws SQLException {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<TradeEvents> log = new ArrayList<>(List.of(listing()));
        flow(1, ALICE, USDT, 1_000_000_000_000L);
        flow(2, BOB, BTC, 1_000_000_000_000L);
        flow(3, BOB, USDT, 1_000_000_000_000L);
        execute(
                "INSERT INTO cost_method VALUES (1000, 20, 'LIFO'), (1000, 50, 'AVERAGE'),"
                        + " (1001, 40, 'AVERAGE'), (1001, 60, 'FIFO')");
        for (int position = 4; position < 120; position++) {
            long held = dice.nextLong(1, 50);
            switch (dice.nextInt(5)) {
                case 0 -> flow(position, ALICE, BTC, held * 70_000);
                case 1 -> flow(position, BOB, BTC, -held * 70_000);
                case 2, 3 ->
                        log.add(
                                traded(
                                        trade(BTC_USDT, position, ALICE, BOB, held, 100)
                                                .setBuyerFeeMinor(dice.nextInt(50))));
                default ->
                        log.add(
                                traded(
                                        trade(BTC_USDT, position, BOB, BOB, held, 90)
                                                .setSellerFeeMinor(dice.nextInt(50))));
            }
        }
        for (long position = 120; position < 140; position++) {
            log.add(traded(trade(BTC_USDT, position, BOB, ALICE, dice.nextLong(1, 9), 110)));
        }
        log.add(progress(140));
        apply(log);
        Map<String, List<String>> atOnce = dump();

        execute("TRUNCATE " + String.join(", ", projection.tables()));
        execute("UPDATE projection_position SET position = -1 WHERE topic = 'trade-events'");
        assertNotEquals(atOnce, dump());
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + dice.nextInt(7));
            apply(log.subList(from, to));
            from = to;
        }

        assertEquals(atOnce, dump());
    }
}

package org.bourse.bench.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.bourse.order.history.HistoryTable;
import org.bourse.platform.partition.Partitions;

/**
 * Fills the history with the orders of twelve months: 20,000 accounts of which the first have many,
 * 50 symbols, all types and statuses, with their trades and transitions. The same number and seed
 * make the same rows. The database makes them itself.
 */
final class HistoryLoad {
    /** An order's command has every third position. */
    static final int POSITIONS = 3;

    static final LocalDate FIRST_DAY = LocalDate.of(2025, 12, 1);
    static final int DAYS = 365;

    private static final int CHUNK = 100_000;

    /** Longer than an order of the load lives. */
    private static final int DAYS_AFTER = 6;

    private static final String RANDOM =
            """
            CREATE OR REPLACE FUNCTION pg_temp.r(i bigint, k bigint) RETURNS double precision
                IMMUTABLE LANGUAGE sql
                AS 'SELECT (hashint8extended(i, %d * 1000 + k) & 9007199254740991)::double precision
                    / 9007199254740992'\
            """;

    private static final String CHUNK_OF_ORDERS =
            """
            CREATE TEMP TABLE chunk ON COMMIT DROP AS
            SELECT *,
                created_at + life AS updated_at,
                fills * 10 AS filled_lots,
                CASE status WHEN 'FILLED' THEN 0 ELSE 10 * (1 + (pg_temp.r(i, 6) * 20)::int) END
                    AS remaining_lots,
                CASE status
                    WHEN 'CANCELLED' THEN 'REQUESTED'
                    WHEN 'REJECTED' THEN 'INSUFFICIENT_FUNDS'
                    WHEN 'OPEN' THEN ''
                    WHEN 'PARTIALLY_FILLED' THEN ''
                    ELSE status
                END AS reason
            FROM (
                SELECT *,
                    CASE status
                        WHEN 'FILLED' THEN 1 + floor(pg_temp.r(i, 4) * 3)::int
                        WHEN 'PARTIALLY_FILLED' THEN 1
                        WHEN 'CANCELLED' THEN (pg_temp.r(i, 4) < 0.1)::int
                        ELSE 0
                    END AS fills,
                    CASE status
                        WHEN 'REJECTED' THEN interval '0'
                        ELSE power(pg_temp.r(i, 5), 4) * interval '5 days'
                    END AS life
                FROM (
                    SELECT i,
                        (i * 3) << 10 AS order_id,
                        timestamptz '2025-12-01T00:00:00Z'
                            + i * (interval '365 days' / %d) AS created_at,
                        1000 + floor(20000 * power(pg_temp.r(i, 1), 3))::bigint AS account,
                        1 + floor(50 * power(pg_temp.r(i, 2), 2))::int AS symbol,
                        CASE WHEN pg_temp.r(i, 7) < 0.5 THEN 'BUY' ELSE 'SELL' END AS side,
                        (ARRAY['STOP', 'STOP', 'STOP_LIMIT', 'STOP_LIMIT', 'TAKE_PROFIT',
                            'TAKE_PROFIT_LIMIT', 'TRAILING_STOP', 'TRAILING_STOP_LIMIT', 'MARKET',
                            'MARKET', 'MARKET', 'MARKET', 'MARKET', 'MARKET', 'MARKET', 'MARKET',
                            'MARKET', 'MARKET', 'MARKET', 'MARKET']
                            )[1 + floor(pg_temp.r(i, 8) * 200)::int] AS rare_type,
                        CASE
                            WHEN pg_temp.r(i, 3) < 0.38 THEN 'FILLED'
                            WHEN pg_temp.r(i, 3) < 0.965 THEN 'CANCELLED'
                            WHEN pg_temp.r(i, 3) < 0.98 THEN 'EXPIRED'
                            WHEN pg_temp.r(i, 3) < 0.995 THEN 'REJECTED'
                            WHEN pg_temp.r(i, 3) < 0.997 THEN 'PARTIALLY_FILLED'
                            ELSE 'OPEN'
                        END AS status,
                        md5(i::text)::uuid::text AS client_order_id,
                        5000000 + floor(pg_temp.r(i, 9) * 1000000)::bigint AS price_ticks
                    FROM generate_series(%d::bigint, %d::bigint) i
                ) drawn
            ) lived\
            """;

    private static final String ORDERS =
            """
            INSERT INTO orders (order_id, created_at, updated_at, account, client_order_id, symbol,
                side, type, time_in_force, post_only, price_ticks, lots, budget_minor, status,
                reason, filled_lots, remaining_lots, notional_minor, fee_minor)
            SELECT order_id, created_at, updated_at, account, client_order_id, symbol, side,
                coalesce(rare_type, 'LIMIT'), 'GTC', false, price_ticks,
                filled_lots + remaining_lots, 0, status, reason, filled_lots, remaining_lots,
                price_ticks * filled_lots * 10, price_ticks * filled_lots / 100
            FROM chunk\
            """;

    /** The last fill of an order that is filled is its end. */
    private static final String TRADES =
            """
            INSERT INTO trades (order_id, trade_id, traded_at, account, symbol, side, role,
                client_order_id, price_ticks, lots, notional_minor, fee_minor)
            SELECT order_id, ((i * 3 + 1) << 10) + k,
                created_at + life * (k::double precision / (fills + (status <> 'FILLED')::int)),
                account, symbol, side, CASE WHEN k = 1 THEN 'TAKER' ELSE 'MAKER' END,
                client_order_id, price_ticks, 10, price_ticks * 100, price_ticks / 10
            FROM chunk, generate_series(1, fills) k\
            """;

    private static final String TRANSITIONS =
            """
            INSERT INTO order_transition (order_id, position, index, at, account, status, reason,
                filled_lots, remaining_lots, trade_id)
            SELECT order_id, i * 3, 0, created_at, account,
                CASE status WHEN 'REJECTED' THEN status ELSE 'OPEN' END,
                CASE status WHEN 'REJECTED' THEN reason ELSE '' END,
                0, filled_lots + remaining_lots, 0
            FROM chunk
            UNION ALL
            SELECT order_id, i * 3 + 1, k,
                created_at + life * (k::double precision / (fills + (status <> 'FILLED')::int)),
                account,
                CASE WHEN status = 'FILLED' AND k = fills THEN 'FILLED' ELSE 'PARTIALLY_FILLED' END,
                CASE WHEN status = 'FILLED' AND k = fills THEN 'FILLED' ELSE '' END,
                k * 10, filled_lots + remaining_lots - k * 10, ((i * 3 + 1) << 10) + k
            FROM chunk, generate_series(1, fills) k
            UNION ALL
            SELECT order_id, i * 3 + 2, 0, updated_at, account, status, reason, filled_lots,
                remaining_lots, 0
            FROM chunk WHERE status IN ('CANCELLED', 'EXPIRED')\
            """;

    private final Connection connection;
    private final int orders;
    private final int seed;
    private final PrintStream out;

    HistoryLoad(Connection connection, int orders, int seed, PrintStream out) {
        this.connection = connection;
        this.orders = orders;
        this.seed = seed;
        this.out = out;
    }

    /** Loads, unless these orders were loaded before. What else is in the tables goes. */
    void loadOnce() throws SQLException {
        connection.setAutoCommit(true);
        execute("CREATE TABLE IF NOT EXISTS bench_load (orders integer, seed integer)");
        if (isLoaded()) {
            out.printf(Locale.ROOT, "%,d orders of seed %d are there.%n", orders, seed);
            return;
        }
        out.printf(Locale.ROOT, "Loading %,d orders of seed %d.%n", orders, seed);
        execute("TRUNCATE orders, trades, order_transition, bench_load");
        execute("SET synchronous_commit = off");
        execute(RANDOM.formatted(seed));
        connection.setAutoCommit(false);
        new Partitions(HistoryTable.ALL).ensure(connection, days());
        connection.commit();
        long began = System.nanoTime();
        for (int from = 1; from <= orders; from += CHUNK) {
            int to = Math.min(orders, from + CHUNK - 1);
            load(from, to);
            double seconds = (System.nanoTime() - began) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "  %,d of %,d orders, %,.0f a second, %.0f s left%n",
                    to,
                    orders,
                    to / seconds,
                    seconds / to * (orders - to));
        }
        connection.setAutoCommit(true);
        out.println("Vacuuming and analyzing, as PostgreSQL does in time.");
        execute("VACUUM (ANALYZE) orders, trades, order_transition");
        execute("INSERT INTO bench_load VALUES (" + orders + ", " + seed + ")");
        execute("RESET synchronous_commit");
    }

    private boolean isLoaded() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery(
                                "SELECT FROM bench_load WHERE orders = %d AND seed = %d"
                                        .formatted(orders, seed))) {
            return row.next();
        }
    }

    private static Set<LocalDate> days() {
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < DAYS + DAYS_AFTER; i++) {
            days.add(FIRST_DAY.plusDays(i));
        }
        return days;
    }

    private void load(int from, int to) throws SQLException {
        execute(CHUNK_OF_ORDERS.formatted(orders, from, to));
        execute(ORDERS);
        execute(TRADES);
        execute(TRANSITIONS);
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

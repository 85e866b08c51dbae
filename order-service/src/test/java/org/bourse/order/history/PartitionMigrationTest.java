package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is in the tables when trades and transitions become partitioned moves into partitions. */
class PartitionMigrationTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__order_history.sql",
                    "V2__conditions_of_orders.sql",
                    "V3__rules_of_symbols.sql",
                    "V4__lists_of_orders.sql",
                    "V5__rebuilds.sql");

    private static final String ORDERS =
            """
            CREATE TABLE orders_2026_11 PARTITION OF orders
                FOR VALUES FROM ('2026-11-01T00:00:00Z') TO ('2026-12-01T00:00:00Z');
            INSERT INTO orders (order_id, created_at, updated_at, account, client_order_id, symbol,
                side, type, time_in_force, post_only, price_ticks, lots, budget_minor, status,
                reason, filled_lots, remaining_lots, notional_minor, fee_minor)
            VALUES (1, '2026-11-30T23:59:59Z', '2026-12-01T00:00:01Z', 1000, 'a', 7, 'BUY',
                'LIMIT', 'GTC', false, 5, 10, 0, 'PARTIALLY_FILLED', '', 2, 8, 10, 1);
            """;

    private static final String FILLS =
            """
            INSERT INTO fills VALUES
                (1, 11, 5, 1, 5, 0, 'TAKER', '2026-11-30T23:59:59.999999Z'),
                (1, 12, 5, 1, 5, 1, 'MAKER', '2026-12-01T00:00:00Z');
            INSERT INTO order_transition VALUES
                (1, 100, 0, '2026-11-30T23:59:59Z', 1000, 'OPEN', '', 0, 10, 0),
                (1, 100, 1, '2026-11-30T23:59:59.999999Z', 1000, 'PARTIALLY_FILLED', '', 1, 9, 11),
                (1, 101, 0, '2026-12-01T00:00:00Z', 1000, 'PARTIALLY_FILLED', '', 2, 8, 12);
            """;

    @Test
    void rowsMoveIntoPartitionsWhateverTheTimeZone() throws Exception {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TIME ZONE 'Pacific/Kiritimati'");
            statement.execute(ORDERS);
            statement.execute(FILLS);

            statement.execute(migration());

            statement.execute("SET TIME ZONE 'UTC'");
            assertEquals(
                    List.of(
                            "trades_2026_11_30 1 11 2026-11-30 23:59:59.999999+00 1000 7 BUY TAKER"
                                    + " a 5 1 5 0",
                            "trades_2026_12_01 1 12 2026-12-01 00:00:00+00 1000 7 BUY MAKER"
                                    + " a 5 1 5 1"),
                    HistoryTables.rows(
                            connection,
                            "SELECT tableoid::regclass, * FROM trades ORDER BY trade_id"));
            assertEquals(
                    List.of(
                            "order_transition_2026_11 100 0",
                            "order_transition_2026_11 100 1",
                            "order_transition_2026_12 101 0"),
                    HistoryTables.rows(
                            connection,
                            "SELECT tableoid::regclass, position, index FROM order_transition"
                                    + " ORDER BY position, index"));
            // They are those that the projection looks for.
            LocalDate november = LocalDate.of(2026, 11, 30);
            new Partitions(HistoryTable.ALL)
                    .ensure(connection, Set.of(november, november.plusDays(1)));
            connection.rollback();
        }
    }

    @Test
    void aFillOfNoOrderStopsIt() throws Exception {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(FILLS);

            Exception failure =
                    assertThrows(SQLException.class, () -> statement.execute(migration()));

            assertTrue(failure.getMessage().contains("fills of orders that are not there"));
            connection.rollback();
        }
    }

    private static String migration() throws IOException {
        try (InputStream in =
                PartitionMigrationTest.class.getResourceAsStream(
                        "/db/migration/V6__partitions_of_trades_and_transitions.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

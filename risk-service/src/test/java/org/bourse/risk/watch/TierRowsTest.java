package org.bourse.risk.watch;

import static org.bourse.risk.Examples.ALICE;
import static org.bourse.risk.Examples.BOB;
import static org.bourse.risk.Examples.TODAY;
import static org.bourse.risk.Examples.VENUE;
import static org.bourse.risk.Examples.filled;
import static org.bourse.risk.Examples.listings;
import static org.bourse.risk.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.AccountTierSet;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What fee tiers follow from, as the projection keeps it. Each test is one transaction. */
class TierRowsTest {
    @RegisterExtension static final PostgresExtension POSTGRES = Examples.postgres();

    private final RiskProjection projection = new RiskProjection(VENUE);
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        apply(listings());
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void apply(OrderEvents... batch) throws SQLException {
        projection.apply(connection, List.of(batch));
    }

    /** The rows of a query, the columns of each separated by spaces. */
    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join(" ", values));
            }
        }
        return found;
    }

    @Test
    void anOperatorsTierStaysBesideWhatTheScheduleSays() throws SQLException {
        apply(
                record(2, TODAY, feeTierSet(1, 10)),
                record(3, TODAY, feeTierSet(1, 20)),
                by(Writer.RISK, record(4, TODAY, tierSet(ALICE, 1))),
                by(Writer.ADMINISTRATION, record(5, TODAY, tierSet(ALICE, 2))),
                by(Writer.RISK, record(6, TODAY, tierSet(ALICE, 3))),
                by(Writer.RISK, record(7, TODAY, tierSet(BOB, 4))));

        assertEquals(List.of("1 20 30"), rows("SELECT * FROM fee_tier"));
        assertEquals(
                List.of("1000 3 2 5", "1001 4 null null"),
                rows("SELECT * FROM account_tier ORDER BY account"));
    }

    @Test
    void aDaysPriceIsThatOfItsLastFill() throws SQLException {
        apply(
                record(2, TODAY, lots(40, 2), lots(90, 3)),
                record(3, TODAY + 1, lots(7, 1)),
                record(4, TODAY + 1, lots(16, 2)));
        apply(record(5, TODAY + 1, lots(36, 4)));

        assertEquals(
                List.of("1 20778 30", "1 20779 9"), rows("SELECT * FROM day_price ORDER BY day"));
    }

    private static OrderEvents by(Writer writer, OrderEvents record) {
        OrderEvents.Builder from = record.toBuilder();
        from.getHeaderBuilder().setWriter(writer);
        return from.build();
    }

    private static OrderEvent tierSet(long account, int tier) {
        return OrderEvent.newBuilder()
                .setAccountTierSet(AccountTierSet.newBuilder().setAccount(account).setTier(tier))
                .build();
    }

    private static OrderEvent feeTierSet(int tier, long makerRateE8) {
        return OrderEvent.newBuilder()
                .setFeeTierSet(
                        FeeTierSet.newBuilder()
                                .setTier(tier)
                                .setMakerRateE8(makerRateE8)
                                .setTakerRateE8(30))
                .build();
    }

    private static OrderEvent lots(long notionalMinor, long lots) {
        OrderEvent.Builder event = filled(ALICE, notionalMinor).toBuilder();
        event.getFilledBuilder().setLots(lots);
        return event.build();
    }
}

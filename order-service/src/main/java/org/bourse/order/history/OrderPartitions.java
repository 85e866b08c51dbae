package org.bourse.order.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The monthly partitions of {@code orders}. Made by the transaction that needs them, so none is
 * ever missing. For one thread.
 */
final class OrderPartitions {
    /** Seen in a transaction other than the one that made them. */
    private final Set<YearMonth> committed = new HashSet<>();

    void ensure(Connection connection, Set<YearMonth> months) throws SQLException {
        for (YearMonth month : months) {
            if (!committed.contains(month)) {
                if (exists(connection, month)) {
                    committed.add(month);
                } else {
                    create(connection, month);
                }
            }
        }
    }

    private static boolean exists(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            select.setString(1, name(month));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Room is left in the pages, since an order's row is written again with each transition. */
    private static void create(Connection connection, YearMonth month) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE "
                            + name(month)
                            + " PARTITION OF orders FOR VALUES FROM ('"
                            + month
                            + "-01T00:00:00Z') TO ('"
                            + month.plusMonths(1)
                            + "-01T00:00:00Z') WITH (fillfactor = 70)");
        }
    }

    static String name(YearMonth month) {
        return String.format(
                Locale.ROOT, "orders_%04d_%02d", month.getYear(), month.getMonthValue());
    }
}

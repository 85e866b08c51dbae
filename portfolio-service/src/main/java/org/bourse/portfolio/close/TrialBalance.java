package org.bourse.portfolio.close;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.portfolio.journal.ChartAccount;

/** The sums of all postings up to a position, by account of the chart and asset. */
final class TrialBalance {

    /** The last day that was closed by then is taken as it is; what was booked since is added. */
    private static final String TOTALS =
            """
            WITH base AS (
                SELECT day, position FROM day_close WHERE position <= ?
                ORDER BY day DESC LIMIT 1
            ), parts AS (
                SELECT chart_account, asset, amount FROM day_close_total
                WHERE day = (SELECT day FROM base)
                UNION ALL
                SELECT chart_account, asset, sum(delta) FROM chart_posting
                WHERE position > coalesce((SELECT position FROM base), -1) AND position <= ?
                GROUP BY chart_account, asset
            )
            SELECT chart_account, asset, sum(amount) FROM parts GROUP BY chart_account, asset\
            """;

    private TrialBalance() {}

    /**
     * Of one account and asset.
     *
     * @param amount in minor units
     */
    record Total(ChartAccount account, int asset, BigDecimal amount) {}

    /** In no order. */
    static List<Total> at(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TOTALS)) {
            select.setLong(1, position);
            select.setLong(2, position);
            return totals(select);
        }
    }

    /** Reads rows of account, asset and amount. */
    static List<Total> totals(PreparedStatement select) throws SQLException {
        List<Total> totals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                totals.add(
                        new Total(
                                ChartAccount.valueOf(row.getString(1)),
                                row.getInt(2),
                                row.getBigDecimal(3)));
            }
        }
        return totals;
    }
}

package org.bourse.stack.venue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The books of portfolio-service, which count by trades, against its ledger, which books postings.
 */
final class Books {
    private static final String DIFFERENT =
            """
            WITH held AS (
                SELECT DISTINCT ON (account, asset) account, asset, total_minor FROM holding_day
                ORDER BY account, asset, day DESC),
            booked AS (
                SELECT account, asset, available + held AS total_minor FROM balance
                WHERE account >= 1000)
            SELECT account, asset, h.total_minor, b.total_minor
            FROM held h FULL JOIN booked b USING (account, asset)
            WHERE coalesce(h.total_minor, 0) <> coalesce(b.total_minor, 0)
            UNION ALL
            SELECT p.account, p.symbol, p.lots, coalesce(l.lots, 0)
            FROM (SELECT DISTINCT ON (account, symbol) * FROM position_day
                ORDER BY account, symbol, day DESC) p
            LEFT JOIN (SELECT account, symbol, sum(lots) AS lots, sum(cost_minor) AS cost_minor
                FROM tax_lot GROUP BY account, symbol) l USING (account, symbol)
            WHERE (p.lots, p.cost_minor) IS DISTINCT FROM
                (coalesce(l.lots, 0), coalesce(l.cost_minor, 0))\
            """;

    private Books() {}

    /** What differs, row by row. */
    static List<String> different(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIFFERENT)) {
            List<String> different = new ArrayList<>();
            while (row.next()) {
                different.add(
                        "account %d asset or symbol %d: %d, not %d"
                                .formatted(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4)));
            }
            return different;
        }
    }
}

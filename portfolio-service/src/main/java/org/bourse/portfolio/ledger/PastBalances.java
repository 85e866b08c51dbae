package org.bourse.portfolio.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What accounts had at a position: what the venue said with the last posting up to it. */
public final class PastBalances {

    /** Each look is a short walk down the index; the venue's own accounts hold nothing. */
    private static final String BALANCES =
            """
            SELECT asset, coalesce(available, 0), coalesce(held, 0)
            FROM (
                SELECT b.asset,
                    (SELECT p.balance FROM posting p
                    WHERE p.account = b.account AND p.asset = b.asset AND p.bucket = 1
                        AND p.position <= ?
                    ORDER BY p.position DESC, p.event_index DESC LIMIT 1) AS available,
                    (SELECT p.balance FROM posting p
                    WHERE b.account > 3
                        AND p.account = b.account AND p.asset = b.asset AND p.bucket = 2
                        AND p.position <= ?
                    ORDER BY p.position DESC, p.event_index DESC LIMIT 1) AS held
                FROM balance b WHERE b.account = ?
            ) past
            WHERE available IS NOT NULL OR held IS NOT NULL
            ORDER BY asset\
            """;

    private PastBalances() {}

    /** Of one asset, in minor units. */
    public record Balance(int asset, long available, long held) {}

    /** Those of an account when the command at a position had been booked, by asset. */
    public static List<Balance> of(Connection connection, long account, long position)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BALANCES)) {
            select.setLong(1, position);
            select.setLong(2, position);
            select.setLong(3, account);
            List<Balance> balances = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    balances.add(new Balance(row.getInt(1), row.getLong(2), row.getLong(3)));
                }
            }
            return balances;
        }
    }

    /** Whether the venue had opened an account at a position. */
    public static boolean isOpened(Connection connection, long account, long position)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT FROM account WHERE account = ? AND opened_position <= ?")) {
            select.setLong(1, account);
            select.setLong(2, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}

package org.bourse.portfolio.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.portfolio.position.OpenLots;
import org.bourse.portfolio.position.TaxLot;

/** The lots of one position in the table. */
final class StoredLots implements OpenLots.Source {
    private static final String OLDEST =
            """
            SELECT trade_id, acquired_at, lots, cost_minor FROM tax_lot
            WHERE account = ? AND symbol = ? AND trade_id > ? AND trade_id < ?
            ORDER BY trade_id LIMIT ?\
            """;
    private static final String NEWEST =
            """
            SELECT trade_id, acquired_at, lots, cost_minor FROM tax_lot
            WHERE account = ? AND symbol = ? AND trade_id > ? AND trade_id < ?
            ORDER BY trade_id DESC LIMIT ?\
            """;

    private final Connection connection;
    private final long account;
    private final int symbol;

    StoredLots(Connection connection, long account, int symbol) {
        this.connection = connection;
        this.account = account;
        this.symbol = symbol;
    }

    /** Through what knows no databases. */
    static final class UnreadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final SQLException reason;

        UnreadException(SQLException reason) {
            super(reason);
            this.reason = reason;
        }

        SQLException reason() {
            return reason;
        }
    }

    @Override
    public List<TaxLot> read(long afterId, long beforeId, boolean newestFirst, int limit) {
        try (PreparedStatement select =
                connection.prepareStatement(newestFirst ? NEWEST : OLDEST)) {
            select.setLong(1, account);
            select.setInt(2, symbol);
            select.setLong(3, afterId);
            select.setLong(4, beforeId);
            select.setInt(5, limit);
            List<TaxLot> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(
                            new TaxLot(
                                    row.getLong(1),
                                    Times.micros(row, 2),
                                    row.getLong(3),
                                    row.getLong(4)));
                }
            }
            return lots;
        } catch (SQLException e) {
            throw new UnreadException(e);
        }
    }
}

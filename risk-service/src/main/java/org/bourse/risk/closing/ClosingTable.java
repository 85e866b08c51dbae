package org.bourse.risk.closing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The table {@code account_closing}, within somebody's transaction. */
final class ClosingTable {
    private final Connection connection;

    ClosingTable(Connection connection) {
        this.connection = connection;
    }

    Set<Closing> all() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT account, decision FROM account_closing");
                ResultSet row = select.executeQuery()) {
            Set<Closing> all = new HashSet<>();
            while (row.next()) {
                all.add(new Closing(row.getLong(1), row.getLong(2)));
            }
            return all;
        }
    }

    /**
     * Whether nobody has acted on this closing yet. Whoever else asks for the account waits until
     * this transaction ends.
     */
    boolean claim(Closing closing) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO account_closing (account, decision) VALUES (?, ?)
                        ON CONFLICT (account) DO UPDATE SET decision = excluded.decision
                        WHERE account_closing.decision <> excluded.decision\
                        """)) {
            insert.setLong(1, closing.account());
            insert.setLong(2, closing.decision());
            return insert.executeUpdate() > 0;
        }
    }

    /** It is to be acted on once more. */
    void giveBack(Closing closing) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM account_closing WHERE account = ?")) {
            delete.setLong(1, closing.account());
            delete.executeUpdate();
        }
    }
}

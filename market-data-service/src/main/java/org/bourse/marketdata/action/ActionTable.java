package org.bourse.marketdata.action;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bourse.marketdata.adjust.CorporateAction;
import org.jspecify.annotations.Nullable;

/** The table of corporate actions, over a connection. */
final class ActionTable {
    private static final String PUT =
            """
            INSERT INTO corporate_action AS known
                (symbol, ex_date, kind, new_shares, old_shares, amount, told_by)
            SELECT p.* FROM (VALUES (?, ?::date, ?, ?::numeric, ?::numeric, ?::numeric, ?))
                AS p (symbol, ex_date, kind, new_shares, old_shares, amount, told_by)
            WHERE (SELECT count(*) FROM corporate_action c WHERE c.symbol = p.symbol
                AND (c.ex_date, c.kind) <> (p.ex_date, p.kind)) < ?
            ON CONFLICT (symbol, ex_date, kind) DO UPDATE SET new_shares = excluded.new_shares,
                old_shares = excluded.old_shares, amount = excluded.amount,
                told_by = excluded.told_by, told_at = excluded.told_at\
            """;

    private final Connection connection;

    ActionTable(Connection connection) {
        this.connection = connection;
    }

    /** The oldest first. */
    List<CorporateAction> of(String symbol) throws SQLException {
        List<CorporateAction> actions = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT kind, ex_date, new_shares, old_shares, amount FROM corporate_action
                        WHERE symbol = ? ORDER BY ex_date, kind\
                        """)) {
            select.setString(1, symbol);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate exDate = row.getObject(2, LocalDate.class);
                    actions.add(
                            switch (ActionKind.valueOf(row.getString(1))) {
                                case SPLIT ->
                                        new CorporateAction.Split(
                                                exDate, row.getBigDecimal(3), row.getBigDecimal(4));
                                case CASH_DIVIDEND ->
                                        new CorporateAction.CashDividend(
                                                exDate, row.getBigDecimal(5));
                            });
                }
            }
        }
        return actions;
    }

    /**
     * @return false: the symbol has {@code countMax} others
     */
    boolean put(String symbol, CorporateAction action, String subject, int countMax)
            throws SQLException {
        BigDecimal newShares = null;
        BigDecimal oldShares = null;
        BigDecimal amount = null;
        switch (action) {
            case CorporateAction.Split split -> {
                newShares = split.newShares();
                oldShares = split.oldShares();
            }
            case CorporateAction.CashDividend dividend -> amount = dividend.amount();
        }
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, symbol);
            put.setObject(2, action.exDate());
            put.setString(3, ActionKind.of(action).name());
            decimal(put, 4, newShares);
            decimal(put, 5, oldShares);
            decimal(put, 6, amount);
            put.setString(7, subject);
            put.setInt(8, countMax);
            return put.executeUpdate() == 1;
        }
    }

    private static void decimal(PreparedStatement into, int index, @Nullable BigDecimal number)
            throws SQLException {
        into.setBigDecimal(index, number);
    }

    /**
     * @return false: there was none
     */
    boolean remove(String symbol, LocalDate exDate, ActionKind kind) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM corporate_action"
                                + " WHERE symbol = ? AND ex_date = ? AND kind = ?")) {
            delete.setString(1, symbol);
            delete.setObject(2, exDate);
            delete.setString(3, kind.name());
            return delete.executeUpdate() == 1;
        }
    }
}

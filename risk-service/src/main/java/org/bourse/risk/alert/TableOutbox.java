package org.bourse.risk.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.RiskAlert;

/** The rows of a table, with columns {@code number} and {@code published}, that are alerts. */
public abstract class TableOutbox implements Outbox {
    private final Connection connection;
    private final int venue;
    private final String table;
    private final String columns;

    /**
     * @param columns those that {@link #fill} reads, from the second on
     */
    protected TableOutbox(Connection connection, int venue, String table, String columns) {
        this.connection = connection;
        this.venue = venue;
        this.table = table;
        this.columns = columns;
    }

    /** Puts a row, whose first column is its number, into its alert. */
    protected abstract void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException;

    @Override
    public final List<Entry> oldest(int countMax) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT number, "
                                + columns
                                + " FROM "
                                + table
                                + " WHERE NOT published ORDER BY number LIMIT ?"
                                + " FOR UPDATE SKIP LOCKED")) {
            select.setInt(1, countMax);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    RiskAlert.Builder alert =
                            RiskAlert.newBuilder()
                                    .setContractVersion(ContractVersion.CURRENT)
                                    .setVenue(venue);
                    fill(alert, row);
                    entries.add(new Entry(row.getLong(1), alert.build()));
                }
            }
        }
        return entries;
    }

    @Override
    public final void published(List<Entry> entries) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE " + table + " SET published = true WHERE number = ?")) {
            for (Entry entry : entries) {
                update.setLong(1, entry.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

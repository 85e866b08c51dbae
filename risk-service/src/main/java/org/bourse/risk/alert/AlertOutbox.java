package org.bourse.risk.alert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;

/** The alerts that are not on the topic yet, within a transaction. */
final class AlertOutbox implements Outbox {
    private final Connection connection;
    private final int venue;

    AlertOutbox(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    @Override
    public List<Entry> oldest(int countMax) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT number, alert_id, kind, account, asset, day, limit_minor,
                            value_minor, position, venue_time_micros
                        FROM alert WHERE NOT published
                        ORDER BY number LIMIT ? FOR UPDATE SKIP LOCKED\
                        """)) {
            select.setInt(1, countMax);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getLong(1), alert(row)));
                }
            }
        }
        return entries;
    }

    @Override
    public void published(List<Entry> entries) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE alert SET published = true WHERE number = ?")) {
            for (Entry entry : entries) {
                update.setLong(1, entry.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private RiskAlert alert(ResultSet row) throws SQLException {
        return RiskAlert.newBuilder()
                .setContractVersion(ContractVersion.CURRENT)
                .setVenue(venue)
                .setAlertId(row.getString(2))
                .setKind(AlertKind.valueOf(row.getString(3)))
                .setAccount(row.getLong(4))
                .setAsset(row.getInt(5))
                .setDay(row.getInt(6))
                .setLimitMinor(row.getLong(7))
                .setValueMinor(row.getLong(8))
                .setPosition(row.getLong(9))
                .setVenueTimeMicros(row.getLong(10))
                .build();
    }
}

package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.risk.alert.Outbox;
import org.bourse.risk.policy.Stage;

/** What tripped and is not on the topic yet. */
final class TripOutbox implements Outbox {
    private final Connection connection;
    private final int venue;

    TripOutbox(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    @Override
    public List<Entry> oldest(int countMax) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT number, trip_id, stage, kind, account, coalesce(asset, 0),
                            limit_value, value, day, position, venue_time_micros
                        FROM limit_trip WHERE NOT published
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
                connection.prepareStatement(
                        "UPDATE limit_trip SET published = true WHERE number = ?")) {
            for (Entry entry : entries) {
                update.setLong(1, entry.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private RiskAlert alert(ResultSet row) throws SQLException {
        AlertKind kind =
                switch (Stage.valueOf(row.getString(3))) {
                    case WARNING -> AlertKind.LIMIT_WARNING;
                    case BREACH -> AlertKind.LIMIT_BREACH;
                };
        return RiskAlert.newBuilder()
                .setContractVersion(ContractVersion.CURRENT)
                .setVenue(venue)
                .setAlertId(row.getString(2))
                .setKind(kind)
                .setRule(row.getString(4))
                .setAccount(row.getLong(5))
                .setAsset(row.getInt(6))
                .setLimitMinor(row.getLong(7))
                .setValueMinor(row.getLong(8))
                .setDay(row.getInt(9))
                .setPosition(row.getLong(10))
                .setVenueTimeMicros(row.getLong(11))
                .build();
    }
}

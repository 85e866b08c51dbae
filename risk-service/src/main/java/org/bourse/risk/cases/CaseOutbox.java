package org.bourse.risk.cases;

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

/** Cases whose opening is not on the topic yet. */
final class CaseOutbox implements Outbox {
    private final Connection connection;
    private final int venue;

    CaseOutbox(Connection connection, int venue) {
        this.connection = connection;
        this.venue = venue;
    }

    @Override
    public List<Entry> oldest(int countMax) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT number, case_id, rule, account, symbol, day, position,
                            venue_time_micros
                        FROM surveillance_case WHERE NOT published
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
                        "UPDATE surveillance_case SET published = true WHERE number = ?")) {
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
                .setKind(AlertKind.SURVEILLANCE)
                .setRule(row.getString(3))
                .setAccount(row.getLong(4))
                .setSymbol(row.getInt(5))
                .setDay(row.getInt(6))
                .setPosition(row.getLong(7))
                .setVenueTimeMicros(row.getLong(8))
                .build();
    }
}

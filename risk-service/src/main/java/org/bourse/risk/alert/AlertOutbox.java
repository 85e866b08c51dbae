package org.bourse.risk.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;

/** The alerts that are not on the topic yet, within a transaction. */
final class AlertOutbox extends TableOutbox {
    AlertOutbox(Connection connection, int venue) {
        super(
                connection,
                venue,
                "alert",
                """
                alert_id, kind, account, asset, day, limit_minor, value_minor, position,
                    venue_time_micros\
                """);
    }

    @Override
    protected void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException {
        alert.setAlertId(row.getString(2))
                .setKind(AlertKind.valueOf(row.getString(3)))
                .setAccount(row.getLong(4))
                .setAsset(row.getInt(5))
                .setDay(row.getInt(6))
                .setLimitMinor(row.getLong(7))
                .setValueMinor(row.getLong(8))
                .setPosition(row.getLong(9))
                .setVenueTimeMicros(row.getLong(10));
    }
}

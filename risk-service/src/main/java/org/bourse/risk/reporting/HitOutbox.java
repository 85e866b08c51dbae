package org.bourse.risk.reporting;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.risk.alert.TableOutbox;

/** Payments that were found, and are not on the topic yet. */
final class HitOutbox extends TableOutbox {
    HitOutbox(Connection connection, int venue) {
        super(
                connection,
                venue,
                "threshold_alert",
                "hit_id, rule, account, day, position, venue_time_micros");
    }

    @Override
    protected void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException {
        alert.setAlertId(row.getString(2))
                .setKind(AlertKind.THRESHOLD_HIT)
                .setRule(row.getString(3))
                .setAccount(row.getLong(4))
                .setDay(row.getInt(5))
                .setPosition(row.getLong(6))
                .setVenueTimeMicros(row.getLong(7));
    }
}

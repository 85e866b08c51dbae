package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.risk.alert.TableOutbox;

/** Close-outs that were given up, and are not on the topic yet. */
final class GivenUpOutbox extends TableOutbox {
    GivenUpOutbox(Connection connection, int venue) {
        super(
                connection,
                venue,
                "close_out_alert",
                "trip_id, kind, account, day, position, venue_time_micros");
    }

    @Override
    protected void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException {
        alert.setAlertId(row.getString(2) + "-given-up")
                .setKind(AlertKind.CLOSE_OUT_GIVEN_UP)
                .setRule(row.getString(3))
                .setAccount(row.getLong(4))
                .setDay(row.getInt(5))
                .setPosition(row.getLong(6))
                .setVenueTimeMicros(row.getLong(7));
    }
}

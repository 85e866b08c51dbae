package org.bourse.risk.guard;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.risk.alert.TableOutbox;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.Stage;
import org.bourse.risk.policy.Trip;

/** What tripped and is not on the topic yet. */
final class TripOutbox extends TableOutbox {
    private static final String GROUP = "GROUP_";

    TripOutbox(Connection connection, int venue) {
        super(
                connection,
                venue,
                "limit_trip",
                """
                trip_id, stage, kind, account, coalesce(asset, 0), limit_value, value, day,
                    position, venue_time_micros, account_group\
                """);
    }

    @Override
    protected void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException {
        AlertKind kind =
                switch (Stage.valueOf(row.getString(3))) {
                    case WARNING -> AlertKind.LIMIT_WARNING;
                    case BREACH -> AlertKind.LIMIT_BREACH;
                };
        alert.setAlertId(row.getString(2))
                .setKind(kind)
                .setAsset(row.getInt(6))
                .setDay(row.getInt(9))
                .setPosition(row.getLong(10))
                .setVenueTimeMicros(row.getLong(11));
        long holder = row.getLong(5);
        boolean because = row.getLong(12) != Trip.NO_GROUP;
        boolean ofGroup = AccountGroups.isGroup(holder);
        alert.setRule((because || ofGroup ? GROUP : "") + row.getString(4));
        if (!ofGroup) {
            alert.setAccount(holder);
        }
        if (!because) {
            // What others have is not told to an account.
            alert.setLimitMinor(row.getLong(7)).setValueMinor(row.getLong(8));
        }
    }
}

package org.bourse.risk.cases;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.risk.alert.TableOutbox;

/** Cases whose opening is not on the topic yet. */
final class CaseOutbox extends TableOutbox {
    CaseOutbox(Connection connection, int venue) {
        super(
                connection,
                venue,
                "surveillance_case",
                """
                case_id, rule, account, symbol, day, position, venue_time_micros\
                """);
    }

    @Override
    protected void fill(RiskAlert.Builder alert, ResultSet row) throws SQLException {
        alert.setAlertId(row.getString(2))
                .setKind(AlertKind.SURVEILLANCE)
                .setRule(row.getString(3))
                .setAccount(row.getLong(4))
                .setSymbol(row.getInt(5))
                .setDay(row.getInt(6))
                .setPosition(row.getLong(7))
                .setVenueTimeMicros(row.getLong(8));
    }
}

package org.bourse.risk.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bourse.risk.review.CaseState;

/** The table {@code case_transition}: what was decided about cases, within a transaction. */
final class DecisionTable {
    private final Connection connection;

    DecisionTable(Connection connection) {
        this.connection = connection;
    }

    /** Moves a case whose row is locked. */
    void add(CaseRow of, CaseState.Word to, DecisionView decision) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE surveillance_case SET state = ?, findings_seen = findings
                                WHERE number = ?\
                                """);
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO case_transition (case_number, ordinal, from_state,
                                    to_state, subject, note, decided_at)
                                SELECT ?, count(*), ?, ?, ?, ?, ? FROM case_transition
                                WHERE case_number = ?\
                                """)) {
            update.setString(1, to.name());
            update.setLong(2, of.number());
            update.executeUpdate();
            insert.setLong(1, of.number());
            insert.setString(2, decision.from());
            insert.setString(3, decision.to());
            insert.setString(4, decision.by());
            insert.setString(5, decision.note());
            insert.setTimestamp(6, Timestamp.from(decision.time()));
            insert.setLong(7, of.number());
            insert.executeUpdate();
        }
    }

    /** The oldest first. */
    List<DecisionView> of(long caseNumber) throws SQLException {
        List<DecisionView> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT from_state, to_state, subject, note, decided_at FROM case_transition
                        WHERE case_number = ? ORDER BY ordinal\
                        """)) {
            select.setLong(1, caseNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new DecisionView(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    Objects.requireNonNull(row.getTimestamp(5)).toInstant()));
                }
            }
        }
        return found;
    }
}

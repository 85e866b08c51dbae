package org.bourse.risk.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bourse.risk.review.CaseState;
import org.bourse.risk.surveillance.Finding;
import org.bourse.risk.surveillance.RuleName;
import org.bourse.risk.surveillance.Surveillance;
import org.bourse.risk.volume.VenueDay;
import org.jspecify.annotations.Nullable;

/** The tables of cases, within somebody's transaction. */
final class CaseTable {
    private static final String COLUMNS =
            """
            SELECT number, case_id, rule, account, symbol, day, state, position, venue_time_micros,
                findings, findings_seen
            FROM surveillance_case\
            """;

    private final Connection connection;
    private final EvidenceJson json;

    CaseTable(Connection connection, EvidenceJson json) {
        this.connection = connection;
        this.json = json;
    }

    /** Ids that follow from what a case is about. */
    static String caseId(int venue, Finding finding) {
        return "%s-%d-%d-%d-%d"
                .formatted(
                        finding.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        venue,
                        finding.account(),
                        finding.symbol(),
                        VenueDay.of(finding.moment().timeMicros()));
    }

    /**
     * Opens a case for each finding whose rule, account, symbol and day have none, and adds the
     * finding to it. Findings come in the order of their positions and numbers: one that is not
     * after the case's newest is there already.
     *
     * @param findingsMax that a case keeps; more are counted only
     */
    void raise(int venue, List<Surveillance.Numbered> findings, int findingsMax)
            throws SQLException {
        for (Surveillance.Numbered one : findings) {
            open(venue, one);
            add(one, findingsMax);
        }
    }

    private void open(int venue, Surveillance.Numbered one) throws SQLException {
        Finding finding = one.finding();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO surveillance_case (case_id, rule, account, symbol, day, position,
                            venue_time_micros, findings, newest_position, newest_number)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, -1, -1) ON CONFLICT DO NOTHING\
                        """)) {
            insert.setString(1, caseId(venue, finding));
            insert.setString(2, finding.rule().name());
            insert.setLong(3, finding.account());
            insert.setInt(4, finding.symbol());
            insert.setInt(5, VenueDay.of(finding.moment().timeMicros()));
            insert.setLong(6, finding.moment().position());
            insert.setLong(7, finding.moment().timeMicros());
            insert.executeUpdate();
        }
    }

    private void add(Surveillance.Numbered one, int findingsMax) throws SQLException {
        Finding finding = one.finding();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE surveillance_case SET findings = findings + 1,
                            newest_position = ?, newest_number = ?
                        WHERE rule = ? AND account = ? AND symbol = ? AND day = ?
                            AND (newest_position, newest_number) < (?, ?)
                        RETURNING number, findings\
                        """)) {
            update.setLong(1, finding.moment().position());
            update.setInt(2, one.number());
            update.setString(3, finding.rule().name());
            update.setLong(4, finding.account());
            update.setInt(5, finding.symbol());
            update.setInt(6, VenueDay.of(finding.moment().timeMicros()));
            update.setLong(7, finding.moment().position());
            update.setInt(8, one.number());
            try (ResultSet row = update.executeQuery()) {
                if (row.next() && row.getInt(2) <= findingsMax) {
                    keep(row.getLong(1), one);
                }
            }
        }
    }

    private void keep(long caseNumber, Surveillance.Numbered one) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO case_finding
                            (case_number, position, number, venue_time_micros, evidence)
                        VALUES (?, ?, ?, ?, ?::jsonb)\
                        """)) {
            insert.setLong(1, caseNumber);
            insert.setLong(2, one.finding().moment().position());
            insert.setInt(3, one.number());
            insert.setLong(4, one.finding().moment().timeMicros());
            insert.setString(5, json.write(Evidence.of(one.finding())));
            insert.executeUpdate();
        }
    }

    /**
     * The newest cases, newest first.
     *
     * @param before numbers below this only
     */
    List<CaseRow> newest(
            Optional<CaseState.Word> state,
            Optional<RuleName> rule,
            Optional<Long> account,
            long before,
            int countMax)
            throws SQLException {
        String conditions =
                " WHERE number < ?"
                        + (state.isPresent() ? " AND state = ?" : "")
                        + (rule.isPresent() ? " AND rule = ?" : "")
                        + (account.isPresent() ? " AND account = ?" : "");
        try (PreparedStatement select =
                connection.prepareStatement(
                        COLUMNS + conditions + " ORDER BY number DESC LIMIT ?")) {
            int at = 1;
            select.setLong(at++, before);
            if (state.isPresent()) {
                select.setString(at++, state.get().name());
            }
            if (rule.isPresent()) {
                select.setString(at++, rule.get().name());
            }
            if (account.isPresent()) {
                select.setLong(at++, account.get());
            }
            select.setInt(at, countMax);
            List<CaseRow> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        }
    }

    @Nullable CaseRow find(String caseId) throws SQLException {
        return one(COLUMNS + " WHERE case_id = ?", caseId);
    }

    /** Holds the row's lock until the transaction ends. */
    @Nullable CaseRow lock(String caseId) throws SQLException {
        return one(COLUMNS + " WHERE case_id = ? FOR UPDATE", caseId);
    }

    private @Nullable CaseRow one(String sql, String caseId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, caseId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static CaseRow read(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getInt(6),
                CaseState.Word.valueOf(row.getString(7)),
                row.getLong(8),
                row.getLong(9),
                row.getInt(10),
                row.getInt(11));
    }

    /** Those that are kept, the oldest first. */
    List<FindingView> findings(long caseNumber) throws SQLException {
        List<FindingView> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT position, venue_time_micros, evidence FROM case_finding
                        WHERE case_number = ? ORDER BY position, number\
                        """)) {
            select.setLong(1, caseNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            FindingView.of(
                                    row.getLong(1), row.getLong(2), json.read(row.getString(3))));
                }
            }
        }
        return found;
    }
}

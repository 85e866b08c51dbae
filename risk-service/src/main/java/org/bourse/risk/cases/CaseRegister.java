package org.bourse.risk.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.review.CaseState;
import org.bourse.risk.surveillance.RuleName;
import org.bourse.risk.surveillance.Surveillance;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cases in the database. */
@ApplicationScoped
class CaseRegister {
    private final Database database;
    private final EvidenceJson json;
    private final SurveillanceConfig config;
    private final int venue;

    @Inject
    CaseRegister(
            Database database,
            EvidenceJson json,
            SurveillanceConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.database = database;
        this.json = json;
        this.config = config;
        this.venue = venue;
    }

    /** What became of a decision. */
    sealed interface Answer {
        record Decided(CaseView.Detail detail) implements Answer {}

        record Unknown() implements Answer {}

        /** The state it is in does not allow it. */
        record Refused(CaseState.Word state) implements Answer {}
    }

    DayTable.Beginning beginning() {
        return database.inTransaction(connection -> new DayTable(connection, json).read());
    }

    /**
     * Writes what a record brought; again for the same one changes nothing. Waits for the database
     * while it is away.
     */
    void keep(Surveillance.Step step, long offset) {
        database.whenPossible(
                "findings",
                connection -> {
                    new CaseTable(connection, json)
                            .raise(venue, step.findings(), config.findingsMax());
                    if (step.dayBegan().isPresent()) {
                        new DayTable(connection, json).keep(step.dayBegan().get(), offset);
                    }
                    return true;
                });
    }

    CaseView.Page newest(
            Optional<CaseState.Word> state,
            Optional<RuleName> rule,
            Optional<Long> account,
            long before,
            int countMax) {
        return database.inTransaction(connection -> {
            List<CaseRow> found =
                    new CaseTable(connection, json)
                            .newest(state, rule, account, before, countMax + 1);
            boolean more = found.size() > countMax;
            List<CaseRow> page = more ? found.subList(0, countMax) : found;
            Map<Integer, String> symbols = new ListingTable(connection).names();
            return new CaseView.Page(
                    page.stream().map(row -> CaseView.of(row, symbols)).toList(),
                    more ? Ids.print(page.getLast().number()) : null);
        });
    }

    Optional<CaseView.Detail> find(String caseId) {
        return database.inTransaction(connection -> {
            CaseTable table = new CaseTable(connection, json);
            CaseRow row = table.find(caseId);
            return row == null ? Optional.empty() : Optional.of(detail(connection, row));
        });
    }

    Answer decide(String caseId, CaseState.Word to, String subject, String note, Instant now) {
        return database.inTransaction(connection -> {
            CaseTable table = new CaseTable(connection, json);
            CaseRow row = table.lock(caseId);
            if (row == null) {
                return new Answer.Unknown();
            }
            if (CaseState.of(row.state()).after(to).isEmpty()) {
                return new Answer.Refused(row.state());
            }
            new DecisionTable(connection)
                    .add(
                            row,
                            to,
                            new DecisionView(row.state().name(), to.name(), subject, note, now));
            new AuditTable(connection)
                    .append(
                            new Act(
                                    Act.Kind.CASE_DECIDED,
                                    subject,
                                    "case " + caseId,
                                    Map.of(
                                            "from",
                                            row.state().name(),
                                            "to",
                                            to.name(),
                                            "note",
                                            note),
                                    now));
            CaseRow moved = Objects.requireNonNull(table.find(caseId));
            return new Answer.Decided(detail(connection, moved));
        });
    }

    private CaseView.Detail detail(Connection connection, CaseRow row) throws SQLException {
        return new CaseView.Detail(
                CaseView.of(row, new ListingTable(connection).names()),
                new CaseTable(connection, json).findings(row.number()),
                new DecisionTable(connection).of(row.number()));
    }
}

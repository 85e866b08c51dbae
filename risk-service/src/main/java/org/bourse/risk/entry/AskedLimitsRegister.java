package org.bourse.risk.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.limit.CoreLimits;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.VenueLimitTable;

/** Limits of the core that wait for a second person, in the database. */
@ApplicationScoped
class AskedLimitsRegister {
    private final Database database;

    @Inject
    AskedLimitsRegister(Database database) {
        this.database = database;
    }

    /** What became of what somebody asked for. */
    sealed interface Answer {
        /** It allows no more than before: one person may set it. */
        record OneIsEnough() implements Answer {}

        /** It waits for another person. */
        record Waits(AskedLimits asked) implements Answer {}

        /** Another change of the same account waits already. */
        record OtherWaits() implements Answer {}
    }

    /**
     * Keeps what allows more than the limits that the core has confirmed; what does not is left to
     * the caller.
     *
     * @param change what the request says
     */
    Answer ask(
            long account, LimitChange change, LimitsRequest request, String subject, Instant now) {
        return database.inTransaction(connection -> {
            if (!held(connection, account).areLoosenedBy(change)) {
                return new Answer.OneIsEnough();
            }
            Optional<AskedLimits> asked =
                    new AskedLimitsTable(connection).add(account, request, subject, now);
            if (asked.isEmpty()) {
                return new Answer.OtherWaits();
            }
            enter(connection, Act.Kind.LIMIT_CHANGE_REQUESTED, asked.get(), subject, now);
            return new Answer.Waits(asked.get());
        });
    }

    Optional<AskedLimits> find(long number) {
        return database.inTransaction(connection -> new AskedLimitsTable(connection).find(number));
    }

    /** Decides once. What is approved has yet to be told to the venue. */
    Verdict<AskedLimits> decide(long number, boolean approves, String subject, Instant now) {
        return database.inTransaction(connection -> {
            AskedLimitsTable table = new AskedLimitsTable(connection);
            Optional<AskedLimits> found = table.lock(number);
            if (found.isEmpty()) {
                return new Verdict.Unknown<>();
            }
            Optional<Verdict<AskedLimits>> refusal =
                    Verdict.refusal(
                            found.get().state() == AskedLimits.State.PENDING,
                            found.get().requestedBy(),
                            approves,
                            subject);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            AskedLimits decided =
                    table.decide(
                            number,
                            approves ? AskedLimits.State.APPROVED : AskedLimits.State.REJECTED,
                            subject,
                            now);
            enter(
                    connection,
                    approves ? Act.Kind.LIMIT_CHANGE_APPROVED : Act.Kind.LIMIT_CHANGE_REJECTED,
                    decided,
                    subject,
                    now);
            return new Verdict.Decided<>(decided);
        });
    }

    /** What was approved was not taken by the venue. */
    void refused(long number) {
        database.inTransaction(connection -> {
            new AskedLimitsTable(connection).refused(number);
            return true;
        });
    }

    List<AskedLimits> newest(Optional<AskedLimits.State> state, long before, int countMax) {
        return database.inTransaction(
                connection -> new AskedLimitsTable(connection).newest(state, before, countMax));
    }

    private static CoreLimits held(Connection connection, long account) throws SQLException {
        VenueLimitTable table = new VenueLimitTable(connection);
        return new CoreLimits(
                table.openOrdersMax(account),
                table.orderNotionalMax(account),
                table.symbolLimits(account));
    }

    private static void enter(
            Connection connection, Act.Kind kind, AskedLimits asked, String subject, Instant now)
            throws SQLException {
        LimitActs acts = new LimitActs(subject, asked.account(), asked.request());
        new AuditTable(connection).append(acts.ofChange(kind, asked.number(), now));
    }
}

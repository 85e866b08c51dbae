package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.venue.Database;

/** Policies in the database: a tighter one holds at once, a looser one when two people want it. */
@ApplicationScoped
class PolicyRegister {
    private final Database database;

    @Inject
    PolicyRegister(Database database) {
        this.database = database;
    }

    /** What became of what somebody asked for. */
    sealed interface Answer {
        /** It holds. */
        record Held() implements Answer {}

        /** It waits for another person. */
        record Waits(PolicyChange change) implements Answer {}

        /** Another change of the same account and kind waits already. */
        record OtherWaits() implements Answer {}
    }

    PolicyBook book() {
        return database.inTransaction(connection -> new PolicyTable(connection).book());
    }

    /**
     * Sets a policy.
     *
     * @param policy empty: the account's own is taken away
     */
    Answer set(long account, LimitKind kind, Optional<Policy> policy, String subject, Instant now) {
        return database.inTransaction(connection -> {
            PolicyTable table = new PolicyTable(connection);
            table.lock();
            if (table.book().loosens(account, kind, policy)) {
                Optional<PolicyChange> change =
                        new ChangeTable(connection).add(account, kind, policy, subject, now);
                if (change.isEmpty()) {
                    return new Answer.OtherWaits();
                }
                enter(connection, Act.Kind.POLICY_CHANGE_REQUESTED, change.get(), subject, now);
                return new Answer.Waits(change.get());
            }
            hold(table, account, kind, policy);
            new AuditTable(connection)
                    .append(
                            new Act(
                                    Act.Kind.POLICY_SET,
                                    subject,
                                    Holders.object(connection, account),
                                    details(kind, policy),
                                    now));
            return new Answer.Held();
        });
    }

    Verdict<PolicyChange> decide(long number, boolean approves, String subject, Instant now) {
        return database.inTransaction(connection -> {
            PolicyTable table = new PolicyTable(connection);
            table.lock();
            ChangeTable changes = new ChangeTable(connection);
            Optional<PolicyChange> found = changes.lock(number);
            if (found.isEmpty()) {
                return new Verdict.Unknown<>();
            }
            PolicyChange change = found.get();
            Optional<Verdict<PolicyChange>> refusal =
                    Verdict.refusal(
                            change.state() == PolicyChange.State.PENDING,
                            change.requestedBy(),
                            approves,
                            subject);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (approves) {
                hold(table, change.account(), change.kind(), change.policy());
            }
            PolicyChange.State state =
                    approves ? PolicyChange.State.APPROVED : PolicyChange.State.REJECTED;
            PolicyChange decided = changes.decide(number, state, subject, now);
            enter(
                    connection,
                    approves ? Act.Kind.POLICY_CHANGE_APPROVED : Act.Kind.POLICY_CHANGE_REJECTED,
                    decided,
                    subject,
                    now);
            return new Verdict.Decided<>(decided);
        });
    }

    List<PolicyChange> newest(Optional<PolicyChange.State> state, long before, int countMax) {
        return database.inTransaction(
                connection -> new ChangeTable(connection).newest(state, before, countMax));
    }

    /** Arms a limit anew for the rest of the day. */
    void arm(long account, LimitKind kind, int day, String subject, Instant now) {
        database.inTransaction(connection -> {
            new TripTable(connection).arm(account, kind, day);
            new AuditTable(connection)
                    .append(
                            new Act(
                                    Act.Kind.LIMIT_ARMED,
                                    subject,
                                    Holders.object(connection, account),
                                    Map.of("kind", kind.name()),
                                    now));
            return true;
        });
    }

    List<TripTable.Row> trips(
            Optional<Long> account, Optional<LimitKind> kind, long before, int countMax) {
        return database.inTransaction(
                connection -> new TripTable(connection).newest(account, kind, before, countMax));
    }

    private static void hold(
            PolicyTable table, long account, LimitKind kind, Optional<Policy> policy)
            throws SQLException {
        if (policy.isPresent()) {
            table.set(account, kind, policy.get());
        } else {
            table.remove(account, kind);
        }
    }

    private static void enter(
            Connection connection, Act.Kind act, PolicyChange change, String subject, Instant now)
            throws SQLException {
        Map<String, String> details = details(change.kind(), change.policy());
        details.put("change", Ids.print(change.number()));
        new AuditTable(connection)
                .append(
                        new Act(
                                act,
                                subject,
                                Holders.object(connection, change.account()),
                                details,
                                now));
    }

    private static Map<String, String> details(LimitKind kind, Optional<Policy> policy) {
        Map<String, String> details = new HashMap<>();
        details.put("kind", kind.name());
        details.put("limit", policy.map(set -> Long.toString(set.limit())).orElse("none"));
        details.put("action", policy.map(set -> set.action().name()).orElse("none"));
        return details;
    }
}

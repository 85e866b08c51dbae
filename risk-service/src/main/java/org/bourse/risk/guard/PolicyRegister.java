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
import java.util.function.Function;
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

    /**
     * For whom a limit tripped, as far as the guard knows.
     *
     * @param day the venue's, in days since the Unix epoch
     * @param accounts for which one of that kind tripped that day, whether it is written yet or not
     */
    record Tripped(int day, List<Long> accounts) {
        Tripped {
            accounts = List.copyOf(accounts);
        }
    }

    PolicyBook book() {
        return database.inTransaction(connection -> new PolicyTable(connection).book());
    }

    /**
     * Sets a policy.
     *
     * @param policy empty: the account's own is taken away
     * @param tripped by kind; what tripped by another policy may trip by this one
     */
    Answer set(
            long account,
            LimitKind kind,
            Optional<Policy> policy,
            Function<LimitKind, Tripped> tripped,
            String subject,
            Instant now) {
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
            hold(connection, account, kind, policy, tripped);
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

    /**
     * Approves or rejects a change that waits.
     *
     * @param tripped by kind; what tripped by another policy may trip by this one
     */
    Verdict<PolicyChange> decide(
            long number,
            boolean approves,
            Function<LimitKind, Tripped> tripped,
            String subject,
            Instant now) {
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
                hold(connection, change.account(), change.kind(), change.policy(), tripped);
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

    /** Where another policy holds than did, the limit is armed anew: it has not tripped by this. */
    private static void hold(
            Connection connection,
            long account,
            LimitKind kind,
            Optional<Policy> policy,
            Function<LimitKind, Tripped> tripped)
            throws SQLException {
        PolicyTable table = new PolicyTable(connection);
        Optional<Policy> before = table.book().of(account, kind);
        if (policy.isPresent()) {
            table.set(account, kind, policy.get());
        } else {
            table.remove(account, kind);
        }
        if (before.isEmpty() || before.equals(table.book().of(account, kind))) {
            return;
        }
        TripTable trips = new TripTable(connection);
        Tripped known = tripped.apply(kind);
        if (account == PolicyBook.VENUE) {
            trips.armOfVenue(kind, known.day(), known.accounts());
        } else {
            trips.arm(account, kind, known.day());
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

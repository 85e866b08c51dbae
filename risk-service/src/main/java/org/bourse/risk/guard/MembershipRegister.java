package org.bourse.risk.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.bourse.contracts.Ids;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.venue.Database;

/**
 * Groups of accounts and sectors of assets in the database: what limits more holds at once, what a
 * limit would see less by when two people want it.
 */
@ApplicationScoped
class MembershipRegister {
    private final Database database;

    @Inject
    MembershipRegister(Database database) {
        this.database = database;
    }

    /** What became of what somebody asked for. */
    sealed interface Answer {
        /** It holds. */
        record Held() implements Answer {}

        /** It waits for another person. */
        record Waits(MembershipChange change) implements Answer {}

        /** Another change of the same waits already. */
        record OtherWaits() implements Answer {}

        /** There is no such group. */
        record Unknown() implements Answer {}

        /** There are as many groups, or accounts in it, or groups of the account, as may be. */
        record Full() implements Answer {}
    }

    /** The groups, negative, in the order of their names. */
    SortedMap<String, Long> names() {
        return database.inTransaction(connection -> new GroupTable(connection).byName());
    }

    String name(long group) {
        return database.inTransaction(connection -> new GroupTable(connection).name(group));
    }

    OptionalLong find(String name) {
        return database.inTransaction(connection -> new GroupTable(connection).find(name));
    }

    AccountGroups groups() {
        return database.inTransaction(connection -> new GroupTable(connection).all());
    }

    /** By the asset's number. */
    Map<Integer, String> sectors() {
        return database.inTransaction(connection -> new SectorTable(connection).all());
    }

    List<MembershipChange> newest(Optional<PolicyChange.State> state, long before, int countMax) {
        return database.inTransaction(connection ->
                new MembershipChangeTable(connection).newest(state, before, countMax));
    }

    /** Puts an account in a group, which is there from then on. */
    Answer join(String name, long account, String subject, Instant now) {
        return database.inTransaction(connection -> {
            new PolicyTable(connection).lock();
            GroupTable table = new GroupTable(connection);
            AccountGroups groups = table.all();
            OptionalLong found = table.find(name);
            if (found.isEmpty() && groups.accounts().size() >= AccountGroups.GROUPS_MAX) {
                return new Answer.Full();
            }
            if (found.isPresent() && groups.has(found.getAsLong(), account)) {
                return new Answer.Held();
            }
            boolean full =
                    found.isPresent()
                            && groups.of(found.getAsLong()).size() >= AccountGroups.ACCOUNTS_MAX;
            if (full || groups.countOf(account) >= AccountGroups.GROUPS_OF_ACCOUNT_MAX) {
                return new Answer.Full();
            }
            table.put(found.isPresent() ? found.getAsLong() : table.add(name), account);
            Map<String, String> details = Map.of("in", Ids.print(account));
            enter(connection, new Act(Act.Kind.GROUP_SET, subject, group(name), details, now));
            return new Answer.Held();
        });
    }

    /** Takes an account out of a group: by two where the group has a limit. */
    Answer leave(String name, long account, String subject, Instant now) {
        return database.inTransaction(connection -> {
            PolicyTable policies = new PolicyTable(connection);
            policies.lock();
            GroupTable table = new GroupTable(connection);
            OptionalLong group = table.find(name);
            if (group.isEmpty()) {
                return new Answer.Unknown();
            }
            if (!table.all().has(group.getAsLong(), account)) {
                return new Answer.Held();
            }
            if (policies.book().of(group.getAsLong()).isEmpty()) {
                table.remove(group.getAsLong(), account);
                Map<String, String> details = Map.of("out", Ids.print(account));
                enter(connection, new Act(Act.Kind.GROUP_SET, subject, group(name), details, now));
                return new Answer.Held();
            }
            return ask(connection, MembershipChange.Kind.GROUP_LEFT, account, name, subject, now);
        });
    }

    /**
     * Puts an asset in a sector: by two where it is in one already and some sector is limited.
     *
     * @param sector empty: in none
     */
    Answer sector(int asset, String sector, String subject, Instant now) {
        return database.inTransaction(connection -> {
            PolicyTable policies = new PolicyTable(connection);
            policies.lock();
            SectorTable table = new SectorTable(connection);
            Optional<String> before = Optional.ofNullable(table.all().get(asset));
            if (before.orElse("").equals(sector)) {
                return new Answer.Held();
            }
            if (before.isPresent() && limitsSectors(policies.book())) {
                return ask(
                        connection, MembershipChange.Kind.SECTOR_SET, asset, sector, subject, now);
            }
            put(table, asset, sector);
            Map<String, String> details = Map.of("sector", sector);
            enter(connection, new Act(Act.Kind.SECTOR_SET, subject, asset(asset), details, now));
            return new Answer.Held();
        });
    }

    private static boolean limitsSectors(PolicyBook book) {
        return book.byAccount().values().stream()
                .anyMatch(policies ->
                        policies.containsKey(LimitKind.SECTOR_EXPOSURE)
                                || policies.containsKey(LimitKind.SECTOR_SHARE));
    }

    private static Answer ask(
            Connection connection,
            MembershipChange.Kind kind,
            long member,
            String place,
            String subject,
            Instant now)
            throws SQLException {
        Optional<MembershipChange> change =
                new MembershipChangeTable(connection).add(kind, member, place, subject, now);
        if (change.isEmpty()) {
            return new Answer.OtherWaits();
        }
        enter(connection, act(Act.Kind.MEMBERSHIP_CHANGE_REQUESTED, change.get(), subject, now));
        return new Answer.Waits(change.get());
    }

    Verdict<MembershipChange> decide(long number, boolean approves, String subject, Instant now) {
        return database.inTransaction(connection -> {
            new PolicyTable(connection).lock();
            MembershipChangeTable changes = new MembershipChangeTable(connection);
            Optional<MembershipChange> found = changes.lock(number);
            if (found.isEmpty()) {
                return new Verdict.Unknown<>();
            }
            MembershipChange change = found.get();
            Optional<Verdict<MembershipChange>> refusal =
                    Verdict.refusal(
                            change.state() == PolicyChange.State.PENDING,
                            change.requestedBy(),
                            approves,
                            subject);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (approves) {
                hold(connection, change);
            }
            MembershipChange decided =
                    changes.decide(
                            number,
                            approves ? PolicyChange.State.APPROVED : PolicyChange.State.REJECTED,
                            subject,
                            now);
            Act.Kind kind =
                    approves
                            ? Act.Kind.MEMBERSHIP_CHANGE_APPROVED
                            : Act.Kind.MEMBERSHIP_CHANGE_REJECTED;
            enter(connection, act(kind, decided, subject, now));
            return new Verdict.Decided<>(decided);
        });
    }

    private static void hold(Connection connection, MembershipChange change) throws SQLException {
        switch (change.kind()) {
            case GROUP_LEFT -> {
                GroupTable groups = new GroupTable(connection);
                groups.remove(groups.find(change.place()).orElseThrow(), change.member());
            }
            case SECTOR_SET ->
                    put(
                            new SectorTable(connection),
                            Math.toIntExact(change.member()),
                            change.place());
        }
    }

    private static void put(SectorTable table, int asset, String sector) throws SQLException {
        if (sector.isEmpty()) {
            table.remove(asset);
        } else {
            table.put(asset, sector);
        }
    }

    private static void enter(Connection connection, Act act) throws SQLException {
        new AuditTable(connection).append(act);
    }

    private static Act act(Act.Kind kind, MembershipChange change, String subject, Instant now) {
        String number = Ids.print(change.number());
        return switch (change.kind()) {
            case GROUP_LEFT ->
                    new Act(
                            kind,
                            subject,
                            group(change.place()),
                            Map.of("out", Ids.print(change.member()), "change", number),
                            now);
            case SECTOR_SET ->
                    new Act(
                            kind,
                            subject,
                            asset(change.member()),
                            Map.of("sector", change.place(), "change", number),
                            now);
        };
    }

    private static String group(String name) {
        return "group " + name;
    }

    private static String asset(long asset) {
        return "asset " + Ids.print(asset);
    }
}

package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may change groups and sectors alone, on the migrated database. */
class MembershipRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V7__audit.sql", "V8__guard.sql", "V18__groups_and_sectors.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final int BTC = 2;
    private static final Policy TIGHT = new Policy(100, Action.SUSPEND);

    private MembershipRegister register;
    private PolicyRegister policies;

    @BeforeEach
    void begin() throws SQLException {
        Database database = new Database(POSTGRES.dataSource());
        register = new MembershipRegister(database);
        policies = new PolicyRegister(database);
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE account_group, account_group_member, asset_sector,"
                            + " membership_change; DELETE FROM limit_policy WHERE account <> 0");
        }
    }

    private List<Long> makers() {
        return register.groups().of(register.find("MAKERS").orElseThrow());
    }

    private void join(long account) {
        assertEquals(
                new MembershipRegister.Answer.Held(), register.join("MAKERS", account, "ann", NOW));
    }

    private static long number(MembershipRegister.Answer answer) {
        return assertInstanceOf(MembershipRegister.Answer.Waits.class, answer).change().number();
    }

    private void limit(long holder, LimitKind kind) {
        assertEquals(
                new PolicyRegister.Answer.Held(),
                policies.set(
                        holder,
                        kind,
                        Optional.of(TIGHT),
                        _ -> new PolicyRegister.Tripped(0, List.of()),
                        "ann",
                        NOW));
    }

    @Test
    void whoLeavesAGroupWithoutALimitLeavesAtOnce() {
        join(BOB);
        join(ALICE);
        join(ALICE);
        assertEquals(List.of(ALICE, BOB), makers());

        assertEquals(
                new MembershipRegister.Answer.Held(), register.leave("MAKERS", BOB, "ann", NOW));
        assertEquals(List.of(ALICE), makers());
        assertEquals(
                new MembershipRegister.Answer.Held(), register.leave("MAKERS", BOB, "ann", NOW));
        assertEquals(
                new MembershipRegister.Answer.Unknown(), register.leave("OTHERS", BOB, "ann", NOW));
    }

    @Test
    void leavingALimitedGroupTakesASecondPerson() {
        join(ALICE);
        limit(register.find("MAKERS").orElseThrow(), LimitKind.EXPOSURE);

        long number = number(register.leave("MAKERS", ALICE, "ann", NOW));
        assertEquals(List.of(ALICE), makers());
        assertEquals(
                new MembershipRegister.Answer.OtherWaits(),
                register.leave("MAKERS", ALICE, "ben", NOW));
        assertEquals(new Verdict.SamePerson<>(), register.decide(number, true, "ann", NOW));
        assertEquals(List.of(ALICE), makers());

        MembershipChange decided = register.decide(number, true, "ben", NOW).orThrow();
        assertEquals(PolicyChange.State.APPROVED, decided.state());
        assertEquals(List.of(), makers());
        assertEquals(new Verdict.AlreadyDecided<>(), register.decide(number, false, "ben", NOW));
        assertEquals(new Verdict.Unknown<>(), register.decide(number + 1, true, "ben", NOW));
    }

    @Test
    void whatIsRejectedChangesNothingAndMayBeAskedForAgain() {
        join(ALICE);
        limit(register.find("MAKERS").orElseThrow(), LimitKind.EXPOSURE);
        long number = number(register.leave("MAKERS", ALICE, "ann", NOW));
        register.decide(number, false, "ann", NOW);
        assertEquals(List.of(ALICE), makers());

        long again = number(register.leave("MAKERS", ALICE, "ann", NOW));
        assertEquals(
                List.of(again),
                register.newest(Optional.of(PolicyChange.State.PENDING), Long.MAX_VALUE, 9).stream()
                        .map(MembershipChange::number)
                        .toList());
    }

    @Test
    void anAccountIsInSoManyGroups() {
        for (int i = 0; i < AccountGroups.GROUPS_OF_ACCOUNT_MAX; i++) {
            assertEquals(
                    new MembershipRegister.Answer.Held(),
                    register.join("GROUP_" + i, ALICE, "ann", NOW));
        }
        assertEquals(
                new MembershipRegister.Answer.Full(), register.join("MAKERS", ALICE, "ann", NOW));
        assertEquals(AccountGroups.GROUPS_OF_ACCOUNT_MAX, register.names().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"SECTOR_EXPOSURE", "SECTOR_SHARE"})
    void anAssetsSectorIsChangedByTwoWhileSectorsAreLimited(LimitKind kind) {
        register.sector(BTC, "LAYER_1", "ann", NOW);
        register.sector(BTC, "LAYER_2", "ann", NOW);
        assertEquals(Map.of(BTC, "LAYER_2"), register.sectors());
        limit(ALICE, kind);
        assertEquals(
                new MembershipRegister.Answer.Held(),
                register.sector(BTC + 1, "LAYER_1", "ann", NOW),
                "a first one limits more");

        long number = number(register.sector(BTC, "", "ann", NOW));
        assertEquals(
                new MembershipRegister.Answer.OtherWaits(),
                register.sector(BTC, "LAYER_1", "ann", NOW));
        assertEquals("LAYER_2", register.sectors().get(BTC));
        register.decide(number, true, "ben", NOW);
        assertEquals(Map.of(BTC + 1, "LAYER_1"), register.sectors());
    }
}

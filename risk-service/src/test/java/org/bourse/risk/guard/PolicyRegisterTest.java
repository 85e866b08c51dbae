package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.consent.Decision;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.policy.Stage;
import org.bourse.risk.policy.Trip;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may change what alone, on the migrated database. */
class PolicyRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V7__audit.sql",
                    "V8__guard.sql",
                    "V15__close_outs.sql",
                    "V18__groups_and_sectors.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final long CAROL = 1_002;
    private static final long DAVE = 1_003;
    private static final int DAY = 20_778;
    private static final LimitKind RATIO = LimitKind.DAILY_LOSS_RATIO;
    private static final Policy DEFAULT = new Policy(300, Action.WARN);
    private static final Policy TIGHT = new Policy(100, Action.SUSPEND);
    private static final Policy LOOSE = new Policy(900, Action.WARN);

    private PolicyRegister register;

    @BeforeEach
    void begin() throws SQLException {
        register = new PolicyRegister(new Database(POSTGRES.dataSource()));
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE policy_change, limit_arming, limit_trip;"
                            + " DELETE FROM limit_policy");
            new PolicyTable(connection).set(PolicyBook.VENUE, RATIO, DEFAULT);
        }
    }

    private PolicyRegister.Answer set(Policy policy, String subject) {
        return set(ALICE, Optional.of(policy), subject);
    }

    private PolicyRegister.Answer set(long account, Optional<Policy> policy, String subject) {
        return register.set(account, RATIO, policy, _ -> tripped(), subject, NOW);
    }

    private Verdict<PolicyChange> decide(long number, boolean approves, String subject) {
        return register.decide(number, approves, _ -> tripped(), subject, NOW);
    }

    /** Of Dave it is not written yet. */
    private static PolicyRegister.Tripped tripped() {
        return new PolicyRegister.Tripped(DAY, List.of(DAVE));
    }

    private static void trips(long account, int day, LimitKind kind) throws SQLException {
        Trip trip =
                new Trip(
                        account,
                        Trip.NO_GROUP,
                        kind,
                        Stage.WARNING,
                        day,
                        0,
                        DEFAULT,
                        301,
                        new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        1,
                        1);
        try (Connection connection = POSTGRES.connect()) {
            new TripTable(connection).add(0, trip, Optional.empty(), Optional.empty());
        }
    }

    /** Account and how often, in the order of the accounts. */
    private static List<String> armings() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            return new TripTable(connection)
                    .armings(DAY).stream()
                            .map(of -> of.account() + " " + of.arming())
                            .sorted()
                            .toList();
        }
    }

    private static long number(PolicyRegister.Answer answer) {
        return assertInstanceOf(PolicyRegister.Answer.Waits.class, answer).change().number();
    }

    private Optional<Policy> held() {
        return register.book().of(ALICE, RATIO);
    }

    private static List<String> acts() throws SQLException {
        List<String> acts = new ArrayList<>();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT kind || ' ' || subject || ' ' || object FROM audit_entry"
                                        + " ORDER BY number DESC LIMIT 2")) {
            while (row.next()) {
                acts.add(row.getString(1));
            }
        }
        return acts;
    }

    @Test
    void aTighterPolicyHoldsAtOnce() throws SQLException {
        assertEquals(new PolicyRegister.Answer.Held(), set(TIGHT, "ann"));

        assertEquals(Optional.of(TIGHT), held());
        assertEquals("POLICY_SET ann account 1000", acts().getFirst());
    }

    @Test
    void aLooserOneTakesASecondPerson() throws SQLException {
        set(TIGHT, "ann");
        long number = number(set(LOOSE, "ann"));
        assertEquals(Optional.of(TIGHT), held());
        assertEquals(new PolicyRegister.Answer.OtherWaits(), set(LOOSE, "ben"));

        assertEquals(new Verdict.SamePerson<>(), decide(number, true, "ann"));
        assertEquals(Optional.of(TIGHT), held());

        PolicyChange decided = decide(number, true, "ben").orThrow();
        assertEquals(PolicyChange.State.APPROVED, decided.state());
        assertEquals(Optional.of(new Decision("ben", NOW)), decided.decision());
        assertEquals(Optional.of(LOOSE), held());
        assertEquals(
                List.of(
                        "POLICY_CHANGE_APPROVED ben account 1000",
                        "POLICY_CHANGE_REQUESTED ann account 1000"),
                acts());
        assertEquals(new Verdict.AlreadyDecided<>(), decide(number, false, "ben"));
        assertEquals(new Verdict.Unknown<>(), decide(number + 1, true, "ben"));
    }

    @Test
    void whatIsRejectedChangesNothingAndMayBeAskedForAgain() {
        long number = number(set(LOOSE, "ann"));
        decide(number, false, "ann");
        assertEquals(Optional.of(DEFAULT), held());

        long again = number(set(LOOSE, "ann"));

        assertEquals(
                List.of(again),
                register.newest(Optional.of(PolicyChange.State.PENDING), Long.MAX_VALUE, 9).stream()
                        .map(PolicyChange::number)
                        .toList());
        assertEquals(2, register.newest(Optional.empty(), Long.MAX_VALUE, 9).size());
    }

    @Test
    void takingAwayATighterOneTakesTwoAndBringsTheVenuesBack() {
        set(TIGHT, "ann");
        long number = number(set(ALICE, Optional.empty(), "ann"));
        decide(number, true, "ben");

        assertEquals(Optional.of(DEFAULT), held());
        assertEquals(Optional.empty(), register.book().own(ALICE, RATIO));
        assertEquals(Optional.of(DEFAULT), register.book().own(PolicyBook.VENUE, RATIO));
    }

    @Test
    void aPolicyThatChangedIsArmedAnewAndOneThatDidNotIsNot() throws SQLException {
        set(DEFAULT, "ann");
        assertEquals(List.of(), armings(), "the same as the venue's");
        set(TIGHT, "ann");
        assertEquals(List.of("1000 1"), armings());
        set(TIGHT, "ann");
        assertEquals(List.of("1000 1"), armings());

        long number = number(set(LOOSE, "ann"));
        assertEquals(List.of("1000 1"), armings(), "it waits");
        decide(number, true, "ben");
        assertEquals(List.of("1000 2"), armings());

        register.set(ALICE, LimitKind.DRAWDOWN, Optional.of(TIGHT), _ -> tripped(), "ann", NOW);
        assertEquals(List.of("1000 2"), armings(), "there was none that may have tripped");
    }

    @Test
    void oneOfTheVenueIsArmedAnewForWhomItTrippedToday() throws SQLException {
        set(TIGHT, "ann");
        trips(ALICE, DAY, RATIO);
        trips(BOB, DAY, RATIO);
        trips(CAROL, DAY - 1, RATIO);
        trips(CAROL, DAY, LimitKind.DRAWDOWN);

        set(PolicyBook.VENUE, Optional.of(new Policy(300, Action.SUSPEND)), "ann");
        assertEquals(List.of("1000 1", "1001 1", "1003 1"), armings(), "not by Alice's own");
        set(PolicyBook.VENUE, Optional.of(new Policy(300, Action.SUSPEND)), "ann");
        assertEquals(List.of("1000 1", "1001 1", "1003 1"), armings());

        long number = number(set(PolicyBook.VENUE, Optional.of(DEFAULT), "ann"));
        decide(number, true, "ben");
        assertEquals(List.of("1000 1", "1001 2", "1003 2"), armings());
    }
}

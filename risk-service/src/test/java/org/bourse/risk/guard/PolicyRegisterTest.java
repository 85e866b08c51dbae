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
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may change what alone, on the migrated database. */
class PolicyRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V7__audit.sql", "V8__guard.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final long ALICE = 1_000;
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
            statement.execute("TRUNCATE policy_change; DELETE FROM limit_policy WHERE account > 0");
        }
    }

    private PolicyRegister.Answer set(Policy policy, String subject) {
        return register.set(ALICE, RATIO, Optional.of(policy), subject, NOW);
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
    void atFirstEverybodyIsWarnedOfThreePercent() {
        assertEquals(Optional.of(DEFAULT), held());
        assertEquals(Optional.empty(), register.book().of(ALICE, LimitKind.DRAWDOWN));
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

        assertEquals(new Verdict.SamePerson<>(), register.decide(number, true, "ann", NOW));
        assertEquals(Optional.of(TIGHT), held());

        PolicyChange decided = register.decide(number, true, "ben", NOW).orThrow();
        assertEquals(PolicyChange.State.APPROVED, decided.state());
        assertEquals(Optional.of(new Decision("ben", NOW)), decided.decision());
        assertEquals(Optional.of(LOOSE), held());
        assertEquals(
                List.of(
                        "POLICY_CHANGE_APPROVED ben account 1000",
                        "POLICY_CHANGE_REQUESTED ann account 1000"),
                acts());
        assertEquals(new Verdict.AlreadyDecided<>(), register.decide(number, false, "ben", NOW));
        assertEquals(new Verdict.Unknown<>(), register.decide(number + 1, true, "ben", NOW));
    }

    @Test
    void whatIsRejectedChangesNothingAndMayBeAskedForAgain() {
        long number = number(set(LOOSE, "ann"));
        register.decide(number, false, "ann", NOW);
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
        long number = number(register.set(ALICE, RATIO, Optional.empty(), "ann", NOW));
        register.decide(number, true, "ben", NOW);

        assertEquals(Optional.of(DEFAULT), held());
        assertEquals(Optional.empty(), register.book().own(ALICE, RATIO));
        assertEquals(Optional.of(DEFAULT), register.book().own(PolicyBook.VENUE, RATIO));
    }
}

package org.bourse.risk.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final Policy DEFAULT = new Policy(300, Action.REDUCE_ONLY);
    private static final Policy TIGHT = new Policy(100, Action.SUSPEND);
    private static final LimitKind RATIO = LimitKind.DAILY_LOSS_RATIO;

    private final PolicyBook book =
            new PolicyBook(
                    Map.of(PolicyBook.VENUE, Map.of(RATIO, DEFAULT), ALICE, Map.of(RATIO, TIGHT)));

    private boolean loosens(long account, LimitKind kind, long limit, Action action) {
        return book.loosens(account, kind, Optional.of(new Policy(limit, action)));
    }

    @Test
    void anAccountsOwnGoesBeforeTheVenues() {
        assertEquals(Map.of(RATIO, TIGHT), book.of(ALICE));
        assertEquals(Map.of(RATIO, DEFAULT), book.of(BOB));
    }

    @Test
    void aHigherLimitOrASofterActionLoosens() {
        assertFalse(loosens(ALICE, RATIO, 100, Action.SUSPEND));
        assertFalse(loosens(ALICE, RATIO, 99, Action.CANCEL_ALL));
        assertTrue(loosens(ALICE, RATIO, 101, Action.CANCEL_ALL));
        assertTrue(loosens(ALICE, RATIO, 1, Action.REDUCE_ONLY));
        assertTrue(loosens(BOB, RATIO, 301, Action.REDUCE_ONLY), "the venue's holds");
        assertTrue(loosens(PolicyBook.VENUE, RATIO, 301, Action.REDUCE_ONLY));
        assertFalse(loosens(ALICE, LimitKind.DRAWDOWN, 1_000, Action.WARN), "there was none");
    }

    @ParameterizedTest
    @CsvSource({
        "WARN, WARN REDUCE_ONLY SUSPEND CANCEL_ALL CLOSE_OUT",
        "REDUCE_ONLY, REDUCE_ONLY SUSPEND CANCEL_ALL CLOSE_OUT",
        "SUSPEND, SUSPEND CANCEL_ALL",
        "CANCEL_ALL, CANCEL_ALL",
        "CLOSE_OUT, CLOSE_OUT"
    })
    void anActionLoosensThatDoesLessOrLeavesTheAccountMore(Action held, String byOnePerson) {
        Policy before = new Policy(100, held);
        assertEquals(
                byOnePerson,
                Stream.of(Action.values())
                        .filter(action -> !new Policy(100, action).isLooserThan(before))
                        .map(Action::name)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void takingAwayLoosensUnlessTheVenuesIsAsTight() {
        assertTrue(book.loosens(ALICE, RATIO, Optional.empty()));
        assertTrue(book.loosens(PolicyBook.VENUE, RATIO, Optional.empty()));
        assertFalse(book.loosens(BOB, RATIO, Optional.empty()), "it has none");
        PolicyBook looserOwn =
                new PolicyBook(
                        Map.of(
                                PolicyBook.VENUE,
                                Map.of(RATIO, TIGHT),
                                ALICE,
                                Map.of(RATIO, DEFAULT)));
        assertFalse(looserOwn.loosens(ALICE, RATIO, Optional.empty()));
    }

    @Test
    void aGroupHasOnlyWhatIsSetForIt() {
        long group = -3;
        assertEquals(Map.of(), book.of(group));
        assertFalse(loosens(group, RATIO, 9_000, Action.WARN), "there was none");
        PolicyBook limited =
                new PolicyBook(
                        Map.of(
                                PolicyBook.VENUE,
                                Map.of(RATIO, TIGHT),
                                group,
                                Map.of(RATIO, DEFAULT)));
        assertTrue(limited.loosens(group, RATIO, Optional.empty()), "the venue's is for accounts");
        assertTrue(limited.loosens(group, RATIO, Optional.of(new Policy(301, Action.SUSPEND))));
    }
}

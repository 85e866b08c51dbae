package org.bourse.core.twin;

import static org.bourse.core.twin.ListScenarios.buying;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 20 of the rulebook: two orders of which one ends and so cancels the other. */
class OcoEndRulesTest {
    @ParameterizedTest
    @EnumSource
    void theCancelOfOneCancelsTheOtherAfterItsLevel(Implementation implementation) {
        Scenario venue = buying(implementation);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10",
                        "level 2: BUY 0@90 of 0",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE"),
                venue.cancel(ALICE, venue.legId(0)));
        assertEquals(0, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void theOtherThatRestsTellsItsLevelAtOnce(Implementation implementation) {
        Scenario venue = buying(implementation);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE",
                        "level 2: BUY 0@90 of 0"),
                venue.cancel(ALICE, venue.legId(1)));
    }

    @ParameterizedTest
    @EnumSource
    void theExpiryOfOneCancelsTheOtherAndIsNotLookedForOnIt(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long end = START_MICROS + 100;
        venue.oco(
                venue.sell(ALICE, 5, 110).until(end),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95).until(end));
        venue.oco(
                venue.sell(BOB, 5, 111),
                venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 95).until(end));

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 5",
                        "level 3: SELL 0@110 of 0",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE",
                        "cancelled EXPIRED filled 0 left 5 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5",
                        "bob BTC HELD -50000 RELEASE",
                        "bob BTC AVAILABLE +50000 RELEASE",
                        "level 4: SELL 0@111 of 0"),
                venue.tickTo(end, false));
    }

    @ParameterizedTest
    @EnumSource
    void aMassCancelNamesItsReasonOnce(Implementation implementation) {
        Scenario venue = buying(implementation);

        assertEquals(
                List.of(
                        "mass cancel of alice in 1 SIDE_UNSPECIFIED REQUESTED",
                        "cancelled REQUESTED filled 0 left 10",
                        "level 2: BUY 0@90 of 0",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SIDE_UNSPECIFIED));
        assertEquals(false, venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void theKillSwitchEndsBoth(Implementation implementation) {
        Scenario venue = buying(implementation);

        assertEquals(
                List.of(
                        "alice is SUSPENDED",
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED KILL_SWITCH",
                        "cancelled KILL_SWITCH filled 0 left 10",
                        "level 2: BUY 0@90 of 0",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE"),
                venue.apply(
                        new VenueCommand.SetAccountState(ALICE, AccountStatus.SUSPENDED, true)));
    }

    @ParameterizedTest
    @EnumSource
    void aReductionBySelfTradePreventionCancelsTheOther(Implementation implementation) {
        Scenario venue = buying(implementation);

        List<String> story =
                venue.place(
                        venue.sell(ALICE, TimeInForce.IOC, 4, 90)
                                .withMode(SelfTradePrevention.DECREMENT));

        // Of 1153 stay 540, ceil(1.35) and 1.
        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 4@90",
                        "reduced alice by 4, filled 0 left 6",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -610 RELEASE",
                        "alice EUR AVAILABLE +610 RELEASE",
                        "level 2: BUY 6@90 of 1",
                        "cancelled SELF_TRADE filled 0 left 4",
                        "alice BTC HELD -40000 RELEASE",
                        "alice BTC AVAILABLE +40000 RELEASE"),
                from(story, "DECREMENT"));
    }

    @ParameterizedTest
    @EnumSource
    void anEndBySelfTradePreventionCancelsTheOtherBeforeTheLevel(Implementation implementation) {
        Scenario venue = buying(implementation);

        List<String> story =
                venue.place(
                        venue.sell(ALICE, TimeInForce.IOC, 4, 90)
                                .withMode(SelfTradePrevention.CANCEL_MAKER));

        assertEquals(
                List.of(
                        "CANCEL_MAKER: alice meets alice 4@90",
                        "cancelled SELF_TRADE filled 0 left 10",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE",
                        "level 2: BUY 0@90 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 0 left 4",
                        "alice BTC HELD -40000 RELEASE",
                        "alice BTC AVAILABLE +40000 RELEASE"),
                from(story, "CANCEL_MAKER"));
    }
}

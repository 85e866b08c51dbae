package org.bourse.risk.policy;

import static org.bourse.risk.policy.Story.BTC;
import static org.bourse.risk.policy.Story.DAY;
import static org.bourse.risk.policy.Story.EUR;
import static org.bourse.risk.policy.Story.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What trips when limits are armed anew, and when policies change. */
class PolicyChangeWatchTest extends WatchTale {
    @Test
    void armedAnewItTripsAtOnceAndTheNextDayByItself() {
        PolicyBook policies = alone(LimitKind.DRAWDOWN, 100, Action.SUSPEND);
        live(policies);
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        assertEquals(List.of("DRAWDOWN BREACH 200 SUSPEND"), told());

        held(policies, new Arming(ALICE, LimitKind.DRAWDOWN, DAY, 1));
        Trip again = watch.trips().getFirst();
        assertEquals(1, again.arming());
        held(policies, new Arming(ALICE, LimitKind.DRAWDOWN, DAY, 1));
        assertEquals(List.of(), trips(watch), "known already");

        story.nextDay();
        falls(79);
        assertEquals(List.of("DRAWDOWN BREACH 210 SUSPEND"), told());
        held(policies, new Arming(ALICE, LimitKind.DRAWDOWN, DAY, 9));
        assertEquals(List.of(), trips(watch), "that day is over");
    }

    @Test
    void tighterPoliciesHoldAtOnce() {
        live(alone(LimitKind.OPEN_POSITIONS, 2, Action.WARN));
        story.deposit(ALICE, BTC, 1).deposit(ALICE, EUR, 1);
        assertEquals(List.of("OPEN_POSITIONS WARNING 2 WARN"), told());

        held(alone(LimitKind.OPEN_POSITIONS, 1, Action.CANCEL_ALL));

        assertEquals(List.of("OPEN_POSITIONS BREACH 2 CANCEL_ALL"), trips(watch));
    }

    @Test
    void aStricterPolicyActsOnWhoPassedTheOneBeforeToday() {
        live(alone(LimitKind.DAILY_LOSS, 100, Action.WARN));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        assertEquals(List.of("DAILY_LOSS BREACH 200 WARN"), told());
        assertEquals(List.of(ALICE), watch.tripped(LimitKind.DAILY_LOSS));

        Arming armed = new Arming(ALICE, LimitKind.DAILY_LOSS, DAY, 1);
        PolicyBook stricter = alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND);
        held(stricter, armed);
        assertEquals(List.of("DAILY_LOSS BREACH 200 SUSPEND"), trips(watch));
        held(stricter, armed);
        falls(70);
        assertEquals(List.of(), told(), "once");
    }

    @Test
    void aPolicyThatChangesTripsOnceAlsoForWhomTheOneBeforeDidNot() {
        live(alone(LimitKind.DAILY_LOSS, 1_000, Action.WARN));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        assertEquals(List.of(), told());

        held(
                alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND),
                new Arming(ALICE, LimitKind.DAILY_LOSS, DAY, 1));
        assertEquals(List.of("DAILY_LOSS BREACH 200 SUSPEND"), trips(watch));
    }

    /** As after a restart: what tripped by the policy before has not tripped by the new one. */
    @Test
    void afterAStartOnlyTripsOfTheNewestArmingCount() {
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        story.tell(watch);
        held(
                alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND),
                new Arming(ALICE, LimitKind.DAILY_LOSS, DAY, 1));
        watch.tripped(ALICE, LimitKind.DAILY_LOSS, Stage.BREACH, DAY, 0);
        watch.goLive();
        assertEquals(List.of("DAILY_LOSS BREACH 200 SUSPEND"), trips(watch));

        LimitWatch another = new LimitWatch(BOUNDS);
        another.policies(
                alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND),
                List.of(new Arming(ALICE, LimitKind.DAILY_LOSS, DAY, 1)));
        another.tripped(ALICE, LimitKind.DAILY_LOSS, Stage.BREACH, DAY, 1);
        new Story()
                .deposit(ALICE, USDT, 1_000)
                .trade(ALICE, BOB, BTC, 10, USDT, 100, 900)
                .tell(another);
        another.goLive();
        assertEquals(List.of(), trips(another));
    }
}

package org.bourse.risk.policy;

import static org.bourse.risk.policy.Story.BTC;
import static org.bourse.risk.policy.Story.DAY;
import static org.bourse.risk.policy.Story.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.bourse.risk.exposure.AccountGroups;
import org.junit.jupiter.api.Test;

/** Which day it is of what trips around midnight, when one topic is ahead of the other one. */
class MidnightWatchTest extends WatchTale {
    private static PolicyBook loss() {
        return new PolicyBook(
                Map.of(ALICE, Map.of(LimitKind.DAILY_LOSS, new Policy(100, Action.SUSPEND))));
    }

    /** Of what tripped since the last time, kind, stage and how many days after the first. */
    private List<String> told(LimitWatch by) {
        story.tell(by);
        return by.trips().stream()
                .map(trip -> trip.kind() + " " + trip.stage() + " " + (trip.day() - DAY))
                .toList();
    }

    @Test
    void aMessageIsOfItsOwnDayAlsoWhenTheLedgerIsPastMidnight() {
        Policy rate = new Policy(2, Action.SUSPEND);
        Policy ratio = new Policy(3, Action.SUSPEND);
        watch.policies(
                new PolicyBook(
                        Map.of(
                                ALICE,
                                Map.of(
                                        LimitKind.MESSAGE_RATE,
                                        rate,
                                        LimitKind.ORDER_TO_TRADE,
                                        ratio))),
                List.of());
        watch.goLive();
        story.accepted(ALICE).accepted(ALICE).accepted(ALICE).accepted(ALICE);
        assertEquals(
                List.of(
                        "MESSAGE_RATE WARNING 0",
                        "MESSAGE_RATE BREACH 0",
                        "ORDER_TO_TRADE BREACH 0"),
                told(watch));

        story.onDay(DAY + 1).deposit(BOB, USDT, 1).tell(watch);
        watch.groups(AccountGroups.NONE);
        assertEquals(List.of(), told(watch), "all are judged anew");
        story.onDay(DAY).accepted(ALICE);
        assertEquals(List.of(), told(watch), "it tripped that day");

        story.onDay(DAY + 1).accepted(ALICE).accepted(ALICE).accepted(ALICE);
        assertEquals(List.of("MESSAGE_RATE WARNING 1", "MESSAGE_RATE BREACH 1"), told(watch));
    }

    @Test
    void aLossIsOfItsOwnDayAlsoWhenOrdersArePastMidnight() {
        watch.policies(loss(), List.of());
        watch.goLive();
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        story.onDay(DAY + 1).accepted(BOB).tell(watch);
        watch.revalue();
        assertEquals(10_000, watch.figures(ALICE).capitalMinor());
        story.onDay(DAY);
        falls(80);
        assertEquals(List.of("DAILY_LOSS BREACH 0"), told(watch));

        story.onDay(DAY + 1);
        falls(60);
        assertEquals(List.of("DAILY_LOSS BREACH 1"), told(watch));
    }

    @Test
    void pricesOfTheDayBeforeAreValuedInItThoughOrdersArePastMidnight() {
        LimitWatch later = new LimitWatch(new WatchBounds("USDT", 10, 4, 20_000));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 50);
        falls(80);
        story.onDay(DAY + 1).accepted(BOB).tell(later);

        later.revalue();

        assertEquals(-250, later.figures(ALICE).dayGainMinor());
    }

    @Test
    void whatTheLastPricesOfADayCostIsOfThatDay() {
        LimitWatch later = new LimitWatch(new WatchBounds("USDT", 10, 4, 20_000));
        later.policies(loss(), List.of());
        later.goLive();
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        assertEquals(List.of(), told(later));

        story.nextDay().deposit(BOB, USDT, 1);
        assertEquals(List.of("DAILY_LOSS BREACH 0"), told(later));
    }
}

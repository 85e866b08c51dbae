package org.bourse.risk.policy;

import static org.bourse.risk.policy.Story.BTC;
import static org.bourse.risk.policy.Story.DAY;
import static org.bourse.risk.policy.Story.EUR;
import static org.bourse.risk.policy.Story.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.risk.exposure.ExposureStanding;
import org.junit.jupiter.api.Test;

class LimitWatchTest extends WatchTale {
    private static final long EXTERNAL = 2;

    @Test
    void aLossWarnsAtFourFifthsAndBreachesAboveTheLimitOnceEach() {
        live(alone(LimitKind.DAILY_LOSS, 100, Action.REDUCE_ONLY));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 1);
        assertEquals(List.of(), told());

        falls(93);
        assertEquals(List.of(), told(), "71 lost");
        falls(92);
        assertEquals(List.of("DAILY_LOSS WARNING 81 WARN"), told());
        falls(91);
        assertEquals(List.of(), told(), "91 lost: warned already");
        falls(90);
        assertEquals(List.of("DAILY_LOSS BREACH 101 REDUCE_ONLY"), told());
        falls(50);
        falls(100);
        falls(50);
        assertEquals(List.of(), told());
    }

    @Test
    void whoDoesNotTradeIsJudgedALittleLater() {
        LimitWatch later = new LimitWatch(new WatchBounds("USDT", 10, 4, 20_000));
        later.policies(alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND), List.of());
        later.goLive();
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        story.tell(later);
        assertEquals(List.of(), trips(later));

        story.after(20_000).deposit(BOB, USDT, 1);
        story.tell(later);
        assertEquals(List.of("DAILY_LOSS BREACH 200 SUSPEND"), trips(later));

        later.policies(alone(LimitKind.DRAWDOWN, 300, Action.WARN), List.of());
        falls(60);
        story.tell(later);
        assertEquals(List.of(), trips(later));
        later.revalue();
        assertEquals(List.of("DRAWDOWN BREACH 400 WARN"), trips(later));
    }

    @Test
    void aBreachAtOnceIsNoWarningBesides() {
        live(alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(10);
        falls(90);

        assertEquals(List.of("DAILY_LOSS BREACH 900 SUSPEND"), told());
    }

    @Test
    void aTripTellsWhatCausedIt() {
        live(alone(LimitKind.DAILY_LOSS_RATIO, 300, Action.SUSPEND));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(60);
        story.tell(watch);

        Trip trip = watch.trips().getLast();
        assertEquals(
                new Figures(9_600, 10_000, -400, 400, 400, 1, 600, 600, 0, 600, 0, 0, 0),
                trip.figures());
        assertEquals(400, trip.value());
        assertEquals("daily-loss-ratio-breach-7-1000-20000-0", trip.id(7));
        assertEquals(5, trip.position());
        assertTrue(trip.requestId(7).isKeyed());
    }

    @Test
    void threePercentAreNoBreachAndALittleMoreIs() {
        live(alone(LimitKind.DAILY_LOSS_RATIO, 300, Action.SUSPEND));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(70);
        assertEquals(List.of("DAILY_LOSS_RATIO WARNING 300 WARN"), told());
        story.trade(ALICE, BOB, BTC, 1, USDT, 70, 1);
        assertEquals(List.of("DAILY_LOSS_RATIO BREACH 301 SUSPEND"), told(), "3.01 %");
    }

    @Test
    void whatIsHeldIsLimitedInAllAndInOneAsset() {
        live(
                new PolicyBook(
                        Map.of(
                                ALICE,
                                Map.of(
                                        LimitKind.EXPOSURE,
                                        new Policy(1_999, Action.REDUCE_ONLY),
                                        LimitKind.ASSET_EXPOSURE,
                                        new Policy(1_500, Action.SUSPEND)))));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        assertEquals(List.of(), told());
        story.deposit(ALICE, EUR, 500).trade(BOB, BOB, EUR, 1, USDT, 2, 0);

        assertEquals(List.of("EXPOSURE BREACH 2000 REDUCE_ONLY"), told());
        story.trade(ALICE, BOB, BTC, 6, USDT, 100, 0);
        assertEquals(List.of("ASSET_EXPOSURE BREACH 1600 SUSPEND"), told());
    }

    @Test
    void whatTheVenueHasByDefaultHoldsForAll() {
        live(
                new PolicyBook(
                        Map.of(
                                PolicyBook.VENUE,
                                Map.of(LimitKind.DAILY_LOSS, new Policy(10, Action.WARN)),
                                ALICE,
                                Map.of(LimitKind.DAILY_LOSS, new Policy(10_000, Action.WARN)))));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(90);
        story.tell(watch);

        assertEquals(List.of(BOB), watch.trips().stream().map(Trip::account).toList());
    }

    @Test
    void tradesOfOtherPairsChangeWhatIsHeldAtTheLastPrices() {
        live(alone(LimitKind.DAILY_LOSS, 1, Action.WARN));
        story.deposit(ALICE, EUR, 500);
        story.trade(BOB, BOB, BTC, 1, USDT, 100, 0).trade(BOB, BOB, EUR, 1, USDT, 2, 0);
        story.trade(ALICE, EXTERNAL, BTC, 10, EUR, 40, 0);
        story.tell(watch);

        Figures figures = watch.figures(ALICE);
        assertEquals(10_000 + 2 * 100 + 10 * 100, figures.equityMinor());
        assertEquals(200, figures.dayGainMinor());
        assertEquals(2, figures.openPositions());
    }

    @Test
    void moneyThatGoesIsNoLoss() {
        live(alone(LimitKind.DAILY_LOSS, 1, Action.WARN));
        story.withdrawal(ALICE, USDT, 9_000);

        assertEquals(List.of(), told());
        assertEquals(1_000, watch.figures(ALICE).equityMinor());
    }

    @Test
    void whoAsksForMoneyAndTakesThatBackHasNoMoreCapitalByThat() {
        live(alone(LimitKind.DAILY_LOSS_RATIO, 300, Action.SUSPEND));
        for (int request = 0; request < 10; request++) {
            story.withdrawalHeld(ALICE, USDT, 9_000).withdrawalCancelled(ALICE, USDT, 9_000);
            story.transfer(ALICE, BOB, USDT, 9_000).transfer(BOB, ALICE, USDT, 9_000);
        }
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(60);

        assertEquals(List.of("DAILY_LOSS_RATIO BREACH 400 SUSPEND"), told());
        assertEquals(10_000, watch.figures(ALICE).capitalMinor());
    }

    @Test
    void moneyThatChangesHandsIsNeitherLossNorGain() {
        Policy none = new Policy(1, Action.WARN);
        live(
                new PolicyBook(
                        Map.of(
                                ALICE,
                                Map.of(LimitKind.DAILY_LOSS, none),
                                BOB,
                                Map.of(LimitKind.DAILY_LOSS, none))));
        story.transfer(ALICE, BOB, USDT, 9_000).transfer(BOB, ALICE, USDT, 2_000);

        assertEquals(List.of(), told());
        assertEquals(3_000, watch.figures(ALICE).equityMinor());
        assertEquals(7_000, watch.figures(BOB).equityMinor());
    }

    @Test
    void messagesAreCountedBySecondAndComparedWithFills() {
        live(alone(LimitKind.MESSAGE_RATE, 2, Action.REDUCE_ONLY));
        story.accepted(ALICE).by(Writer.RUNNER).accepted(ALICE).by(Writer.ORDER_ENTRY);
        story.after(1_000_000).accepted(ALICE);
        assertEquals(List.of(), told());
        story.accepted(ALICE).accepted(ALICE);
        assertEquals(
                List.of("MESSAGE_RATE WARNING 2 WARN", "MESSAGE_RATE BREACH 3 REDUCE_ONLY"),
                told());

        held(alone(LimitKind.ORDER_TO_TRADE, 4, Action.SUSPEND));
        assertEquals(List.of("ORDER_TO_TRADE WARNING 4 WARN"), trips(watch));
        story.filled(BOB, ALICE).filled(ALICE, BOB).filled(ALICE, BOB);
        assertEquals(List.of(), told());
        assertEquals(6, watch.figures(ALICE).messages());
        assertEquals(3, watch.figures(ALICE).fills());
        story.nextDay().accepted(BOB);
        story.tell(watch);
        assertEquals(0, watch.figures(ALICE).messages());
    }

    @Test
    void nothingTripsBeforeAllIsReadAndNothingTwiceAfterAStart() {
        held(alone(LimitKind.DAILY_LOSS, 100, Action.SUSPEND));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(80);
        assertEquals(List.of(), told());

        watch.tripped(ALICE, LimitKind.DAILY_LOSS, Stage.WARNING, DAY, 0);
        watch.goLive();
        assertEquals(List.of("DAILY_LOSS BREACH 200 SUSPEND"), trips(watch));
        watch.tripped(ALICE, LimitKind.DAILY_LOSS, Stage.BREACH, DAY, 0);
        watch.goLive();
        assertEquals(List.of(), trips(watch));
    }

    /** As after a restart: the new day's records alone, and what held before them. */
    @Test
    void aDayReadAgainGivesTheSame() {
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 3);
        falls(120);
        falls(90);
        story.state(BOB, AccountStatus.SUSPENDED).accepted(ALICE);
        story.tell(watch);
        story.nextDay();
        falls(85);
        story.accepted(ALICE).filled(ALICE, BOB);

        LimitWatch again = new LimitWatch(BOUNDS);
        List<Integer> days = new ArrayList<>();
        for (Object record : story.records()) {
            if (record instanceof LedgerEvents ledger) {
                Optional<LimitWatch.DayBegan<ExposureStanding>> began = watch.take(ledger);
                began.ifPresent(day -> again.restore(day.day(), day.before()));
                began.ifPresent(day -> days.add(day.day()));
                assertEquals(Optional.empty(), again.take(ledger));
            } else if (record instanceof OrderEvents orders) {
                watch.take(orders).ifPresent(day -> again.restore(day.day(), day.before()));
                assertEquals(Optional.empty(), again.take(orders));
            }
        }

        assertEquals(List.of(DAY + 1), days);
        for (long account : List.of(ALICE, BOB)) {
            assertEquals(watch.figures(account), again.figures(account));
            assertEquals(watch.state(account), again.state(account));
        }
        assertEquals(-50, again.figures(ALICE).dayGainMinor());
        assertEquals(350, again.figures(ALICE).drawdownMinor());
        assertEquals(AccountStatus.SUSPENDED, again.state(BOB));
    }

    @Test
    void ofAccountsBeyondTheBoundNothingIsKnown() {
        for (int account = 2_000; account < 2_020; account++) {
            story.deposit(account, USDT, 1).accepted(account);
        }
        story.tell(watch);

        assertEquals(22, watch.dropped());
    }

    @Test
    void commandsOfTheDayAreKnownAfterAStart() {
        Trip trip =
                new Trip(
                        ALICE,
                        Trip.NO_GROUP,
                        LimitKind.DRAWDOWN,
                        Stage.BREACH,
                        DAY,
                        0,
                        new Policy(1, Action.REDUCE_ONLY),
                        2,
                        watch.figures(ALICE),
                        1,
                        1);
        story.by(Writer.RISK)
                .of(trip.requestId(0))
                .state(ALICE, AccountStatus.CLOSE_ONLY)
                .tell(watch);

        assertEquals(Optional.of(4L), watch.positionOf(trip.requestId(0)));
        assertEquals(Optional.empty(), watch.positionOf(trip.requestId(1)));
    }
}

package org.bourse.risk.policy;

import static org.bourse.risk.policy.Story.BTC;
import static org.bourse.risk.policy.Story.DAY;
import static org.bourse.risk.policy.Story.EUR;
import static org.bourse.risk.policy.Story.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.risk.exposure.AccountGroups;
import org.junit.jupiter.api.Test;

/** Limits of groups of accounts, of sectors and of what moves together. */
class TogetherWatchTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final long GROUP = -1;
    private static final WatchBounds BOUNDS = new WatchBounds("USDT", 10, 4, 0);

    private final LimitWatch watch = new LimitWatch(BOUNDS);
    private final Story story = new Story().deposit(ALICE, USDT, 10_000).deposit(BOB, BTC, 1_000);

    private void live(PolicyBook policies) {
        watch.policies(policies, List.of());
        watch.goLive();
    }

    private void falls(long price) {
        story.trade(BOB, BOB, BTC, 1, USDT, price, 0);
    }

    private void grouped(Map<LimitKind, Policy> policies) {
        watch.groups(new AccountGroups(Map.of(GROUP, new TreeSet<>(List.of(ALICE, BOB)))));
        live(new PolicyBook(Map.of(GROUP, policies)));
    }

    private List<String> acted() {
        story.tell(watch);
        return watch.trips().stream()
                .map(trip ->
                        "%d %d %s %s %d %s"
                                .formatted(
                                        trip.account(),
                                        trip.group(),
                                        trip.kind(),
                                        trip.stage(),
                                        trip.value(),
                                        trip.action()))
                .toList();
    }

    @Test
    void whatAGroupLosesInAllActsOnEachOfItsAccountsOnce() {
        grouped(Map.of(LimitKind.DAILY_LOSS, new Policy(10_000, Action.SUSPEND)));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        assertEquals(List.of(), acted(), "1,000 in all, at 100");
        falls(92);
        assertEquals(List.of("-1 0 DAILY_LOSS WARNING 8000 WARN"), acted());
        falls(89);
        assertEquals(
                List.of(
                        "1000 -1 DAILY_LOSS BREACH 11000 SUSPEND",
                        "1001 -1 DAILY_LOSS BREACH 11000 SUSPEND",
                        "-1 0 DAILY_LOSS BREACH 11000 SUSPEND"),
                acted());
        assertEquals(-11_000, watch.figures(GROUP).dayGainMinor());
        falls(80);
        assertEquals(List.of(), acted());

        watch.policies(
                new PolicyBook(
                        Map.of(
                                GROUP,
                                Map.of(LimitKind.DAILY_LOSS, new Policy(10_000, Action.SUSPEND)))),
                List.of(new Arming(GROUP, LimitKind.DAILY_LOSS, DAY, 1)));
        assertEquals(3, acted().size());
    }

    @Test
    void ofATradeWithinAGroupNothingIsALossOrAPeak() {
        grouped(
                Map.of(
                        LimitKind.DAILY_LOSS, new Policy(0, Action.SUSPEND),
                        LimitKind.DRAWDOWN, new Policy(0, Action.SUSPEND)));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0).trade(BOB, ALICE, BTC, 4, USDT, 100, 0);

        assertEquals(List.of(), acted());
        assertEquals(0, watch.figures(GROUP).drawdownMinor());
    }

    @Test
    void whoLeavesAGroupIsNotInItsSumsAndIsNotActedOn() {
        grouped(Map.of(LimitKind.EXPOSURE, new Policy(90_000, Action.REDUCE_ONLY)));
        watch.groups(new AccountGroups(Map.of(GROUP, new TreeSet<>(List.of(ALICE)))));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        assertEquals(List.of(), acted());
        assertEquals(1_000, watch.figures(GROUP).exposureMinor());

        watch.groups(new AccountGroups(Map.of(GROUP, new TreeSet<>(List.of(ALICE, BOB)))));
        assertEquals(
                List.of(
                        "1000 -1 EXPOSURE BREACH 100000 REDUCE_ONLY",
                        "1001 -1 EXPOSURE BREACH 100000 REDUCE_ONLY",
                        "-1 0 EXPOSURE BREACH 100000 REDUCE_ONLY"),
                acted());
    }

    @Test
    void whatIsHeldInASectorAndInWhatMovesTogetherIsLimited() {
        live(
                new PolicyBook(
                        Map.of(
                                ALICE,
                                Map.of(
                                        LimitKind.SECTOR_EXPOSURE,
                                        new Policy(1_500, Action.SUSPEND),
                                        LimitKind.CORRELATED_EXPOSURE,
                                        new Policy(1_900, Action.WARN)))));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        story.deposit(ALICE, EUR, 500).trade(BOB, BOB, EUR, 1, USDT, 2, 0);
        assertEquals(List.of(), acted());
        assertEquals(0, watch.figures(ALICE).largestSectorMinor(), "they are in none");
        assertEquals(1_000, watch.figures(ALICE).largestCorrelatedMinor());

        watch.sectors(List.of(Set.of(BTC, EUR)));
        assertEquals(List.of("1000 0 SECTOR_EXPOSURE BREACH 2000 SUSPEND"), acted());
        watch.correlated(List.of(Set.of(BTC, EUR)));
        assertEquals(List.of("1000 0 CORRELATED_EXPOSURE BREACH 2000 WARN"), acted());
        watch.sectors(List.of(Set.of(EUR)));
        assertEquals(1_000, watch.figures(ALICE).largestSectorMinor());
    }

    /** Alice has 10,000; then 500 EUR, worth 1,000, come in. */
    @Test
    void sharesOfTheEquityAreLimited() {
        live(
                new PolicyBook(
                        Map.of(
                                ALICE,
                                Map.of(
                                        LimitKind.ASSET_SHARE,
                                        new Policy(1_000, Action.SUSPEND),
                                        LimitKind.SECTOR_SHARE,
                                        new Policy(1_909, Action.WARN)))));
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        assertEquals(List.of("1000 0 ASSET_SHARE WARNING 1000 WARN"), acted());
        story.trade(ALICE, BOB, BTC, 1, USDT, 100, 0);
        assertEquals(List.of("1000 0 ASSET_SHARE BREACH 1100 SUSPEND"), acted());
        story.deposit(ALICE, EUR, 500).trade(BOB, BOB, EUR, 1, USDT, 2, 0);
        assertEquals(List.of(), acted(), "they are in no sector");

        watch.sectors(List.of(Set.of(BTC, EUR)));
        assertEquals(
                List.of("1000 0 SECTOR_SHARE BREACH 1910 WARN"),
                acted(),
                "2,100 of 11,000 are more than 19.09 %");
    }

    /** As after a restart: the group's drawdown of the days before is there again. */
    @Test
    void aGroupsDayReadAgainGivesTheSame() {
        grouped(Map.of());
        story.trade(ALICE, BOB, BTC, 10, USDT, 100, 0);
        falls(120);
        falls(90);
        story.tell(watch);
        story.nextDay();
        falls(95);
        LimitWatch again = new LimitWatch(BOUNDS);
        again.groups(new AccountGroups(Map.of(GROUP, new TreeSet<>(List.of(ALICE, BOB)))));
        for (Object record : story.records()) {
            if (record instanceof LedgerEvents ledger) {
                watch.take(ledger).ifPresent(began -> again.restore(began.day(), began.before()));
                again.take(ledger);
            }
        }

        assertEquals(watch.figures(GROUP), again.figures(GROUP));
        assertEquals(25_000, again.figures(GROUP).drawdownMinor());
        assertEquals(5_000, again.figures(GROUP).dayGainMinor());
    }
}

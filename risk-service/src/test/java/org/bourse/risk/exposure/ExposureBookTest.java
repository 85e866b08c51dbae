package org.bourse.risk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureBookTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final int USDT = 9;
    private static final int BTC = 1;
    private static final int ASSETS = 4;
    private static final int ACCOUNTS = 6;
    private final ExposureBook book = new ExposureBook(2);

    @BeforeEach
    void refer() {
        book.reference(USDT);
    }

    private AccountExposure alice(int day) {
        return book.account(ALICE, day).orElseThrow();
    }

    private void buys(long account, long lots, long price, long fee, int day) {
        book.mark(BTC, price, 1, day);
        book.revalue(day);
        book.trade(account, USDT, -lots * price, day);
        book.trade(account, BTC, lots, day);
        book.trade(account, USDT, -fee, day);
    }

    @Test
    void aHolderGainsByTheTradesOfOthers() {
        book.transfer(ALICE, USDT, 10_000, 0);
        buys(ALICE, 5, 100, 3, 0);
        buys(BOB, 1, 110, 0, 0);

        assertEquals(5 * 10 - 3, alice(0).dayGainMinor());
        assertEquals(10_047, alice(0).equityMinor());
        assertEquals(10_000, alice(0).capitalMinor());
        assertEquals(1, alice(0).openPositions());
    }

    @Test
    void theNextDayStartsAtNothingButDrawdownGoesOn() {
        book.transfer(ALICE, USDT, 1_000, 0);
        buys(ALICE, 5, 100, 0, 0);
        buys(BOB, 1, 90, 0, 0);
        buys(BOB, 1, 80, 0, 1);

        assertEquals(-50, alice(1).dayGainMinor());
        assertEquals(950, alice(1).capitalMinor());
        assertEquals(527, alice(1).dayLossBasisPoints());
        assertEquals(100, alice(1).drawdownMinor());
    }

    @Test
    void whatWasBroughtInIsNoGainEvenWhenItsFirstPriceComesLater() {
        book.transfer(ALICE, BTC, 5, 0);
        buys(BOB, 1, 100, 0, 0);
        assertEquals(0, alice(0).dayGainMinor());
        assertEquals(500, alice(0).capitalMinor());

        buys(ALICE, -5, 90, 0, 0);

        assertEquals(-50, alice(0).dayGainMinor());
        assertEquals(0, alice(0).openPositions());
    }

    @Test
    void aSaleIsNoPeakWhileItsMoneyIsThereAndItsAssetIsStillToGo() {
        buys(ALICE, 5, 100, 0, 0);
        book.drain(_ -> {});
        book.trade(ALICE, USDT, 500, 0);
        book.trade(ALICE, BTC, -5, 0);
        book.drain(_ -> {});

        assertEquals(0, alice(0).drawdownMinor());
    }

    @Test
    void isBounded() {
        buys(ALICE, 1, 100, 0, 0);
        buys(BOB, 1, 100, 0, 0);

        book.transfer(1_002, BTC, 1, 0);

        assertEquals(1, book.dropped());
        assertEquals(Optional.empty(), book.account(1_002, 0));
        assertThrows(IllegalArgumentException.class, () -> book.mark(BTC, 0, 1, 0));
    }

    @Test
    void whatIsTooMuchFor64BitsCountsAsVeryMuch() {
        book.transfer(ALICE, BTC, Long.MAX_VALUE, 0);
        book.mark(BTC, Long.MAX_VALUE, 3, 0);
        assertEquals(Market.VALUE_MAX, alice(0).equityMinor());

        book.mark(BTC, 7, Long.MAX_VALUE, 0);
        book.revalue(0);

        assertEquals(7, alice(0).equityMinor());
        assertEquals(10_000, alice(0).dayLossBasisPoints());
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 3000, 300",
        "100000, 3001, 301",
        "100000, 3009, 301",
        "100000, 3010, 301",
        "100000, 1, 1",
        "100000, 99999, 10000",
        "100000000000000100, 3000000000000003, 300",
        "100000000000000100, 3000000000000004, 301"
    })
    void whatIsAboveALimitByLessThanAPartIsAboveIt(long capital, long lost, long parts) {
        book.transfer(ALICE, USDT, capital, 0);
        book.trade(ALICE, USDT, -lost, 0);
        book.drain(_ -> {});

        assertEquals(parts, alice(0).dayLossBasisPoints());
    }

    @Test
    void tellsWhoseFiguresMayHaveChanged() {
        buys(ALICE, 1, 100, 0, 0);
        book.drain(_ -> {});
        buys(BOB, 1, 100, 0, 0);
        assertEquals(List.of(BOB), touched(), "the price is the same");

        buys(BOB, 1, 101, 0, 0);
        assertEquals(List.of(ALICE, BOB), touched().stream().sorted().toList());
        assertEquals(List.of(), touched());
    }

    @Test
    void untilAllAreRevaluedAPriceCountsForWhoTradesAtIt() {
        buys(ALICE, 5, 100, 0, 0);
        buys(BOB, 5, 100, 0, 0);
        book.drain(_ -> {});

        book.mark(BTC, 110, 1, 0);
        book.mark(BTC, 120, 1, 0);
        book.trade(BOB, BTC, 1, 0);
        book.trade(BOB, USDT, -120, 0);
        assertEquals(100, book.account(BOB, 0).orElseThrow().dayGainMinor());
        assertEquals(0, alice(0).dayGainMinor());
        assertEquals(List.of(BOB), touched());

        book.revalue(0);
        assertEquals(100, alice(0).dayGainMinor());
        assertEquals(100, book.account(BOB, 0).orElseThrow().dayGainMinor());
    }

    @Test
    void whatIsPaidInBetweenTwoValuationsIsNoGainAndTheRestIs() {
        buys(ALICE, 5, 100, 0, 0);
        book.mark(BTC, 110, 1, 0);
        book.transfer(ALICE, BTC, 1, 0);

        assertEquals(50, alice(0).dayGainMinor());
        assertEquals(110, alice(0).capitalMinor());
    }

    /** As a request for a withdrawal does, and as taking it back does. */
    private void fromOneBucketIntoTheOther(long account, long amount) {
        book.transfer(account, USDT, -amount, 0);
        book.transfer(account, USDT, amount, 0);
        book.drain(_ -> {});
    }

    @Test
    void capitalIsTheMostThatWasThereByPaymentsAndNoneIsMadeByMovingIt() {
        book.transfer(ALICE, USDT, 1_000, 0);
        book.drain(_ -> {});
        for (int request = 0; request < 10; request++) {
            fromOneBucketIntoTheOther(ALICE, 1_000);
        }
        assertEquals(1_000, alice(0).capitalMinor(), "asked for ten times");

        for (int round = 0; round < 10; round++) {
            book.transfer(ALICE, USDT, -600, 0);
            book.transfer(BOB, USDT, 600, 0);
            book.drain(_ -> {});
            book.transfer(BOB, USDT, -600, 0);
            book.transfer(ALICE, USDT, 600, 0);
            book.drain(_ -> {});
        }
        assertEquals(1_000, alice(0).capitalMinor(), "there and back ten times");
        assertEquals(600, book.account(BOB, 0).orElseThrow().capitalMinor());

        assertEquals(1_000, alice(1).capitalMinor());
        book.transfer(ALICE, USDT, -400, 1);
        book.transfer(ALICE, USDT, 300, 1);
        book.drain(_ -> {});
        assertEquals(1_000, alice(1).capitalMinor(), "less is there than there was");
        book.transfer(ALICE, USDT, 150, 1);
        assertEquals(1_050, alice(1).capitalMinor());
        assertEquals(0, book.account(BOB, 1).orElseThrow().capitalMinor(), "it is another day");
    }

    @Test
    void whatTheAccountsOfAGroupSendEachOtherIsNoCapitalOfTheGroup() {
        long group = -1;
        book.groups(new AccountGroups(Map.of(group, new TreeSet<>(List.of(ALICE, BOB)))), 0);
        book.transfer(ALICE, USDT, 1_000, 0);
        book.drain(_ -> {});
        for (int round = 0; round < 10; round++) {
            long by = round % 2 == 0 ? 700 : -700;
            book.transfer(BOB, USDT, by, 0);
            book.transfer(ALICE, USDT, -by, 0);
            book.drain(_ -> {});
        }

        assertEquals(1_000, book.group(group, 0).orElseThrow().capitalMinor());
        book.groups(new AccountGroups(Map.of(group, new TreeSet<>(List.of(BOB)))), 0);
        book.groups(new AccountGroups(Map.of(group, new TreeSet<>(List.of(ALICE, BOB)))), 0);
        assertEquals(1_000, book.group(group, 0).orElseThrow().capitalMinor());
    }

    @Test
    void whatWithdrawalsHoldIsKnownTheNextDayAndOfOthersThatEndNothingIsTakenOff() {
        book.transfer(ALICE, BTC, 10, 0);
        book.transfer(ALICE, BTC, -4, 0);
        book.withdrawal(ALICE, BTC, 4, 0);
        ExposureBook next = new ExposureBook(2);
        next.restore(book.standing(), 1);
        AccountExposure alice = next.account(ALICE, 1).orElseThrow();
        assertEquals(List.of(new Position(BTC, 10, 4, 0)), alice.positions());

        next.withdrawal(ALICE, BTC, -5, 1);
        assertEquals(List.of(new Position(BTC, 5, 0, 0)), alice.positions());
    }

    private List<Long> touched() {
        List<Long> accounts = new ArrayList<>();
        book.drain(exposure -> accounts.add(exposure.holder()));
        return accounts;
    }

    /**
     * The twin sums up balances after every step; each new day another book goes on. The numbers of
     * its assets are one less.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithItsNaiveTwin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExposureBook fast = new ExposureBook(ACCOUNTS);
        NaiveExposure twin = new NaiveExposure(ASSETS, ACCOUNTS);
        fast.reference(1);
        int day = 1;
        for (int step = 0; step < 2_000; step++) {
            if (random.nextInt(50) == 0) {
                day++;
                ExposureBook next = new ExposureBook(ACCOUNTS);
                next.restore(fast.standing(), day);
                fast = next;
            }
            int account = random.nextInt(ACCOUNTS);
            int asset = random.nextInt(ASSETS);
            long by = random.nextLong(-300, 400);
            boolean gains = random.nextInt(4) != 0;
            by = random.nextInt(5) == 0 ? -twin.balance(account, asset) : by;
            if (random.nextInt(20) == 0) {
                // A withdrawal is asked for, or taken back: nothing comes and nothing goes.
                long asked = random.nextLong(1, 400);
                fast.transfer(account, asset + 1, -asked, day);
                fast.transfer(account, asset + 1, asked, day);
                twin.post(account, asset, 0, false, day);
            } else if (random.nextBoolean() && asset > 0) {
                long quote = random.nextLong(90, 110);
                long base = random.nextLong(1, 10);
                fast.mark(asset + 1, quote, base, day);
                fast.revalue(day);
                twin.mark(asset, quote, base, day);
            } else if (gains) {
                fast.trade(account, asset + 1, by, day);
                twin.post(account, asset, by, true, day);
            } else {
                fast.transfer(account, asset + 1, by, day);
                twin.post(account, asset, by, false, day);
            }
            fast.drain(_ -> {});
            for (int each = 0; each < ACCOUNTS; each++) {
                twin.check(each, fast, day, "seed " + seed + " step " + step);
            }
        }
    }
}

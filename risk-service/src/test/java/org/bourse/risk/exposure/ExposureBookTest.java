package org.bourse.risk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureBookTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final int BTC = 1;
    private static final int SYMBOLS = 4;
    private static final int ACCOUNTS = 6;
    private final ExposureBook book = new ExposureBook(2);

    @BeforeEach
    void list() {
        book.list(new WatchedSymbol(BTC, 10, 7));
    }

    @Test
    void aHolderGainsByTheFillsOfOthers() {
        book.fill(ALICE, BTC, 5, 100, 3, 0);
        book.fill(BOB, BTC, 1, 110, 0, 0);

        AccountExposure alice = book.account(ALICE, 0).orElseThrow();
        assertEquals(5 * 10 * 10 - 3, alice.dayGainMinor());
        assertEquals(5 * 110 * 10, alice.sectorExposureMinor(7));
        assertEquals(5 * 110 * 10, book.exposureMinor(ALICE, BTC));
    }

    @Test
    void theNextDayStartsAtNothingButDrawdownGoesOn() {
        book.fill(ALICE, BTC, 5, 100, 0, 0);
        book.fill(BOB, BTC, 1, 90, 0, 0);
        book.fill(BOB, BTC, 1, 80, 0, 1);

        AccountExposure alice = book.account(ALICE, 1).orElseThrow();
        assertEquals(-500, alice.dayGainMinor());
        assertEquals(1_000, alice.drawdownMinor());
    }

    @Test
    void whatWasBroughtInIsNoGainEvenWhenItsFirstPriceComesLater() {
        book.transfer(ALICE, BTC, 5, 0);
        book.fill(BOB, BTC, 1, 100, 0, 0);
        assertEquals(0, book.account(ALICE, 0).orElseThrow().dayGainMinor());

        book.fill(ALICE, BTC, -5, 90, 0, 0);

        AccountExposure alice = book.account(ALICE, 0).orElseThrow();
        assertEquals(-500, alice.dayGainMinor());
        assertEquals(0, alice.openPositions());
        assertEquals(0, alice.sectorExposureMinor(7));
    }

    @Test
    void isBounded() {
        book.fill(ALICE, BTC, 1, 100, 0, 0);
        book.fill(BOB, BTC, 1, 100, 0, 0);

        assertThrows(IllegalStateException.class, () -> book.transfer(1_002, BTC, 1, 0));
        assertEquals(Optional.empty(), book.account(1_002, 0));
    }

    @Test
    void refusesWhatIsNotListedOrTooLarge() {
        assertThrows(IllegalStateException.class, () -> book.fill(ALICE, 9, 1, 1, 0, 0));
        assertThrows(
                IllegalStateException.class, () -> book.list(new WatchedSymbol(BTC, 10, 7)));
        assertThrows(
                ArithmeticException.class,
                () -> book.fill(ALICE, BTC, Long.MAX_VALUE, 100, 0, 0));
    }

    /** The twin adds up cash and positions of the whole story after every step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithItsNaiveTwin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExposureBook fast = new ExposureBook(ACCOUNTS);
        NaiveExposure twin = new NaiveExposure(SYMBOLS, ACCOUNTS);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            fast.list(twin.symbol(symbol));
        }
        int day = 0;
        for (int step = 0; step < 2_000; step++) {
            day += random.nextInt(50) == 0 ? 1 : 0;
            int account = random.nextInt(ACCOUNTS);
            int symbol = random.nextInt(SYMBOLS);
            long lots = random.nextLong(-3, 4);
            if (random.nextInt(10) == 0) {
                fast.transfer(account, symbol, lots, day);
                twin.transfer(account, symbol, lots, day);
            } else {
                long price = random.nextLong(90, 110);
                long fee = random.nextLong(-2, 20);
                fast.fill(account, symbol, lots, price, fee, day);
                twin.fill(account, symbol, lots, price, fee, day);
            }
            for (int each = 0; each < ACCOUNTS; each++) {
                twin.check(each, fast, day, "seed " + seed + " step " + step);
            }
        }
    }
}

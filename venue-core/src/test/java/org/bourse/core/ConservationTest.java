package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.accounts.AccountTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is made or lost, and what is held is held for an order or a withdrawal. */
class ConservationTest {
    private static final int USER = AccountTable.VENUE_ACCOUNTS;

    private final AccountTable accounts = new AccountTable(8, 4);
    private final Ledger ledger = new Ledger(new NoEvents(), accounts, VenueDriver.CONFIG);

    ConservationTest() {
        accounts.add(Accounts.FIRST);
    }

    private void post(int account, Bucket bucket, long delta) {
        ledger.post(account, BBB, bucket, delta, PostingKind.TRADE, 0);
    }

    @Test
    void aStepThatMakesMoneyIsFound() {
        post(AccountTable.FEES, Bucket.AVAILABLE, 5);
        assertThrows(IllegalStateException.class, ledger::checkConservation);
    }

    @Test
    void aStepThatLeavesABalanceBelowZeroIsFound() {
        post(USER, Bucket.AVAILABLE, -5);
        post(AccountTable.CUSTODY, Bucket.AVAILABLE, 5);
        assertThrows(IllegalStateException.class, ledger::checkConservation);
    }

    @Test
    void externalMayOweWhatItTraded() {
        post(AccountTable.EXTERNAL, Bucket.AVAILABLE, -5);
        post(USER, Bucket.AVAILABLE, 5);
        assertDoesNotThrow(ledger::checkConservation);
    }

    @Test
    void feesMayOweRebates() {
        post(AccountTable.FEES, Bucket.AVAILABLE, -5);
        post(USER, Bucket.AVAILABLE, 5);
        assertDoesNotThrow(ledger::checkConservation);
    }

    @Test
    void onlyAtTheEndOfAStepMustBalancesNotBeBelowZero() {
        post(USER, Bucket.AVAILABLE, -5);
        post(USER, Bucket.AVAILABLE, 6);
        post(AccountTable.CUSTODY, Bucket.AVAILABLE, -1);
        assertDoesNotThrow(ledger::checkConservation);
        ledger.hold(USER, BBB, 2, PostingKind.HOLD, 0);
        assertThrows(IllegalStateException.class, ledger::checkConservation);
    }

    @Test
    void aBalanceThatOverflowsIsFound() {
        post(AccountTable.FEES, Bucket.AVAILABLE, 1L << 62);
        assertThrows(
                IllegalStateException.class, () -> post(AccountTable.FEES, Bucket.AVAILABLE, 1));
    }

    /** Rates of makers and takers; a rebate among them. */
    @ParameterizedTest
    @CsvSource({
        "1,100000,200000",
        "2,200000,100000",
        "3,-150000,150000",
        "4,0,0",
        "5,-333333,10000000",
        "6,10000000,10000000",
        "7,1,1"
    })
    void sumsAreZeroAndHoldsAreExplained(long seed, long makerRateE8, long takerRateE8) {
        HoldAudit audit = new HoldAudit();
        Venue venue = new Venue(TradingMix.CONFIG, audit);
        TradingMix market = new TradingMix(venue, seed, makerRateE8, takerRateE8);
        for (int i = 0; i < 5_000; i++) {
            market.step();
            audit.assertHoldsOf(venue);
            if (i % 7 == 0) {
                market.stepOfFunding();
                audit.assertHoldsOf(venue);
            }
            if (i % 5 == 0) {
                market.stepOfLists();
                audit.assertHoldsOf(venue);
            }
            assertSumsAreZero(venue);
        }
        assertTrue(venue.availableMinor(Accounts.FEES, BBB) >= 0);
        assertTrue(audit.trades() > 1_000, () -> audit.trades() + " trades");
        assertEquals(0, venue.availableMinor(ALICE, 99));
    }

    /** Rates of makers and takers; a rebate, which FEES owes when EXTERNAL meets orders. */
    @ParameterizedTest
    @CsvSource({"1,100000,200000", "2,-150000,150000", "3,0,0"})
    void sumsAreZeroAndHoldsAreExplainedNextToExternalBooks(
            long seed, long makerRateE8, long takerRateE8) {
        HoldAudit audit = new HoldAudit();
        Venue venue = new Venue(ExternalMix.CONFIG, audit);
        ExternalMix market = new ExternalMix(venue, seed, makerRateE8, takerRateE8);
        for (int i = 0; i < 20_000; i++) {
            market.step();
            audit.assertHoldsOf(venue);
        }
        assertSumsAreZero(venue);
        assertTrue(audit.trades() > 2_000, () -> audit.trades() + " trades");
        assertEquals(0, venue.heldMinor(Accounts.EXTERNAL, BBB));
    }

    private static void assertSumsAreZero(Venue venue) {
        long[] sums = new long[TradingMix.CONFIG.assetsMax() + 1];
        venue.visitBalances((account, asset, available, held) -> {
            assertTrue(held >= 0);
            assertTrue(available >= 0 || account < Accounts.FIRST);
            sums[asset] += available + held;
        });
        assertTrue(Arrays.stream(sums).allMatch(sum -> sum == 0));
    }
}

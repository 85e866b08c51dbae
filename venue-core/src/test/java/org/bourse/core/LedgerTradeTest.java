package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.symbols.Symbol;
import org.junit.jupiter.api.Test;

/** A trade that is settled in one look is what its postings are one by one. */
class LedgerTradeTest {
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final int USERS = 3;
    private static final int TRADES = 60_000;
    private static final Symbol SYMBOL =
            new Symbol(
                    new SymbolDefinition(
                            1, "AAA-BBB", BASE, QUOTE, 1, 2, 1, 6, 1, 1_000_000, 1, 50_000, 100_000,
                            5_000_000),
                    1,
                    1);

    private final AccountTable accounts = new AccountTable(8, 4);

    /** The ledger and, of its last trade, the postings. */
    private final class Side {
        private final List<String> postings = new ArrayList<>();
        private final Ledger ledger =
                new Ledger(
                        EventTap.listener((_, words) -> postings.add(Arrays.toString(words))),
                        accounts,
                        VenueDriver.CONFIG);

        /** What it failed with, or nothing. */
        private String outcome(Runnable trade) {
            postings.clear();
            try {
                trade.run();
                return "done";
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }

        private void post(int account, int asset, Bucket bucket, long delta, PostingKind kind) {
            ledger.post(account, asset, bucket, delta, kind, 7);
        }

        private void naive(
                int buyer, int seller, long lots, long notional, long buyerFee, long sellerFee) {
            post(buyer, QUOTE, Bucket.HELD, -notional, PostingKind.TRADE);
            post(seller, QUOTE, Bucket.AVAILABLE, notional, PostingKind.TRADE);
            post(seller, BASE, Bucket.HELD, -lots, PostingKind.TRADE);
            post(buyer, BASE, Bucket.AVAILABLE, lots, PostingKind.TRADE);
            ledger.fee(buyer, QUOTE, Bucket.HELD, buyerFee, 7);
            ledger.fee(seller, QUOTE, Bucket.AVAILABLE, sellerFee, 7);
        }
    }

    LedgerTradeTest() {
        for (int i = 0; i < USERS; i++) {
            accounts.add(Accounts.FIRST + i);
        }
    }

    @Test
    void onceOrOneByOneIsTheSame() {
        SplittableRandom random = new SplittableRandom(11);
        Side once = new Side();
        Side oneByOne = new Side();
        int done = 0;
        for (int i = 0; i < TRADES; i++) {
            if (i % 50 == 0) {
                once = new Side();
                oneByOne = new Side();
                fund(random, once, oneByOne);
            }
            done += isDone(random, once, oneByOne) ? 1 : 0;
        }
        assertTrue(done > TRADES / 2 && done < TRADES, done + " trades");
    }

    /** One trade in both ways; false when both fail. */
    private static boolean isDone(SplittableRandom random, Side once, Side oneByOne) {
        int buyer = AccountTable.VENUE_ACCOUNTS + random.nextInt(USERS);
        int seller = AccountTable.VENUE_ACCOUNTS + random.nextInt(USERS);
        long lots = amount(random);
        long notional = amount(random);
        long buyerFee = random.nextLong(-3, 10);
        long sellerFee = random.nextLong(-3, 10);
        String expected =
                oneByOne.outcome(
                        () -> oneByOne.naive(buyer, seller, lots, notional, buyerFee, sellerFee));
        String made =
                once.outcome(() ->
                        once.ledger.trade(
                                buyer, seller, SYMBOL, lots, notional, buyerFee, sellerFee, 7));
        assertEquals(expected, made);
        assertEquals(oneByOne.postings, once.postings);
        assertEquals(conservation(oneByOne.ledger), conservation(once.ledger));
        return expected.equals("done");
    }

    /** Small, or near the bounds of amounts. */
    private static long amount(SplittableRandom random) {
        return random.nextInt(40) == 0 ? Amounts.MAX - random.nextLong(3) : random.nextLong(20);
    }

    private static long little(SplittableRandom random) {
        return random.nextLong(2_000);
    }

    /**
     * Every bucket of everybody gets something: a little, nothing, or, in one of two rounds, what
     * may just be; CUSTODY could not owe that.
     */
    private static void fund(SplittableRandom random, Side... sides) {
        boolean great = random.nextBoolean();
        for (int account = 0; account < AccountTable.VENUE_ACCOUNTS + USERS; account++) {
            for (int asset = BASE; asset <= QUOTE; asset++) {
                for (Bucket bucket : List.of(Bucket.AVAILABLE, Bucket.HELD)) {
                    long minor = great && random.nextInt(4) == 0 ? amount(random) : little(random);
                    for (Side side : sides) {
                        side.post(account, asset, bucket, minor, PostingKind.DEPOSIT);
                        if (!great) {
                            side.post(
                                    AccountTable.CUSTODY,
                                    asset,
                                    Bucket.AVAILABLE,
                                    -minor,
                                    PostingKind.DEPOSIT);
                        }
                    }
                }
            }
        }
    }

    private static String conservation(Ledger ledger) {
        try {
            ledger.checkConservation();
            return "conserved";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    @Test
    void aTradeMakesNothing() {
        Side side = new Side();
        int buyer = AccountTable.VENUE_ACCOUNTS;
        side.post(buyer, QUOTE, Bucket.HELD, 110, PostingKind.DEPOSIT);
        side.post(buyer + 1, BASE, Bucket.HELD, 5, PostingKind.DEPOSIT);
        side.post(AccountTable.CUSTODY, QUOTE, Bucket.AVAILABLE, -110, PostingKind.DEPOSIT);
        side.post(AccountTable.CUSTODY, BASE, Bucket.AVAILABLE, -5, PostingKind.DEPOSIT);
        side.ledger.trade(buyer, buyer + 1, SYMBOL, 5, 100, 2, 1, 7);
        assertDoesNotThrow(side.ledger::checkConservation);
        assertEquals(8, side.ledger.heldMinor(buyer, QUOTE));
        assertEquals(5, side.ledger.availableMinor(buyer, BASE));
        assertEquals(99, side.ledger.availableMinor(buyer + 1, QUOTE));
        assertEquals(0, side.ledger.heldMinor(buyer + 1, BASE));
        assertEquals(3, side.ledger.availableMinor(AccountTable.FEES, QUOTE));
    }
}

package org.bourse.stack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

/**
 * Keeps a ladder of orders on both sides of the fair price and renews a few of them in each round,
 * all of them after a large move. Used by one thread.
 */
final class MarketMaker {

    private static final int LEVELS = 8;
    private static final int RENEWED_PER_ROUND = 2;
    private static final double HALF_SPREAD = 0.00012;
    private static final double STEP = 0.00015;
    private static final double LARGE_MOVE = 0.0005;

    private final OrderDesk desk;
    private final DemoSymbol symbol;
    private final Random random;
    private final String[] bids = new String[LEVELS];
    private final String[] asks = new String[LEVELS];
    private int next;
    private double quotedAround;

    MarketMaker(OrderDesk desk, DemoSymbol symbol, long seed) {
        this.desk = desk;
        this.symbol = symbol;
        this.random = new Random(seed);
        java.util.Arrays.fill(bids, "");
        java.util.Arrays.fill(asks, "");
    }

    /** One round of quoting around a price. */
    void quote(double fair) {
        boolean first = quotedAround == 0;
        boolean rises = fair > quotedAround;
        if (first || Math.abs(fair / quotedAround - 1) > LARGE_MOVE) {
            // The side that is in the way goes first, and no side is ever empty.
            for (int level = 0; level < LEVELS; level++) {
                renew(!rises, level, fair);
            }
            for (int level = 0; level < LEVELS; level++) {
                renew(rises, level, fair);
            }
            quotedAround = fair;
            return;
        }
        for (int i = 0; i < RENEWED_PER_ROUND; i++) {
            renew(true, next, fair);
            renew(false, next, fair);
            next = (next + 1) % LEVELS;
        }
    }

    /** Cancels all that is left. */
    void withdraw() {
        for (int level = 0; level < LEVELS; level++) {
            cancel(bids, level);
            cancel(asks, level);
        }
    }

    private void renew(boolean buy, int level, double fair) {
        String[] side = buy ? bids : asks;
        double distance = HALF_SPREAD + level * STEP;
        String before = side[level];
        side[level] = place(buy, fair * (buy ? 1 - distance : 1 + distance), level);
        if (!before.isEmpty()) {
            desk.cancel(before);
        }
    }

    private String place(boolean buy, double price, int level) {
        BigDecimal ticks = symbol.price(price, buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
        double size = symbol.typicalQuantity() * (4 + 3 * level) * (0.5 + random.nextDouble());
        return desk.place(
                        new Ticket.Resting(symbol.name(), buy, ticks, symbol.quantity(size), true))
                .orderId();
    }

    private void cancel(String[] orders, int level) {
        if (!orders[level].isEmpty()) {
            desk.cancel(orders[level]);
            orders[level] = "";
        }
    }
}

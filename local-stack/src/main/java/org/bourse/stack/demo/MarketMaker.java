package org.bourse.stack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Keeps a ladder of orders on both sides of the fair price and renews a few of them in each round,
 * all of them after a large move. Used by one thread; the requests of a side are sent at once.
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
    private final Executor requests;
    private final String[] bids = new String[LEVELS];
    private final String[] asks = new String[LEVELS];
    private int next;
    private double quotedAround;

    MarketMaker(OrderDesk desk, DemoSymbol symbol, long seed, Executor requests) {
        this.desk = desk;
        this.symbol = symbol;
        this.random = new Random(seed);
        this.requests = requests;
        Arrays.fill(bids, "");
        Arrays.fill(asks, "");
    }

    /** One round of quoting around a price. */
    void quote(double fair) {
        boolean first = quotedAround == 0;
        if (first || Math.abs(fair / quotedAround - 1) > LARGE_MOVE) {
            // The side that is in the way goes first, and no side is ever empty.
            boolean rises = fair > quotedAround;
            List<Integer> all = IntStream.range(0, LEVELS).boxed().toList();
            renew(!rises, all, fair);
            renew(rises, all, fair);
            quotedAround = fair;
            return;
        }
        List<Integer> some =
                IntStream.range(next, next + RENEWED_PER_ROUND)
                        .mapToObj(level -> level % LEVELS)
                        .toList();
        next = (next + RENEWED_PER_ROUND) % LEVELS;
        renew(true, some, fair);
        renew(false, some, fair);
    }

    /** Cancels all that is left. */
    void withdraw() {
        cancel(List.of(bids));
        cancel(List.of(asks));
        Arrays.fill(bids, "");
        Arrays.fill(asks, "");
    }

    private void renew(boolean buy, List<Integer> levels, double fair) {
        String[] side = buy ? bids : asks;
        List<String> before = levels.stream().map(level -> side[level]).toList();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int level : levels) {
            Ticket ticket = ticket(buy, level, fair);
            answers.add(CompletableFuture.supplyAsync(() -> desk.place(ticket), requests));
        }
        for (int i = 0; i < levels.size(); i++) {
            side[levels.get(i)] = answers.get(i).join().orderId();
        }
        cancel(before);
    }

    private Ticket ticket(boolean buy, int level, double fair) {
        double distance = HALF_SPREAD + level * STEP;
        BigDecimal price =
                symbol.price(
                        fair * (buy ? 1 - distance : 1 + distance),
                        buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
        double size = symbol.typicalQuantity() * (4 + 3 * level) * (0.5 + random.nextDouble());
        return new Ticket.Resting(symbol.name(), buy, price, symbol.quantity(size), true);
    }

    private void cancel(List<String> orders) {
        orders.stream()
                .filter(order -> !order.isEmpty())
                .map(order -> CompletableFuture.runAsync(() -> desk.cancel(order), requests))
                .toList()
                .forEach(CompletableFuture::join);
    }
}

package org.bourse.bench.book;

import java.util.SplittableRandom;
import org.bourse.bench.BenchException;
import org.bourse.contracts.Ids;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookAhead;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/**
 * A book in which always as many orders rest, spread evenly over {@value #LEVELS} levels a side, so
 * that most of what a message touches is in no cache. Every other message takes an order away: nine
 * of ten cancel any of those that rest, one of ten trades with the first in line at the touch. The
 * next message enters another order on the same side. All is drawn from a seed before the time
 * counts.
 */
final class DeepRun {
    private static final int LEVELS = 20_000;
    private static final int MIDDLE = 1_000_000;
    private static final int LOTS = 10;
    private static final int AHEAD = 32;
    private static final int TAKES_EVERY = 10;
    private static final long SEED = 23;
    private static final SymbolDefinition SYMBOL =
            new SymbolDefinition(1, "A-B", 1, 2, 1, 0, 1, 0, 1, Long.MAX_VALUE, 0, 0, 0, 0);

    private final Reports reports = new Reports();
    private final OrderPool orders;
    private final LevelPool levels;
    private final Book book;
    private final BookAhead ahead;

    /** The ids of the orders that rest; an order's account is its index here. */
    private final long[] resting;

    /** Per pair of messages which order is cancelled, or the side that trades, as −1 or −2. */
    private final int[] picks;

    /** Per pair of messages how far from the middle the new order stands. */
    private final int[] distances;

    private long number;

    /**
     * @param count orders that rest
     * @param pairs of messages
     */
    DeepRun(int count, int pairs) {
        orders = new OrderPool(count + 1, 0, 0);
        levels = new LevelPool(orders);
        book = new Book(new Symbol(SYMBOL, 1, 1), orders, levels);
        ahead = new BookAhead(orders, levels, 2 * AHEAD);
        resting = new long[count];
        picks = new int[pairs];
        distances = new int[pairs];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count; i++) {
            int distance = 1 + random.nextInt(LEVELS);
            boolean buy = i % 2 == 0;
            enter(i, buy, buy ? MIDDLE - distance : MIDDLE + distance);
        }
        for (int i = 0; i < pairs; i++) {
            picks[i] =
                    random.nextInt(TAKES_EVERY) == 0
                            ? -1 - random.nextInt(2)
                            : random.nextInt(count);
            distances[i] = 1 + random.nextInt(LEVELS);
        }
    }

    /** Two messages for each pair. */
    void run() {
        for (int first = 0; first < picks.length; first += AHEAD) {
            int end = Math.min(first + AHEAD, picks.length);
            expect(first, end);
            apply(first, end);
        }
        if (orders.size() != resting.length) {
            throw new BenchException(orders.size() + " orders rest");
        }
    }

    /** Tells the book of messages before they come, as the core does. */
    private void expect(int from, int to) {
        for (int i = from; i < to; i++) {
            if (picks[i] >= 0) {
                long id = resting[picks[i]];
                ahead.expectOrder(id);
                ahead.expectEntry(book.side(picks[i] % 2 == 0), price(picks[i] % 2 == 0, i));
            }
        }
        ahead.fetch();
    }

    private void apply(int from, int to) {
        for (int i = from; i < to; i++) {
            int order = picks[i] < 0 ? take(picks[i] == -1) : orders.find(resting[picks[i]]);
            int index = orders.account(order);
            boolean buy = orders.isBuy(order);
            int level = orders.level(order);
            if (picks[i] >= 0) {
                reports.cancelAck(number, buy ? 0 : 1, index, levels.priceTicks(level));
            }
            book.leave(order);
            orders.free(order, orders.record(order));
            book.tidy(level);
            enter(index, buy, price(buy, i));
        }
    }

    private long price(boolean buy, int pair) {
        return buy ? MIDDLE - distances[pair] : MIDDLE + distances[pair];
    }

    /** Fills the first in line on a side, and returns it. */
    private int take(boolean buy) {
        BookSide side = book.side(buy);
        int maker = levels.oldest(side.best());
        book.fill(maker, orders.record(maker), LOTS, LOTS * side.bestTicks(), 0);
        reports.trade(number, side.bestTicks(), LOTS, orders.account(maker), 0);
        return maker;
    }

    private void enter(int index, boolean buy, long price) {
        number++;
        long id = Ids.of(0, number, 0);
        reports.orderAck(number, buy ? 0 : 1, index, price, LOTS);
        int order = orders.add(id, index, LOTS, 0, 0, 0, 0, buy ? OrderPool.BUY : 0);
        book.rest(order, buy, price);
        resting[index] = id;
    }
}

package org.bourse.core.book;

import org.bourse.core.Breaker;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** The resting orders of one symbol, and those that wait for a trigger. */
public final class Book {
    private final Symbol symbol;
    private final OrderPool orders;
    private final LevelPool levels;
    private final BookSide bids;
    private final BookSide asks;
    private final WaitingOrders waiting;
    private long sequence;
    private long lastPriceTicks;
    private long imageTimeMicros;
    private final Auction auction = new Auction();
    private @Nullable PriceWindow window;

    /** How often an iceberg was reduced where nobody sees it. */
    private long hiddenReductions;

    public Book(Symbol symbol, OrderPool orders, LevelPool levels) {
        this.symbol = symbol;
        this.orders = orders;
        this.levels = levels;
        bids = new BookSide(levels, symbol.number(), true);
        asks = new BookSide(levels, symbol.number(), false);
        waiting = new WaitingOrders(orders, levels, symbol.number());
        newWindow();
    }

    public Symbol symbol() {
        return symbol;
    }

    public BookSide side(boolean buy) {
        return buy ? bids : asks;
    }

    /** The levels, of which some are of other books. */
    public LevelPool levels() {
        return levels;
    }

    /** The conditional orders. */
    public WaitingOrders waiting() {
        return waiting;
    }

    /** Puts an order of the pool at the end of the line at a price, and returns its level. */
    public int rest(int order, boolean buy, long priceTicks) {
        return rest(order, orders.record(order), buy, priceTicks);
    }

    /** The same of an order whose record is at hand. */
    public int rest(int order, OrderRecord record, boolean buy, long priceTicks) {
        int level = side(buy).levelFor(priceTicks);
        record.priceTicks = priceTicks;
        if ((record.flags & OrderPool.ICEBERG) != 0) {
            showAnew(order);
        }
        levels.append(level, order, record);
        return level;
    }

    private void showAnew(int order) {
        OrderTerms terms = orders.terms();
        terms.shownLots(order, Math.min(terms.visibleLots(order), orders.remainingLots(order)));
    }

    /** Takes an order out of its level, which may stay behind empty, and returns that level. */
    public int leave(int order) {
        return leave(order, orders.record(order));
    }

    /** The same of an order whose record is at hand. */
    public int leave(int order, OrderRecord record) {
        int level = record.level;
        levels.remove(level, order, record);
        return level;
    }

    /** Books a trade of a resting order. Of an iceberg no more than is shown is traded at once. */
    public void fill(
            int order, OrderRecord record, long lots, long notionalMinor, long heldMinorAfter) {
        levels.lotsTaken(record.level, lots);
        orders.fill(record, lots, notionalMinor, heldMinorAfter);
        if (record.has(OrderPool.ICEBERG)) {
            shownTraded(order, lots);
        }
    }

    /** When nothing more is shown, the next part is, at the end of the line. */
    private void shownTraded(int order, long lots) {
        OrderTerms terms = orders.terms();
        long shown = terms.shownLots(order) - lots;
        terms.shownLots(order, shown);
        if (shown == 0 && orders.remainingLots(order) != 0) {
            int level = leave(order);
            showAnew(order);
            levels.append(level, order);
        }
    }

    /** Books a trade in a call auction, of any part: an iceberg keeps its place. */
    public void fillInAuction(int order, long lots, long notionalMinor, long heldMinorAfter) {
        int level = orders.level(order);
        long shownBefore = orders.shownLots(order);
        orders.fill(orders.record(order), lots, notionalMinor, heldMinorAfter);
        if (orders.has(order, OrderPool.ICEBERG)) {
            showAnew(order);
        }
        long taken = shownBefore - orders.shownLots(order);
        levels.lotsTaken(level, taken);
        if (taken != lots) {
            levels.hiddenLotsTaken(level, lots - taken);
        }
    }

    /**
     * Takes lots off what remains of a resting order, the hidden part first.
     *
     * @return whether less of it is shown now
     */
    public boolean reduce(int order, long lots) {
        long shownBefore = orders.shownLots(order);
        long remaining = orders.remainingLots(order) - lots;
        orders.remainingLots(order, remaining);
        if (orders.has(order, OrderPool.ICEBERG)) {
            orders.terms().shownLots(order, Math.min(shownBefore, remaining));
        }
        long taken = shownBefore - orders.shownLots(order);
        levels.lotsTaken(orders.level(order), taken);
        if (taken != lots) {
            levels.hiddenLotsTaken(orders.level(order), lots - taken);
            hiddenReductions++;
        }
        return taken != 0;
    }

    /** Removes the level if it is empty. */
    public void tidy(int level) {
        if (levels.orders(level) == 0) {
            side(levels.isBuy(level)).remove(level);
        }
    }

    /** The number of the last change of a level. */
    public long sequence() {
        return sequence;
    }

    public long nextSequence() {
        return ++sequence;
    }

    /** Grows whenever resting orders change, also where it is not shown. */
    public long changes() {
        return sequence + hiddenReductions;
    }

    /** Whether the best bid reaches the best offer. */
    public boolean isCrossed() {
        return bids.size() != 0 && asks.size() != 0 && bids.bestTicks() >= asks.bestTicks();
    }

    /** How far the uncrossing of a call auction has come. */
    public Auction auction() {
        return auction;
    }

    /** What the breaker looks at, or null if there is none. */
    public @Nullable PriceWindow window() {
        return window;
    }

    /** The symbol has another breaker, or none any more: its window is empty. */
    public void newWindow() {
        Breaker breaker = symbol.definition().breaker();
        window =
                breaker.rateE8() == 0
                        ? null
                        : new PriceWindow(breaker.rateE8(), breaker.windowSeconds());
    }

    /** The price of the last trade; 0 before the first. */
    public long lastPriceTicks() {
        return lastPriceTicks;
    }

    public void lastPriceTicks(long priceTicks) {
        lastPriceTicks = priceTicks;
    }

    /** The venue time of the last image. */
    public long imageTimeMicros() {
        return imageTimeMicros;
    }

    public void imageTimeMicros(long timeMicros) {
        imageTimeMicros = timeMicros;
    }

    void write(StateWriter out, long timeMicros) {
        out.writeLong(sequence);
        out.writeLong(lastPriceTicks);
        out.writeLong(imageTimeMicros);
        auction.write(out, symbol.state(), changes());
        if (window != null) {
            window.write(out, timeMicros);
        }
        bids.write(out);
        asks.write(out);
        waiting.write(out);
    }

    void read(StateReader in) {
        sequence = in.readLong();
        lastPriceTicks = in.readLong();
        imageTimeMicros = in.readLong();
        auction.read(in, symbol.state(), changes());
        if (window != null) {
            window.read(in);
        }
        bids.read(in);
        asks.read(in);
        waiting.read(in, symbol.number());
    }
}

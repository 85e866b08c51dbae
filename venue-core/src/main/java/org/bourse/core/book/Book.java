package org.bourse.core.book;

import org.bourse.core.symbols.Symbol;

/** The resting orders of one symbol. */
public final class Book {
    private final Symbol symbol;
    private final OrderPool orders;
    private final LevelPool levels;
    private final BookSide bids;
    private final BookSide asks;
    private long sequence;
    private long lastPriceTicks;
    private long imageTimeMicros;

    public Book(Symbol symbol, OrderPool orders, LevelPool levels) {
        this.symbol = symbol;
        this.orders = orders;
        this.levels = levels;
        bids = new BookSide(levels, symbol.number(), true);
        asks = new BookSide(levels, symbol.number(), false);
    }

    public Symbol symbol() {
        return symbol;
    }

    public BookSide side(boolean buy) {
        return buy ? bids : asks;
    }

    /** Puts an order of the pool at the end of the line at its price, and returns its level. */
    public int rest(int order, boolean buy, long priceTicks) {
        int level = side(buy).levelFor(priceTicks);
        levels.append(level, order);
        return level;
    }

    /** Takes an order out of its level, which may stay behind empty, and out of the pool. */
    public void remove(int order) {
        levels.remove(orders.level(order), order);
        orders.free(order);
    }

    /** Books a trade of a resting order. */
    public void fill(int order, long lots, long notionalMinor, long heldMinorAfter) {
        levels.lotsTraded(orders.level(order), lots);
        orders.fill(order, lots, notionalMinor, heldMinorAfter);
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
}

package org.bourse.matching.codec;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;

/** Collects the image of one book and splits it into parts of a bounded number of levels. */
final class BookImages {
    static final int LEVELS_MAX = 5_000;

    private final List<BookImage.Builder> parts = new ArrayList<>();
    private Symbol symbol = Symbol.getDefaultInstance();
    private long bookSequence;
    private long lastPriceTicks;
    private int levels;

    void begin(Symbol symbol, long bookSequence, long lastPriceTicks) {
        parts.clear();
        this.symbol = symbol;
        this.bookSequence = bookSequence;
        this.lastPriceTicks = lastPriceTicks;
        nextPart();
    }

    void level(Side side, long priceTicks, long lots, int orders, long externalLots) {
        if (levels == LEVELS_MAX) {
            nextPart();
        }
        levels++;
        Level.Builder level =
                Level.newBuilder()
                        .setPriceTicks(priceTicks)
                        .setLots(lots)
                        .setOrders(orders)
                        .setExternalLots(externalLots);
        BookImage.Builder part = parts.getLast();
        if (side == Side.BUY) {
            part.addBids(level);
        } else {
            part.addAsks(level);
        }
    }

    /** The parts of the image, at least one. */
    List<BookImage.Builder> end() {
        parts.forEach(part -> part.setParts(parts.size()));
        return parts;
    }

    private void nextPart() {
        levels = 0;
        parts.add(
                BookImage.newBuilder()
                        .setSymbol(symbol)
                        .setBookSequence(bookSequence)
                        .setLastPriceTicks(lastPriceTicks)
                        .setPart(parts.size()));
    }
}

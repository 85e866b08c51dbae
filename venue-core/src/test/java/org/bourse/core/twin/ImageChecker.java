package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.core.CommandHeader;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;

/** That images show the books as a checker that heard all other events has them. */
final class ImageChecker extends NoEvents {
    private final BookChecker books;
    private final List<NaiveBook.Level> bids = new ArrayList<>();
    private final List<NaiveBook.Level> asks = new ArrayList<>();
    private int symbol;

    ImageChecker(BookChecker books) {
        this.books = books;
    }

    /** The symbol whose image was last emitted in the present step, or 0. */
    int symbol() {
        return symbol;
    }

    List<NaiveBook.Level> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        symbol = 0;
    }

    @Override
    public void bookImageBegins(
            SymbolDefinition definition, long bookSequence, long lastPriceTicks) {
        symbol = definition.symbol();
        CheckedBook book = books.book(symbol);
        Violation.unlessEqual(book.sequence, bookSequence, "sequence of an image");
        Violation.unlessEqual(book.lastPriceTicks, lastPriceTicks, "last price of an image");
        bids.clear();
        asks.clear();
    }

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        levels(side).add(new NaiveBook.Level(priceTicks, lots, orders, externalLots));
    }

    @Override
    public void bookImageEnds() {
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            List<NaiveBook.Level> expected =
                    books.book(symbol).side(side).keySet().stream()
                            .map(price -> books.level(new BookChecker.Price(symbol, side, price)))
                            .toList();
            Violation.unless(expected.equals(levels(side)), "image of %s", symbol);
        }
    }
}

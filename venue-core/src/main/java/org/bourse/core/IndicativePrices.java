package org.bourse.core;

import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** Tells what call auctions would trade: one symbol a tick, if it changed, in turn. */
final class IndicativePrices {
    private final VenueEvents events;
    private final Books books;
    private final int symbolsMax;
    private final AuctionPrice price;
    private int lastTold;

    IndicativePrices(VenueState state, VenueEvents events, int symbolsMax) {
        this.events = events;
        this.symbolsMax = symbolsMax;
        books = state.books();
        price = new AuctionPrice(books.levels());
    }

    void tick() {
        Book book = next();
        if (book == null) {
            return;
        }
        lastTold = book.symbol().number();
        book.auction().told(book.changes());
        price.find(book);
        events.indicativePrice(
                lastTold,
                price.priceTicks(),
                price.lots(),
                price.surplusLots(),
                price.surplusSide());
    }

    private @Nullable Book next() {
        for (int i = 0; i < symbolsMax; i++) {
            Book book = books.find((lastTold + i) % symbolsMax + 1);
            if (book != null
                    && book.symbol().state() == SymbolState.AUCTION
                    && !book.auction().isTold(book.changes())) {
                return book;
            }
        }
        return null;
    }

    void write(StateWriter out) {
        out.writeInt(lastTold);
    }

    void read(StateReader in) {
        lastTold = in.readCount("symbols", symbolsMax);
    }
}

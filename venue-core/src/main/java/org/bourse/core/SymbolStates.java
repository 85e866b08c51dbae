package org.bourse.core;

import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;

/**
 * Lets a symbol be in another state, and tells it; one that does not trade has no external levels.
 */
final class SymbolStates {
    private final VenueEvents events;
    private final ExternalBooks externalBooks;

    SymbolStates(VenueEvents events, ExternalBooks externalBooks) {
        this.events = events;
        this.externalBooks = externalBooks;
    }

    void become(Book book, SymbolState wanted) {
        if (wanted == SymbolState.AUCTION && book.symbol().state() != SymbolState.AUCTION) {
            book.auction().begins();
        }
        if (wanted != SymbolState.TRADING) {
            externalBooks.removeAll(book);
        }
        book.symbol().changeState(wanted);
        events.symbolChanged(book.symbol().definition());
    }
}

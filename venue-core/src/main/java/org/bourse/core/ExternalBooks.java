package org.bourse.core;

import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.Books;
import org.bourse.core.book.ExternalLevels;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/**
 * The external levels of all symbols: puts them in and takes them out, tells it, and counts what
 * EXTERNAL would give if all of them were traded.
 */
final class ExternalBooks {
    private final Ledger ledger;
    private final Books books;
    private final OrderPool orders;
    private final LevelPool levels;
    private final ExternalLevels externals;
    private final OrderEnds ends;

    ExternalBooks(VenueState state, OrderEnds ends) {
        this.ends = ends;
        ledger = state.ledger();
        books = state.books();
        orders = books.orders();
        levels = books.levels();
        externals = books.externals();
    }

    /** Puts a level that is not there yet at the end of the line; there must be room. */
    void add(Book book, boolean buy, long priceTicks, long lots) {
        int level = externals.add(book, AccountTable.EXTERNAL, buy, priceTicks, lots);
        promise(book, externals.at(level));
        ends.levelChanged(book, level);
    }

    /** Puts a level at the end of the line, with other lots. */
    void renew(Book book, int external, long lots) {
        int level = externals.renew(book, external, lots);
        promise(book, external);
        ends.levelChanged(book, level);
    }

    /** Takes lots off a level, which keeps its place in the line, or off the book. */
    void lessen(Book book, int external, long lots) {
        int level = orders.level(external);
        if (lots == orders.remainingLots(external)) {
            remove(book, external);
        } else {
            book.reduce(external, lots);
            promise(book, external);
        }
        ends.levelChanged(book, level);
        book.tidy(level);
    }

    /** Removes all levels of a symbol, which is about to stop trading. */
    void removeAll(Book book) {
        removeSide(book, true);
        removeSide(book, false);
    }

    private void removeSide(Book book, boolean buy) {
        BookSide side = book.side(buy);
        int level = side.best();
        while (externals.size(book, buy) != 0) {
            int worse = side.worse(level);
            int external = externals.at(level);
            if (external != OrderPool.NONE) {
                remove(book, external);
                ends.levelChanged(book, level);
                book.tidy(level);
            }
            level = worse;
        }
    }

    private void remove(Book book, int external) {
        promise(book, external, 0);
        externals.remove(book, external);
    }

    /** EXTERNAL would give so much for what is left of a level. */
    private void promise(Book book, int external) {
        Symbol symbol = book.symbol();
        long lots = orders.remainingLots(external);
        long priceTicks = levels.priceTicks(orders.level(external));
        promise(
                book,
                external,
                orders.isBuy(external)
                        ? lots * priceTicks * symbol.tickLotMinor()
                        : lots * symbol.lotMinor());
    }

    private void promise(Book book, int external, long minor) {
        Symbol symbol = book.symbol();
        int asset = orders.isBuy(external) ? symbol.quote() : symbol.base();
        ledger.promised(asset, minor - orders.heldMinor(external));
        orders.heldMinor(external, minor);
    }

    /** All books were read: what is external in them is found again. */
    void haveBeenRead(int symbolsMax) {
        for (int symbol = 1; symbol <= symbolsMax; symbol++) {
            Book book = books.find(symbol);
            if (book != null) {
                haveBeenRead(book, book.side(true));
                haveBeenRead(book, book.side(false));
            }
        }
    }

    private void haveBeenRead(Book book, BookSide side) {
        for (int level = side.best(); level != LevelPool.NONE; level = side.worse(level)) {
            for (int order = levels.oldest(level);
                    order != OrderPool.NONE;
                    order = orders.next(order)) {
                if (orders.has(order, OrderPool.EXTERNAL)) {
                    externals.added(book, order);
                    promise(book, order);
                }
            }
        }
    }
}

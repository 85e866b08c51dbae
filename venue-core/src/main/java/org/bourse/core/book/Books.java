package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Symbol;
import org.bourse.core.symbols.SymbolDirectory;
import org.jspecify.annotations.Nullable;

/** The books of all symbols, by number, with the pools they share. */
public final class Books {
    private final OrderPool orders;
    private final LevelPool levels;
    private final ExternalLevels externals;
    private final @Nullable Book[] books;

    public Books(int symbolsMax, int ordersMax, int externalLevelsMax, int accountsMax) {
        orders = new OrderPool(ordersMax, externalLevelsMax, accountsMax);
        levels = new LevelPool(orders);
        externals = new ExternalLevels(orders, levels, symbolsMax);
        books = new Book[symbolsMax + 1];
    }

    public OrderPool orders() {
        return orders;
    }

    public LevelPool levels() {
        return levels;
    }

    public ExternalLevels externals() {
        return externals;
    }

    /** Opens the book of a symbol that has none. */
    public Book open(Symbol symbol) {
        Book book = new Book(symbol, orders, levels);
        books[symbol.number()] = book;
        return book;
    }

    /** The book of the symbol with this number, or null. */
    public @Nullable Book find(int symbol) {
        // None has the number 0, which is let through: so there is one bound to check and not two.
        return symbol >= 0 && symbol < books.length ? books[symbol] : null;
    }

    /** The book whose image is the oldest, of several the one with the lowest number, or null. */
    public @Nullable Book oldestImage() {
        Book oldest = null;
        for (Book book : books) {
            if (book != null
                    && (oldest == null || book.imageTimeMicros() < oldest.imageTimeMicros())) {
                oldest = book;
            }
        }
        return oldest;
    }

    /** Writes the books, by number of their symbols, with all open orders. */
    public void write(StateWriter out, long timeMicros) {
        out.section("orders", orders.size());
        out.section("external", orders.externals().used());
        int count = 0;
        for (Book book : books) {
            count += book == null ? 0 : 1;
        }
        out.section("books", count);
        for (Book book : books) {
            if (book != null) {
                out.writeInt(book.symbol().number());
                book.write(out, timeMicros);
            }
        }
    }

    /** Reads them; the symbols are there already. */
    public void read(StateReader in, SymbolDirectory symbols) {
        in.section("orders", orders.max());
        in.section("external", orders.externals().max());
        int count = in.section("books", books.length - 1);
        for (int i = 0; i < count; i++) {
            open(in.known(symbols.find(in.readInt()))).read(in);
        }
    }
}

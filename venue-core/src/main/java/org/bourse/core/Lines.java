package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.book.OrderPool;
import org.jspecify.annotations.Nullable;

/** Finds the symbols in whose lines triggered orders may stand, lowest number first. */
final class Lines {
    private final Books books;

    /** A bit for each symbol; stays set for a while after its line has become empty. */
    private final long[] joined;

    private boolean nobody = true;

    Lines(Books books, int symbolsMax) {
        this.books = books;
        joined = new long[symbolsMax / Long.SIZE + 1];
    }

    /** An order joined the line of a symbol. */
    void joined(int symbol) {
        joined[symbol / Long.SIZE] |= 1L << symbol;
        nobody = false;
    }

    /** Whether no order stands in any line, for sure. */
    boolean isNobodyThere() {
        return nobody;
    }

    /** The book with the lowest number from this on in whose line somebody stands, or null. */
    @Nullable Book next(int fromSymbol) {
        for (int symbol = nextJoined(fromSymbol);
                symbol != OrderPool.NONE;
                symbol = nextJoined(symbol + 1)) {
            Book book = requireNonNull(books.find(symbol));
            if (book.waiting().firstInLine() != OrderPool.NONE) {
                return book;
            }
            joined[symbol / Long.SIZE] &= ~(1L << symbol);
        }
        nobody = isEmpty();
        return null;
    }

    /** The lines of all books were read. */
    void haveBeenRead() {
        for (int symbol = 0; symbol < joined.length * Long.SIZE; symbol++) {
            Book book = books.find(symbol);
            if (book != null && book.waiting().firstInLine() != OrderPool.NONE) {
                joined(symbol);
            }
        }
    }

    private int nextJoined(int fromSymbol) {
        int word = fromSymbol / Long.SIZE;
        long mask = -1L << fromSymbol;
        while (word < joined.length) {
            long left = joined[word] & mask;
            if (left != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
            mask = -1L;
            word++;
        }
        return OrderPool.NONE;
    }

    private boolean isEmpty() {
        for (long word : joined) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }
}

package org.bourse.marketdata.board;

import java.util.OptionalLong;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookChecksum;
import org.bourse.marketdata.book.OrderBook;

/** Puts a checksum on every hundredth increment of a stream. */
final class ChecksumPace {
    private static final int INCREMENTS = 100;

    private int count;

    /** For the next increment, after which the book is as given; mostly empty. */
    OptionalLong next(SymbolTerms terms, OrderBook book) {
        if (++count < INCREMENTS) {
            return OptionalLong.empty();
        }
        count = 0;
        return OptionalLong.of(
                BookChecksum.of(
                        terms, book.bids(BookChecksum.LEVELS), book.asks(BookChecksum.LEVELS)));
    }
}

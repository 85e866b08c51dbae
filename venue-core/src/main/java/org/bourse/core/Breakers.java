package org.bourse.core;

import java.util.Arrays;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Symbols whose trading was stopped because a price was too far from others, or because the venue
 * stood still for long. Each goes through a course: a pause, in which it is halted or takes cancels
 * only, then a call auction, then trading.
 */
final class Breakers {
    private static final long SECOND_MICROS = 1_000_000;

    /** Prices are stale after a step of time that is longer; no window reaches back farther. */
    private static final long SILENCE_MAX_MICROS = 300 * SECOND_MICROS;

    private static final long NEVER = -1;

    private final VenueState state;
    private final SymbolStates symbolStates;
    private final Books books;

    /** By symbol when its state changes next, or {@link #NEVER}. */
    private final long[] dueMicros;

    private int courses;

    Breakers(VenueState state, SymbolStates symbolStates, int symbolsMax) {
        this.state = state;
        this.symbolStates = symbolStates;
        books = state.books();
        dueMicros = new long[symbolsMax + 1];
        Arrays.fill(dueMicros, NEVER);
    }

    /** A symbol stops trading. */
    void halt(Book book) {
        begin(book, SymbolState.HALTED);
    }

    /**
     * A tick has moved time. After a long silence the orders that rest are those of another market:
     * who placed them may cancel them, then an auction finds a price.
     *
     * @param beforeMicros venue time before the tick; 0 when it is the first
     */
    void timeMoved(long beforeMicros) {
        if (beforeMicros == 0 || state.timeMicros() - beforeMicros <= SILENCE_MAX_MICROS) {
            return;
        }
        for (int symbol = 1; symbol < dueMicros.length; symbol++) {
            Book book = books.find(symbol);
            if (book != null
                    && book.symbol().state() == SymbolState.TRADING
                    && !book.symbol().definition().breaker().equals(Breaker.NONE)) {
                begin(book, SymbolState.CANCEL_ONLY);
            }
        }
    }

    private void begin(Book book, SymbolState paused) {
        int symbol = book.symbol().number();
        int seconds = book.symbol().definition().breaker().pauseSeconds();
        dueMicros[symbol] = after(state.timeMicros(), seconds);
        courses++;
        symbolStates.become(book, paused);
    }

    /** Somebody else decides on the state of a symbol now. */
    void endCourse(Book book) {
        int symbol = book.symbol().number();
        if (dueMicros[symbol] != NEVER) {
            dueMicros[symbol] = NEVER;
            courses--;
        }
    }

    /** Its rules have changed. */
    void changed(Book book, Breaker breakerBefore) {
        endCourse(book);
        if (!breakerBefore.equals(book.symbol().definition().breaker())) {
            book.newWindow();
        }
    }

    /** The first symbol from this number on whose state is to change now, or null. */
    @Nullable Book nextDue(int fromSymbol) {
        if (courses == 0) {
            return null;
        }
        for (int symbol = fromSymbol; symbol < dueMicros.length; symbol++) {
            if (dueMicros[symbol] != NEVER && dueMicros[symbol] <= state.timeMicros()) {
                return books.find(symbol);
            }
        }
        return null;
    }

    /** Goes on with the course of a symbol, and returns its next state. */
    SymbolState advance(Book book) {
        if (book.symbol().state() == SymbolState.AUCTION) {
            endCourse(book);
            return SymbolState.TRADING;
        }
        int symbol = book.symbol().number();
        int seconds = book.symbol().definition().breaker().auctionSeconds();
        dueMicros[symbol] = after(dueMicros[symbol], seconds);
        return SymbolState.AUCTION;
    }

    void write(StateWriter out) {
        out.section("breakers", courses);
        for (int symbol = 1; symbol < dueMicros.length; symbol++) {
            if (dueMicros[symbol] != NEVER) {
                out.writeInt(symbol);
                out.writeLong(dueMicros[symbol]);
            }
        }
    }

    void read(StateReader in) {
        courses = in.section("breakers", dueMicros.length - 1);
        for (int i = 0; i < courses; i++) {
            dueMicros[in.readNumber("symbol", dueMicros.length - 1)] = in.readLong();
        }
    }

    private static long after(long micros, int seconds) {
        long more = seconds * SECOND_MICROS;
        return micros > Long.MAX_VALUE - more ? Long.MAX_VALUE : micros + more;
    }
}

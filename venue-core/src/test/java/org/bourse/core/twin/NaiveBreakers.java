package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;

/** Section 22: symbols that stop for a moment by themselves. */
final class NaiveBreakers {
    private static final BigInteger SECOND_MICROS = big(1_000_000);
    private static final BigInteger SILENCE_MAX_SECONDS = big(300);
    private static final long RATE_MAX_E8 = 100_000_000;
    private static final int WINDOW_MAX = 300;
    private static final int PAUSE_MAX = 3_600;

    private final NaiveMarket market;
    private final NaiveTransitions transitions;

    NaiveBreakers(NaiveMarket market, NaiveTransitions transitions) {
        this.market = market;
        this.transitions = transitions;
    }

    /** 22.1. */
    static boolean isWellFormed(Breaker breaker) {
        if (breaker.rateE8() == 0) {
            return breaker.equals(Breaker.NONE);
        }
        return breaker.rateE8() > 0
                && breaker.rateE8() <= RATE_MAX_E8
                && isWithin(breaker.windowSeconds(), WINDOW_MAX)
                && isWithin(breaker.pauseSeconds(), PAUSE_MAX)
                && isWithin(breaker.auctionSeconds(), PAUSE_MAX);
    }

    private static boolean isWithin(int seconds, int max) {
        return seconds >= 1 && seconds <= max;
    }

    /** 22.2: whether the symbol would break instead of trading at this price now. */
    static boolean breaks(NaiveBook book, long ticks, NaiveMarket market) {
        return book.window.breaks(ticks, book.definition.breaker(), market.timeMicros);
    }

    /** 22.2: after the last event of the taker that was stopped. */
    static void halt(NaiveBook book, NaiveMarket market) {
        book.course = new NaiveBook.Course(market.timeMicros);
        book.tellState(SymbolState.HALTED, market.events);
    }

    /** 4.5: the definition is another one from now on. */
    static void changed(NaiveBook book, SymbolDefinition former) {
        book.course = null;
        if (!former.breaker().equals(book.definition.breaker())) {
            book.window.clear();
        }
    }

    /** 22.4, at a tick that has moved time from one that is not the first's. */
    void afterSilence(long formerMicros) {
        BigInteger silence = big(market.timeMicros).subtract(big(formerMicros));
        if (silence.compareTo(SILENCE_MAX_SECONDS.multiply(SECOND_MICROS)) > 0) {
            for (NaiveBook book : market.listings.books()) {
                boolean trades = book.definition.state() == SymbolState.TRADING;
                if (trades && book.definition.breaker().rateE8() != 0) {
                    book.course = new NaiveBook.Course(market.timeMicros);
                    transitions.change(book, SymbolState.CANCEL_ONLY);
                }
            }
        }
    }

    /** 22.3, at a tick. */
    void goOn() {
        for (NaiveBook book : market.listings.books()) {
            if (book.course != null) {
                goOn(book, book.course.brokeMicros(), book.definition.breaker());
            }
        }
    }

    private void goOn(NaiveBook book, long brokeMicros, Breaker breaker) {
        int pause = breaker.pauseSeconds();
        if (isReached(brokeMicros, pause) && book.definition.state() != SymbolState.AUCTION) {
            transitions.change(book, SymbolState.AUCTION);
        }
        if (isReached(brokeMicros, pause + breaker.auctionSeconds())) {
            book.course = null;
            transitions.change(book, SymbolState.TRADING);
        }
    }

    /** No such time is beyond the last of all. */
    private boolean isReached(long fromMicros, int seconds) {
        BigInteger end = big(fromMicros).add(big(seconds).multiply(SECOND_MICROS));
        return market.timeMicros == Long.MAX_VALUE || big(market.timeMicros).compareTo(end) >= 0;
    }
}

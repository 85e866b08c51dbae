package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueCommand.ScheduledChange;
import org.jspecify.annotations.Nullable;

/** Section 23: states that symbols get by the second of the week. */
final class NaiveSchedules {
    private static final int CHANGES_MAX = 64;
    private static final BigInteger SECOND_MICROS = big(1_000_000);
    private static final long WEEK_SECONDS = 7 * 86_400;

    /** The first of January 1970 was a Thursday. */
    private static final long MONDAY_SECONDS = -3 * 86_400;

    private static final Set<SymbolState> STATES =
            EnumSet.of(
                    SymbolState.AUCTION,
                    SymbolState.TRADING,
                    SymbolState.CANCEL_ONLY,
                    SymbolState.HALTED);

    private final NaiveMarket market;
    private final NaiveTransitions transitions;

    NaiveSchedules(NaiveMarket market, NaiveTransitions transitions) {
        this.market = market;
        this.transitions = transitions;
    }

    /** 23.1. */
    @Nullable RejectCode set(VenueCommand.SetSchedule command) {
        NaiveBook book = market.listings.book(command.symbol());
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        if (book.definition.state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        if (!isWellFormed(command.changes())) {
            return RejectCode.SCHEDULE_INVALID;
        }
        book.schedule = command.changes();
        book.scheduledMicros = market.timeMicros;
        market.events.scheduleSet(command);
        return null;
    }

    private static boolean isWellFormed(List<ScheduledChange> changes) {
        long last = -1;
        for (ScheduledChange change : changes) {
            long second = Integer.toUnsignedLong(change.secondOfWeek());
            if (second <= last || second >= WEEK_SECONDS || !STATES.contains(change.state())) {
                return false;
            }
            last = second;
        }
        return changes.size() <= CHANGES_MAX;
    }

    /** 23.2, at a tick. */
    void goOn() {
        for (NaiveBook book : market.listings.books()) {
            boolean isReady =
                    book.definition.state() != SymbolState.DELISTED
                            && book.definition.state() != SymbolState.UNCROSSING;
            ScheduledChange passed = isReady ? lastPassed(book) : null;
            if (passed != null) {
                book.scheduledMicros = market.timeMicros;
                book.course = null;
                if (book.definition.state() != passed.state()) {
                    transitions.change(book, passed.state());
                }
            }
        }
    }

    /** Of those that have passed since the last change. */
    private @Nullable ScheduledChange lastPassed(NaiveBook book) {
        ScheduledChange last = null;
        BigInteger lastMicros = big(book.scheduledMicros);
        for (ScheduledChange change : book.schedule) {
            BigInteger micros = lastMicros(change, market.timeMicros);
            if (micros.compareTo(lastMicros) > 0) {
                last = change;
                lastMicros = micros;
            }
        }
        return last;
    }

    /** When it last happened, at this time or before it. */
    private static BigInteger lastMicros(ScheduledChange change, long timeMicros) {
        BigInteger week = weekOf(timeMicros);
        BigInteger micros = micros(week, change);
        return micros.compareTo(big(timeMicros)) <= 0
                ? micros
                : micros(week.subtract(BigInteger.ONE), change);
    }

    /** When it happens next, later than this time. */
    private static BigInteger nextMicros(ScheduledChange change, long timeMicros) {
        BigInteger week = weekOf(timeMicros);
        BigInteger micros = micros(week, change);
        return micros.compareTo(big(timeMicros)) > 0
                ? micros
                : micros(week.add(BigInteger.ONE), change);
    }

    /** Weeks from the Monday before 1970. */
    private static BigInteger weekOf(long timeMicros) {
        return big(timeMicros)
                .divide(SECOND_MICROS)
                .subtract(big(MONDAY_SECONDS))
                .divide(big(WEEK_SECONDS));
    }

    private static BigInteger micros(BigInteger week, ScheduledChange change) {
        return week.multiply(big(WEEK_SECONDS))
                .add(big(MONDAY_SECONDS))
                .add(big(change.secondOfWeek()))
                .multiply(SECOND_MICROS);
    }

    /** 13.1, 23.3: when an order ends by itself; 0 for never. */
    static long expiryMicros(NewOrder order, NaiveBook book, long timeMicros) {
        BigInteger end = null;
        for (ScheduledChange change : book.schedule) {
            boolean isClose =
                    change.state() == SymbolState.CANCEL_ONLY
                            || change.state() == SymbolState.HALTED;
            BigInteger micros = nextMicros(change, timeMicros);
            if (isClose && (end == null || micros.compareTo(end) < 0)) {
                end = micros;
            }
        }
        return end == null || order.timeInForce() != TimeInForce.DAY
                ? NaiveShape.expiryMicros(order, timeMicros)
                : end.min(big(Long.MAX_VALUE)).longValueExact();
    }
}

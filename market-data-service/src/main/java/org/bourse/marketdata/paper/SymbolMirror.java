package org.bourse.marketdata.paper;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.tick.SourceTrade;

/**
 * A symbol between the market outside and the venue: hears both, and says what to tell the venue
 * once the venue has answered all that was told before. So at most one batch is on its way, and
 * what comes faster than the venue takes it is conflated. Any thread may call.
 */
public final class SymbolMirror {
    /**
     * What to tell the venue now.
     *
     * @param changes in their order; each is to be followed by {@link #written} or {@link #lost}
     * @param isKnown whether the market is known, and the book is to be like it
     */
    public record Look(List<LevelChange> changes, boolean isKnown) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final int symbol;
    private final VenueBook venue = new VenueBook();
    private final MarketTrades trades = new MarketTrades();
    private final BookMirror mirror;

    /** When the book outside was heard of last. */
    private long heardNanos;

    /** What an earlier life left is not withdrawn before this one may know the market. */
    private boolean isPatient = true;

    private final long beganNanos;

    /** Told and not known to be in the log. */
    private int unwritten;

    private long writtenPosition = -1;
    private long reachedPosition = -1;

    /**
     * @param symbol the venue's number
     * @param changesMax as {@link BookMirror}
     */
    public SymbolMirror(int symbol, int changesMax, long nowNanos) {
        this.symbol = symbol;
        beganNanos = nowNanos;
        mirror = new BookMirror(changesMax);
    }

    /** The market outside told its book; trades and best prices do not say how old that is. */
    public void heard(long nowNanos) {
        locked(() -> heardNanos = nowNanos);
    }

    /** The market outside traded. */
    public void traded(SourceTrade trade) {
        locked(() -> trades.add(trade));
    }

    /** What was heard before is void: another source tells now, or none. */
    public void interrupted() {
        locked(trades::clear);
    }

    /**
     * Takes the book events of a step of the venue.
     *
     * @param position that the venue has reached with it
     */
    public void apply(List<BookEvent> events, long position) {
        locked(() -> {
            events.forEach(this::apply);
            reachedPosition = position;
        });
    }

    private void apply(BookEvent event) {
        switch (event.getBodyCase()) {
            case LEVEL_CHANGED -> {
                if (event.getLevelChanged().getSymbol() == symbol) {
                    venue.apply(event.getLevelChanged());
                }
            }
            case BOOK_IMAGE -> {
                if (event.getBookImage().getSymbol().getSymbol() == symbol) {
                    venue.apply(event.getBookImage());
                }
            }
            case CONFIGURED -> {
                // A symbol that halts loses its levels, and none is taken meanwhile.
                mirror.forget();
            }
            case PROGRESS, INDICATIVE_PRICE, BODY_NOT_SET -> {}
        }
    }

    /**
     * Looks at both books.
     *
     * @param market the book outside; empty while it is not known
     * @param staleNanos a book that was not heard of for longer is not known either; so long what
     *     an earlier life left may stay while none is known
     */
    public Look look(Optional<DepthSnapshot> market, TermsFit fit, long nowNanos, long staleNanos) {
        return locked(() -> {
            boolean isKnown = market.isPresent() && nowNanos - heardNanos <= staleNanos;
            isPatient &= !isKnown && nowNanos - beganNanos <= staleNanos;
            if (isPatient
                    || !venue.started()
                    || unwritten > 0
                    || reachedPosition < writtenPosition) {
                return new Look(List.of(), isKnown);
            }
            List<MarketTrade> traded = trades.take(fit);
            List<LevelChange> changes =
                    mirror.changes(
                            venue,
                            isKnown ? MarketBook.of(market.get(), fit) : MarketBook.NONE,
                            isKnown ? traded : List.of());
            unwritten = changes.size();
            return new Look(changes, isKnown);
        });
    }

    /** Nobody will know the market any more. */
    public void end() {
        locked(() -> isPatient = false);
    }

    /** The symbol takes no external levels now. */
    public void pause() {
        locked(() -> {
            mirror.forget();
            trades.clear();
        });
    }

    /** A change stands in the log at this position. */
    public void written(long position) {
        locked(() -> {
            unwritten--;
            writtenPosition = Math.max(writtenPosition, position);
        });
    }

    /** A change does not stand in the log, or nobody knows. */
    public void lost() {
        locked(() -> {
            unwritten--;
            mirror.forget();
        });
    }

    /** Whether nothing external is left at the venue. */
    public boolean isWithdrawn() {
        return locked(
                () -> unwritten == 0 && reachedPosition >= writtenPosition && !venue.hasExternal());
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

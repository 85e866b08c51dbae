package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** Venue time, and what is due because of it. */
final class Ticks {
    private static final long STEP_MAX_MICROS = 1_000_000;
    private static final long IMAGE_EVERY_MICROS = 60_000_000;
    private static final long PROGRESS_EVERY_MICROS = 100_000;

    private final VenueState state;
    private final VenueEvents events;
    private final IndicativePrices indicativePrices;
    private long progressTimeMicros;

    Ticks(VenueState state, VenueEvents events, IndicativePrices indicativePrices) {
        this.state = state;
        this.indicativePrices = indicativePrices;
        this.events = events;
    }

    /** Returns null, or why the tick is refused; a higher term is noted in any case. */
    @Nullable RejectCode refusal(long term, long timeMicros, boolean stepConfirmed) {
        if (Long.compareUnsigned(term, state.term()) < 0) {
            return RejectCode.TERM_OUTDATED;
        }
        state.term(term);
        long now = state.timeMicros();
        if (timeMicros < now) {
            return RejectCode.TIME_BACKWARDS;
        }
        boolean isFirst = now == 0;
        if (timeMicros - now > STEP_MAX_MICROS && !stepConfirmed && !isFirst) {
            return RejectCode.TIME_STEP_TOO_LARGE;
        }
        return null;
    }

    /** A leader has applied the commands before {@code position}, as its accepted tick says. */
    void applied(long position, CommandHeader tick) {
        if (position > state.applied() && position <= tick.position()) {
            state.applied(position);
        }
    }

    /** Does what is due at venue time, which has just moved on from {@code before}. */
    void moved(long before) {
        long now = state.timeMicros();
        boolean isFirst = before == 0;
        if (isFirst) {
            state.duplicates().start(now);
        } else if (state.duplicates().isRotationDue(now)) {
            state.duplicates().rotate(now);
        }
        Book book = state.books().oldestImage();
        if (book != null && now - book.imageTimeMicros() >= IMAGE_EVERY_MICROS) {
            emitImage(book);
        }
        indicativePrices.tick();
        if (isFirst || now - progressTimeMicros >= PROGRESS_EVERY_MICROS) {
            progressTimeMicros = now;
            events.progress();
        }
    }

    /** Says what the book holds, so that a reader may start here. */
    void emitImage(Book book) {
        events.bookImageBegins(book.symbol().definition(), book.sequence(), book.lastPriceTicks());
        emitSide(book, true);
        emitSide(book, false);
        events.bookImageEnds();
        book.imageTimeMicros(state.timeMicros());
    }

    private void emitSide(Book book, boolean buy) {
        LevelPool levels = state.books().levels();
        BookSide side = book.side(buy);
        for (int level = side.best(); level != LevelPool.NONE; level = side.worse(level)) {
            events.bookImageLevel(
                    Sides.of(buy),
                    levels.priceTicks(level),
                    levels.lots(level),
                    levels.orders(level),
                    state.books().externals().lots(book, level));
        }
    }

    void write(StateWriter out) {
        out.section("progress", 1);
        out.writeLong(progressTimeMicros);
        indicativePrices.write(out);
    }

    void read(StateReader in) {
        in.section("progress", 1);
        progressTimeMicros = in.readLong();
        indicativePrices.read(in);
    }
}

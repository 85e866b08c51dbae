package org.bourse.core;

import static java.util.Objects.requireNonNull;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.book.Book;
import org.bourse.core.book.Books;
import org.bourse.core.index.DeadlineHeap;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Schedule;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** Gives symbols the states of their schedules. */
final class Sessions {
    /** The time of a change that waits already. */
    private static final long PASSED = 0;

    private final VenueState state;
    private final VenueEvents events;
    private final StateChanges stateChanges;
    private final Books books;
    private final int symbolsMax;

    /** By symbol when its next change is, as long as it has not passed. */
    private final DeadlineHeap changes;

    /** A bit for each symbol of which a change has passed and was not made. */
    private final long[] passed;

    private int passedCount;

    Sessions(VenueState state, VenueEvents events, StateChanges stateChanges, int symbolsMax) {
        this.state = state;
        this.events = events;
        this.stateChanges = stateChanges;
        this.symbolsMax = symbolsMax;
        books = state.books();
        changes = new DeadlineHeap(symbolsMax + 1);
        passed = new long[symbolsMax / Long.SIZE + 1];
    }

    void set(VenueCommand.SetSchedule command) {
        Book book = books.find(command.symbol());
        if (book == null) {
            events.commandRejected(RejectCode.SYMBOL_UNKNOWN, 0, 0);
            return;
        }
        Schedule schedule = Schedule.of(command.changes());
        RejectCode refusal = refusal(command, book, schedule);
        if (refusal != null) {
            events.commandRejected(refusal, 0, 0);
            return;
        }
        forget(command.symbol());
        book.symbol().schedule(schedule);
        if (schedule != null) {
            await(command.symbol(), schedule.next(state.timeMicros()));
        }
        events.scheduleSet(command);
    }

    private static @Nullable RejectCode refusal(
            VenueCommand.SetSchedule command, Book book, @Nullable Schedule schedule) {
        if (book.symbol().state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        return schedule == null && !command.changes().isEmpty()
                ? RejectCode.SCHEDULE_INVALID
                : null;
    }

    /** Makes the changes that a tick has passed, by number of the symbol. */
    void run() {
        long now = state.timeMicros();
        while (changes.isDue(now)) {
            int symbol = changes.first();
            changes.remove(symbol);
            passed[symbol / Long.SIZE] |= 1L << symbol;
            passedCount++;
        }
        if (passedCount == 0) {
            return;
        }
        for (int word = 0; word < passed.length; word++) {
            for (long left = passed[word]; left != 0; left &= left - 1) {
                change(word * Long.SIZE + Long.numberOfTrailingZeros(left), now);
            }
        }
    }

    private void change(int number, long now) {
        Book book = requireNonNull(books.find(number));
        Symbol symbol = book.symbol();
        if (symbol.state() == SymbolState.UNCROSSING) {
            return;
        }
        forget(number);
        Schedule schedule = symbol.schedule();
        if (schedule != null && symbol.state() != SymbolState.DELISTED) {
            await(number, schedule.next(now));
            stateChanges.bySchedule(book, schedule.last(now));
        }
    }

    private void await(int symbol, long timeMicros) {
        if (timeMicros != Schedule.NEVER) {
            changes.add(symbol, timeMicros, symbol);
        }
    }

    /** The symbol has no change to come. */
    private void forget(int symbol) {
        if (changes.contains(symbol)) {
            changes.remove(symbol);
        } else if (hasPassed(symbol)) {
            passed[symbol / Long.SIZE] &= ~(1L << symbol);
            passedCount--;
        }
    }

    private boolean hasPassed(int symbol) {
        return (passed[symbol / Long.SIZE] & 1L << symbol) != 0;
    }

    /** Writes the schedules that may still change a state. */
    void write(StateWriter out) {
        int count = 0;
        for (int symbol = 1; symbol <= symbolsMax; symbol++) {
            count += schedule(symbol) == null ? 0 : 1;
        }
        out.section("sessions", count);
        for (int symbol = 1; symbol <= symbolsMax; symbol++) {
            Schedule schedule = schedule(symbol);
            if (schedule != null) {
                out.writeInt(symbol);
                out.writeLong(nextMicros(symbol));
                schedule.write(out);
            }
        }
    }

    private long nextMicros(int symbol) {
        if (hasPassed(symbol)) {
            return PASSED;
        }
        return changes.contains(symbol) ? changes.deadline(symbol) : Schedule.NEVER;
    }

    private @Nullable Schedule schedule(int number) {
        Symbol symbol = state.symbols().find(number);
        return symbol == null || symbol.state() == SymbolState.DELISTED ? null : symbol.schedule();
    }

    /** Reads them; the symbols are there already. */
    void read(StateReader in) {
        int count = in.section("sessions", symbolsMax);
        for (int i = 0; i < count; i++) {
            int number = in.readInt();
            Symbol symbol = in.known(state.symbols().find(number));
            await(number, in.readLong());
            symbol.schedule(Schedule.read(in));
        }
    }
}

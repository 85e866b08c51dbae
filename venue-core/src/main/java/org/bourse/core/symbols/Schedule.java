package org.bourse.core.symbols;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueCommand;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** The states that a symbol gets by itself, every week at the same seconds of it. */
public final class Schedule {
    /** What is later than all times. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int CHANGES_MAX = 64;
    private static final int WEEK_SECONDS = 604_800;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long WEEK_MICROS = WEEK_SECONDS * SECOND_MICROS;

    /** Time 0 is the beginning of a Thursday, a week begins with Monday. */
    private static final long WEEK_AT_ZERO_MICROS = 3 * 86_400 * SECOND_MICROS;

    private final List<VenueCommand.ScheduledChange> changes;

    private Schedule(List<VenueCommand.ScheduledChange> changes) {
        this.changes = changes;
    }

    /** The schedule of one or more changes, or null when they are none. */
    public static @Nullable Schedule of(List<VenueCommand.ScheduledChange> changes) {
        if (changes.isEmpty() || changes.size() > CHANGES_MAX) {
            return null;
        }
        int last = -1;
        for (VenueCommand.ScheduledChange change : changes) {
            int second = change.secondOfWeek();
            if (second <= last || second >= WEEK_SECONDS || !isState(change.state())) {
                return null;
            }
            last = second;
        }
        return new Schedule(changes);
    }

    List<VenueCommand.ScheduledChange> changes() {
        return changes;
    }

    private static boolean isState(SymbolState state) {
        return switch (state) {
            case AUCTION, TRADING, CANCEL_ONLY, HALTED -> true;
            case UNCROSSING, DELISTED, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /** The time of the first change after a time, or {@link #NEVER}. */
    public long next(long timeMicros) {
        long week = ofWeek(timeMicros);
        for (VenueCommand.ScheduledChange change : changes) {
            if (micros(change) > week) {
                return later(timeMicros, micros(change) - week);
            }
        }
        return later(timeMicros, WEEK_MICROS + micros(changes.getFirst()) - week);
    }

    /** The time of the first change after a time that ends the day, or {@link #NEVER}. */
    public long nextEnd(long timeMicros) {
        long week = ofWeek(timeMicros);
        long wait = Long.MAX_VALUE;
        for (VenueCommand.ScheduledChange change : changes) {
            if (endsDay(change.state())) {
                long until = micros(change) - week;
                wait = Math.min(wait, until > 0 ? until : until + WEEK_MICROS);
            }
        }
        return later(timeMicros, wait);
    }

    /** Whether some change ends the day. */
    public boolean hasEnd() {
        for (VenueCommand.ScheduledChange change : changes) {
            if (endsDay(change.state())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsDay(SymbolState state) {
        return state == SymbolState.CANCEL_ONLY || state == SymbolState.HALTED;
    }

    /** The state of the last change at or before a time. */
    public SymbolState last(long timeMicros) {
        long week = ofWeek(timeMicros);
        SymbolState state = changes.getLast().state();
        for (VenueCommand.ScheduledChange change : changes) {
            if (micros(change) > week) {
                return state;
            }
            state = change.state();
        }
        return state;
    }

    private static long ofWeek(long timeMicros) {
        return (timeMicros % WEEK_MICROS + WEEK_AT_ZERO_MICROS) % WEEK_MICROS;
    }

    private static long micros(VenueCommand.ScheduledChange change) {
        return change.secondOfWeek() * SECOND_MICROS;
    }

    private static long later(long timeMicros, long waitMicros) {
        return timeMicros > NEVER - waitMicros ? NEVER : timeMicros + waitMicros;
    }

    /** Writes the changes. */
    public void write(StateWriter out) {
        out.writeInt(changes.size());
        for (VenueCommand.ScheduledChange change : changes) {
            out.writeInt(change.secondOfWeek());
            out.writeInt(change.state().getNumber());
        }
    }

    /** Reads them. */
    public static Schedule read(StateReader in) {
        VenueCommand.ScheduledChange[] changes =
                new VenueCommand.ScheduledChange[in.readCount("changes", CHANGES_MAX)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] =
                    new VenueCommand.ScheduledChange(
                            in.readInt(), in.known(SymbolState.forNumber(in.readInt())));
        }
        return in.known(of(List.of(changes)));
    }
}

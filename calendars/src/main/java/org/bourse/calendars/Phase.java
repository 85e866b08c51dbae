package org.bourse.calendars;

import java.time.LocalTime;
import org.bourse.contracts.v1.SymbolState;

/**
 * A part of a day, from its time to the next phase of that day or of a later one.
 *
 * @param from by the calendar's clock, a whole second
 * @param state what symbols are in meanwhile: AUCTION, TRADING, CANCEL_ONLY or HALTED
 * @param name what people call it
 */
public record Phase(LocalTime from, SymbolState state, String name) {
    public Phase {
        if (from.getNano() != 0) {
            throw new IllegalArgumentException("from=" + from);
        }
        if (!mayBeScheduled(state)) {
            throw new IllegalArgumentException("state=" + state);
        }
    }

    /** Whether the venue lets a schedule set it. */
    public static boolean mayBeScheduled(SymbolState state) {
        return switch (state) {
            case AUCTION, TRADING, CANCEL_ONLY, HALTED -> true;
            case UNCROSSING, DELISTED, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}

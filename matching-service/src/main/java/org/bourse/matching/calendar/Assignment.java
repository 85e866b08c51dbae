package org.bourse.matching.calendar;

import java.time.Instant;
import java.util.Optional;
import org.bourse.contracts.v1.SymbolState;

/**
 * A symbol that follows a calendar.
 *
 * @param symbol its number
 * @param calendar its name
 * @param followed when the venue was last brought in line; empty: that is owed
 */
public record Assignment(int symbol, String calendar, Optional<Followed> followed) {

    /**
     * The venue was in line.
     *
     * @param at in venue time
     * @param state what the calendar wanted then
     */
    public record Followed(Instant at, SymbolState state) {}
}

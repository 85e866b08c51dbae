package org.bourse.matching.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;

/** The venue as who drives its sessions sees it. */
public interface SymbolSessions {

    /** Venue time, not before what the venue has said so far; the epoch when it has none yet. */
    Instant now();

    List<Symbol> symbols();

    Optional<Symbol> symbol(int number);

    /** As the venue said it last; none without a schedule. */
    List<ScheduledChange> schedule(int symbol);

    /**
     * Sets a schedule and waits for the venue.
     *
     * @param calendar on whose behalf
     * @return false when it is not known to be done
     */
    boolean setSchedule(String calendar, Symbol symbol, List<ScheduledChange> changes);

    /**
     * Sets a state and waits for the venue.
     *
     * @param calendar on whose behalf
     * @return false when it is not known to be done
     */
    boolean setState(String calendar, Symbol symbol, SymbolState state);
}

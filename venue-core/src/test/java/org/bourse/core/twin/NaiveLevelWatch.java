package org.bourse.core.twin;

import org.bourse.contracts.v1.Side;
import org.bourse.core.VenueEvents;

/** 8.6: tells the change of a level once, when the matching with it is over. */
final class NaiveLevelWatch {
    private final VenueEvents events;
    private final NaiveBook book;
    private final Side side;
    private long changedTicks;

    /**
     * @param side of the resting orders
     */
    NaiveLevelWatch(VenueEvents events, NaiveBook book, Side side) {
        this.events = events;
        this.book = book;
        this.side = side;
    }

    /** Before each resting order. */
    void meets(long ticks) {
        if (ticks != changedTicks) {
            isOver();
        }
    }

    /** What is shown there, or its orders. */
    void changed(long ticks) {
        changedTicks = ticks;
    }

    /** The matching with the level is over. */
    void isOver() {
        if (changedTicks != 0) {
            book.emitLevel(events, side, changedTicks);
            changedTicks = 0;
        }
    }
}

package org.bourse.calendars;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;

/**
 * What a day looks like.
 *
 * @param phases by time; none: nothing begins that day, and what there was goes on
 */
public record DayPlan(List<Phase> phases) {
    /**
     * So many phases has a day at most: then no seven times 24 hours, which touch eight days, hold
     * more changes than the 64 of a schedule.
     */
    public static final int PHASES_MAX = 8;

    public static final DayPlan CLOSED = new DayPlan(List.of());

    public DayPlan {
        phases = List.copyOf(phases);
        if (phases.size() > PHASES_MAX) {
            throw new IllegalArgumentException("phases=" + phases.size());
        }
        for (int i = 1; i < phases.size(); i++) {
            if (!phases.get(i).from().isAfter(phases.get(i - 1).from())) {
                throw new IllegalArgumentException("phases are not by time: " + phases);
            }
        }
    }

    /** Whether there is trading at some time of the day. */
    public boolean trades() {
        return phases.stream().anyMatch(phase -> phase.state() == SymbolState.TRADING);
    }
}

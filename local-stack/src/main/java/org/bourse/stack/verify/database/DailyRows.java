package org.bourse.stack.verify.database;

import java.util.HashMap;
import java.util.Map;

/** How many rows of a table the events make, by the day they are of. */
final class DailyRows {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Map<Long, Long> rows = new HashMap<>();

    /** One more. */
    void add(long timeMicros) {
        rows.merge(Math.floorDiv(timeMicros, DAY_MICROS), 1L, Long::sum);
    }

    /** Those of days of which nothing was dropped. */
    long in(OrderTables tables, String table) {
        long held = 0;
        for (Map.Entry<Long, Long> day : rows.entrySet()) {
            long first = day.getKey() * DAY_MICROS;
            if (!tables.isDropped(table, first, first + DAY_MICROS - 1)) {
                held += day.getValue();
            }
        }
        return held;
    }
}

package org.bourse.order.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a statement, as they are added. */
final class Where {
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param condition with a question mark for each parameter; never a client's text
     */
    Where and(String condition, Object... values) {
        conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
        for (Object value : values) {
            parameters.add(value instanceof Instant time ? time(time) : value);
        }
        return this;
    }

    /** Both ends are told, so that there is one statement, however far the range goes. */
    Where in(TimeRange range, String column) {
        return and(
                column + " >= ? AND " + column + " < ?",
                range.from().orElse(TimeRange.FIRST),
                range.to().orElse(TimeRange.LAST));
    }

    /** The statement. */
    Query query(String select, String orderAndLimit) {
        return new Query(select + conditions + orderAndLimit, parameters, false);
    }

    /** A statement that reads a page of a list. */
    Query page(String select, String orderAndLimit) {
        return new Query(select + conditions + orderAndLimit, parameters, true);
    }

    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

package org.bourse.order.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of an account a list holds.
 *
 * @param from created then or later
 * @param to created before
 * @param limit how many at most, from 1 to {@link #LIMIT_MAX}
 * @param after where the page before ended
 */
record OrderFilter(
        long account,
        Optional<Integer> symbol,
        Optional<OrderStatus> status,
        Optional<Side> side,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        Optional<Cursor> after) {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 500;

    /** All that PostgreSQL and this century agree on. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static Optional<OrderStatus> status(@Nullable String text) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .or(() -> absent("status", text, "a status"));
    }

    static Optional<Side> side(@Nullable String text) {
        if ("BUY".equals(text)) {
            return Optional.of(Side.BUY);
        }
        return "SELL".equals(text) ? Optional.of(Side.SELL) : absent("side", text, "BUY or SELL");
    }

    static Optional<Instant> instant(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeException _) {
            // As wrong as one out of bounds.
        }
        throw invalid(parameter, "an instant such as 2026-11-21T10:15:30Z");
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        if (text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int limit = text.isEmpty() ? 0 : Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        }
        throw invalid("limit", "from 1 to " + LIMIT_MAX);
    }

    static Optional<Cursor> cursor(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Cursor> cursor = Cursor.parse(text);
        if (cursor.isEmpty()) {
            throw invalid("cursor", "a nextCursor of an earlier page");
        }
        return cursor;
    }

    private static <T> Optional<T> absent(
            String parameter, @Nullable String text, String expected) {
        if (text == null) {
            return Optional.empty();
        }
        throw invalid(parameter, expected);
    }

    private static ProblemException invalid(String parameter, String expected) {
        return new ProblemException(
                Problem.of(400, "PARAMETER_INVALID", parameter + " must be " + expected + ".")
                        .field(parameter));
    }
}

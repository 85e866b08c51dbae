package org.bourse.order.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query parameters of lists. An absent one does not filter; a malformed one is refused
 * with 400 {@code PARAMETER_INVALID} and its name.
 */
final class QueryParameters {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 500;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,14}");

    private QueryParameters() {}

    static Optional<OrderStatus> status(@Nullable String text) {
        return one("status", text, OrderStatus.values(), "a status");
    }

    static Optional<Side> side(@Nullable String text) {
        return one("side", text, new Side[] {Side.BUY, Side.SELL}, "BUY or SELL");
    }

    static Optional<OrderType> type(@Nullable String text) {
        OrderType[] types =
                Arrays.stream(OrderType.values())
                        .filter(type ->
                                type != OrderType.ORDER_TYPE_UNSPECIFIED
                                        && type != OrderType.UNRECOGNIZED)
                        .toArray(OrderType[]::new);
        return one("type", text, types, "a type of order");
    }

    /** The newest first, unless it is asked for otherwise. */
    static Sort sort(@Nullable String text) {
        return one("sort", text, Sort.values(), "NEWEST or OLDEST").orElse(Sort.NEWEST);
    }

    private static <E extends Enum<E>> Optional<E> one(
            String parameter, @Nullable String text, E[] values, String expected) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<E> found =
                Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            throw invalid(parameter, expected);
        }
        return found;
    }

    static TimeRange range(@Nullable String from, @Nullable String to) {
        return new TimeRange(instant("from", from), instant("to", to));
    }

    static Optional<Instant> instant(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(TimeRange.FIRST) && !time.isAfter(TimeRange.LAST)) {
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
        int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw invalid("limit", "from 1 to " + LIMIT_MAX);
        }
        return limit;
    }

    static Optional<Long> orderId(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        long orderId = Ids.parse(text);
        if (orderId == 0) {
            throw invalid("orderId", "an id of an order");
        }
        return Optional.of(orderId);
    }

    static OptionalLong minPosition(@Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!POSITION.matcher(text).matches()) {
            throw invalid("minPosition", "a position, which is a whole number");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    static Optional<Cursor> cursorOfOrders(@Nullable String text, Sort sort) {
        return text == null
                ? Optional.empty()
                : Optional.of(Cursor.ofOrders(text, sort).orElseThrow(QueryParameters::noCursor));
    }

    static Optional<Cursor> cursorOfTrades(@Nullable String text, Sort sort) {
        return text == null
                ? Optional.empty()
                : Optional.of(Cursor.ofTrades(text, sort).orElseThrow(QueryParameters::noCursor));
    }

    private static ProblemException noCursor() {
        return invalid("cursor", "a nextCursor of an earlier page with the same sort");
    }

    private static ProblemException invalid(String parameter, String expected) {
        return new ProblemException(
                Problem.of(400, "PARAMETER_INVALID", parameter + " must be " + expected + ".")
                        .field(parameter));
    }
}

package org.bourse.order.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.order.lifecycle.Order;

/**
 * Where a page of a list ends; opaque to clients. One of another list, or of the other sort, is
 * none.
 *
 * @param micros the time of the page's last row, in microseconds since the Unix epoch
 * @param tradeId of that row; 0 in a list of orders
 */
public record Cursor(Sort sort, long micros, long tradeId, long orderId) {
    private static final int LENGTH_MAX = 100;
    private static final int MICROS_DIGITS_MAX = 18;
    private static final String ORDERS = "orders";
    private static final String TRADES = "trades";

    public static Cursor after(Order order, Sort sort) {
        return new Cursor(sort, order.createdMicros(), 0, order.orderId());
    }

    public static Cursor after(OrderTrade trade, Sort sort) {
        return new Cursor(
                sort, trade.fill().timeMicros(), trade.fill().tradeId(), trade.fill().orderId());
    }

    /** Where a list begins. */
    static Cursor before(Sort sort) {
        return switch (sort) {
            case NEWEST ->
                    new Cursor(
                            sort, TimeRange.micros(TimeRange.LAST), Long.MAX_VALUE, Long.MAX_VALUE);
            case OLDEST -> new Cursor(sort, TimeRange.micros(TimeRange.FIRST), 0, 0);
        };
    }

    /** The time of what comes later in the list. */
    TimeRange beyond() {
        Instant time = TimeRange.time(micros);
        return switch (sort) {
            case NEWEST ->
                    new TimeRange(Optional.empty(), Optional.of(time.plus(1, ChronoUnit.MICROS)));
            case OLDEST -> new TimeRange(Optional.of(time), Optional.empty());
        };
    }

    private String list() {
        return tradeId == 0 ? ORDERS : TRADES;
    }

    String print() {
        String text = list() + ":" + sort + ":" + micros + ":" + tradeId + ":" + orderId;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when the text is none that was given out with a list of orders of this sort. */
    static Optional<Cursor> ofOrders(String text, Sort sort) {
        return parse(text).filter(it -> it.sort == sort && it.tradeId == 0);
    }

    /** Empty when the text is none that was given out with a list of trades of this sort. */
    static Optional<Cursor> ofTrades(String text, Sort sort) {
        return parse(text).filter(it -> it.sort == sort && it.tradeId != 0);
    }

    private static Optional<Cursor> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getUrlDecoder().decode(text);
            String[] parts = new String(plain, StandardCharsets.US_ASCII).split(":", -1);
            if (parts.length != 5 || parts[2].length() > MICROS_DIGITS_MAX) {
                return Optional.empty();
            }
            Cursor cursor =
                    new Cursor(
                            Sort.valueOf(parts[1]),
                            Long.parseLong(parts[2]),
                            Ids.parse(parts[3]),
                            Ids.parse(parts[4]));
            boolean isOne = cursor.orderId != 0 && cursor.print().equals(text);
            return isOne && cursor.micros >= 0 ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

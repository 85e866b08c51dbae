package org.bourse.order.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.order.lifecycle.Order;

/**
 * Where a page of a list ends; opaque to clients.
 *
 * @param createdMicros of the page's last order
 */
record Cursor(long createdMicros, long orderId) {
    private static final int LENGTH_MAX = 64;

    static Cursor after(Order order) {
        return new Cursor(order.createdMicros(), order.orderId());
    }

    String print() {
        byte[] text = (createdMicros + ":" + orderId).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Empty when the text is none that was given out. */
    static Optional<Cursor> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int colon = plain.indexOf(':');
            if (colon < 1 || colon > 18) {
                return Optional.empty();
            }
            long micros = Long.parseLong(plain, 0, colon, 10);
            long orderId = Ids.parse(plain.substring(colon + 1));
            return micros < 0 || orderId == 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(micros, orderId));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

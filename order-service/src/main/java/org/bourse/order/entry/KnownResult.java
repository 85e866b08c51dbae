package org.bourse.order.entry;

import java.util.Base64;
import java.util.Optional;
import org.bourse.contracts.v1.PlaceOrder;

/**
 * What was answered to an order, as Redis keeps it.
 *
 * @param fingerprint of the order; a repeat has the same
 * @param status the HTTP status of the answer
 * @param orderId 0: the answer names no order
 * @param body the answer when it is final; empty while the order lives
 */
record KnownResult(String fingerprint, int status, long orderId, String body) {

    /** What makes two orders of an account and a client's id the same: all but validUntil. */
    static String fingerprint(PlaceOrder order) {
        byte[] content = order.toBuilder().clearValidUntilMicros().build().toByteArray();
        return Base64.getEncoder().withoutPadding().encodeToString(content);
    }

    String print() {
        return fingerprint + "\n" + status + "\n" + orderId + "\n" + body;
    }

    /** Empty when the text is none of ours. */
    static Optional<KnownResult> parse(String text) {
        String[] parts = text.split("\n", 4);
        try {
            return parts.length == 4
                    ? Optional.of(
                            new KnownResult(
                                    parts[0],
                                    Integer.parseInt(parts[1]),
                                    Long.parseLong(parts[2]),
                                    parts[3]))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

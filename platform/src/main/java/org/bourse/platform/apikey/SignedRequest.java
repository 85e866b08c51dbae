package org.bourse.platform.apikey;

import java.nio.charset.StandardCharsets;

/**
 * What a signature is of.
 *
 * @param keyId of the key that is said to have signed
 * @param timestampMillis since the epoch, by the client's clock, as it was sent
 * @param method of capitals
 * @param uri path and query, as they were sent
 * @param bodySha256 in hexadecimal, small letters
 * @param idempotencyKey that header's value; empty: there is none
 */
public record SignedRequest(
        String keyId,
        String timestampMillis,
        String method,
        String uri,
        String bodySha256,
        String idempotencyKey) {
    /** Of no body. */
    static final String EMPTY_SHA256 =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** The six lines that are signed, with a line feed between two. No field can hold one. */
    byte[] text() {
        return String.join("\n", keyId, timestampMillis, method, uri, bodySha256, idempotencyKey)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether its time is at most the window from now, before or after. */
    boolean isOf(long nowMillis, long windowMillis) {
        try {
            long millis = Long.parseLong(timestampMillis);
            return millis >= nowMillis - windowMillis && millis <= nowMillis + windowMillis;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

package org.bourse.portfolio.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NoticeSignatureTest {
    private static final byte[] SECRET = bytes("Jefe");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** As computed by {@code printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac Jefe}. */
    @Test
    void itIsTheHmacOfTimestampAndBody() {
        assertEquals(
                "fa5f6481efc59da48b19c9dc10196c9953e5651f8304b3a318b6b87d70272e0a",
                NoticeSignature.of(SECRET, 1_700_000_000, bytes("{\"a\":1}")));
    }

    @Test
    void itCoversTimestampBodyAndSecret() {
        String signature = NoticeSignature.of(SECRET, 1, bytes("a"));

        assertNotEquals(signature, NoticeSignature.of(SECRET, 2, bytes("a")));
        assertNotEquals(signature, NoticeSignature.of(SECRET, 1, bytes("b")));
        assertNotEquals(signature, NoticeSignature.of(bytes("jefe"), 1, bytes("a")));
        assertNotEquals(
                NoticeSignature.of(SECRET, 1, bytes(".2")),
                NoticeSignature.of(SECRET, 12, bytes("")));
    }
}

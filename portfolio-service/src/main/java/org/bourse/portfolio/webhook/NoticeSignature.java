package org.bourse.portfolio.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature by which a receiver knows that a request is the venue's, and how old it is. */
final class NoticeSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private NoticeSignature() {}

    /**
     * HMAC-SHA256 over the timestamp as decimal digits, a full stop and the body's bytes.
     *
     * @param secret the webhook's, not empty
     * @param timestampSeconds when it is sent, seconds since the Unix epoch
     * @return 64 hexadecimal digits, lower case
     */
    static String of(byte[] secret, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((timestampSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

package org.bourse.stack.venue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes that an app shows of a secret: RFC 6238 with HMAC-SHA-1, six digits, 30 s. */
record OneTimeCode(String secret) {
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS_MODULUS = 1_000_000;

    /** The code of a moment, in seconds since 1970. */
    String at(long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(
                            ByteBuffer.allocate(Long.BYTES)
                                    .putLong(seconds / STEP_SECONDS)
                                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS_MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    /** The code that is good now. */
    String now() {
        return at(System.currentTimeMillis() / 1_000);
    }

    /** The code after the one that is good now; it is taken already. */
    String next() {
        return at(System.currentTimeMillis() / 1_000 + STEP_SECONDS);
    }

    /** A code that is no good now, nor a step before or after. */
    String wrong() {
        return at(System.currentTimeMillis() / 1_000 + 100 * STEP_SECONDS);
    }
}

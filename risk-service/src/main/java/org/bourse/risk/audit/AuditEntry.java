package org.bourse.risk.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A row of the table {@code audit_entry} but its hash.
 *
 * @param number gapless from 1
 * @param timeMicros since the Unix epoch
 * @param details JSON as it is kept
 */
record AuditEntry(
        long number, long timeMicros, String kind, String subject, String object, String details) {

    /** Before the first entry. */
    static final String NO_HASH = "00".repeat(32);

    /**
     * SHA-256 of the hash before and the canonical bytes: number and time as 8 bytes each, then
     * each text as the length of its UTF-8 in 4 bytes and that.
     *
     * @param previous in hexadecimal
     */
    String hash(String previous) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(ByteBuffer.allocate(16).putLong(number).putLong(timeMicros).array());
        for (String text : new String[] {kind, subject, object, details}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

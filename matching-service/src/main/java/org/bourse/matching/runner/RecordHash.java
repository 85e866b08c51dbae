package org.bourse.matching.runner;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash by which a record of the log is known again. */
final class RecordHash {
    private RecordHash() {}

    /** SHA-256 in hexadecimal; that of no bytes for a record without a value. */
    static String of(byte @Nullable [] record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(record == null ? new byte[0] : record));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

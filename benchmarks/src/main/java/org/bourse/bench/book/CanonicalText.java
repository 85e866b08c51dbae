package org.bourse.bench.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text by which the reports of two books are compared: a line per report, in the order of the
 * messages and within one message by kind, joined by line feeds, none at the end.
 */
final class CanonicalText {
    /** How many fields a line of each kind has, the kind included. */
    private static final int[] FIELDS = {6, 6, 5, 6, 3, 3};

    private static final int KINDS = FIELDS.length;
    private static final int FLUSH_CHARACTERS = 1 << 16;

    private final MessageDigest digest;
    private final StringBuilder text = new StringBuilder();
    private boolean empty = true;
    private long written;

    CanonicalText() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the reports since the last call, which must be those of one message. */
    void add(Reports reports) {
        if (reports.count() - written > Reports.CAPACITY) {
            throw new IllegalStateException("one message caused too many reports");
        }
        for (int kind = 0; kind < KINDS; kind++) {
            for (long report = written; report < reports.count(); report++) {
                if (reports.field(report, 0) == kind) {
                    line(reports, report, FIELDS[kind]);
                }
            }
        }
        written = reports.count();
        if (text.length() > FLUSH_CHARACTERS) {
            flush();
        }
    }

    private void line(Reports reports, long report, int fields) {
        if (!empty) {
            text.append('\n');
        }
        empty = false;
        for (int field = 0; field < fields; field++) {
            if (field > 0) {
                text.append(',');
            }
            text.append(reports.field(report, field));
        }
    }

    /** What was added since the last flush; for tests. */
    String pending() {
        return text.toString();
    }

    private void flush() {
        digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        text.setLength(0);
    }

    /** SHA-256 of the whole text, in hexadecimal; ends the text. */
    String sha256() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}

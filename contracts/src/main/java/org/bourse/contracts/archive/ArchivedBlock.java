package org.bourse.contracts.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A line of an index: where a block of records is and what it holds.
 *
 * @param first the offset of its first record
 * @param next the offset after its last record
 * @param start where in the segment it begins
 * @param bytes its length in the segment
 * @param newestMillis the greatest timestamp of a record
 * @param lastPosition the greatest position of a command that a record belongs to
 * @param sha256 of its bytes in the segment, in hexadecimal
 */
public record ArchivedBlock(
        long first,
        long next,
        long start,
        int bytes,
        long newestMillis,
        long lastPosition,
        String sha256) {
    private static final int FIELDS = 8;

    /** The line, without its end; closed by a checksum of its own. */
    String line() {
        String fields =
                "%d %d %d %d %d %d %s"
                        .formatted(first, next, start, bytes, newestMillis, lastPosition, sha256);
        return fields + ' ' + checksum(fields);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static ArchivedBlock parse(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        int end = line.lastIndexOf(' ');
        if (fields.size() != FIELDS
                || !checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
            throw new IllegalArgumentException(line);
        }
        return new ArchivedBlock(
                Long.parseLong(fields.get(0)),
                Long.parseLong(fields.get(1)),
                Long.parseLong(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                Long.parseLong(fields.get(4)),
                Long.parseLong(fields.get(5)),
                fields.get(6));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}

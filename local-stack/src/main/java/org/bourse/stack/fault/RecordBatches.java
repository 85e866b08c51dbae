package org.bourse.stack.fault;

import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32C;

/** Finds Kafka's record batches in what passes by: a batch is what its own checksum says is one. */
final class RecordBatches {
    private static final int LENGTH_AT = 8;
    private static final int COUNTED_FROM = 12;
    private static final int MAGIC_AT = 16;
    private static final int MAGIC = 2;
    private static final int CHECKSUM_AT = 17;
    private static final int COVERED_FROM = 21;
    private static final int HEADER_BYTES = 61;

    private RecordBatches() {}

    /**
     * Changes one bit of what the checksum covers, in each batch that lies whole in the bytes and
     * is chosen.
     *
     * @param choice is told where a batch's covered bytes begin and how many they are, and says at
     *     which of them a bit is changed; negative for none
     * @return in how many batches
     */
    static int corrupt(ByteBuffer bytes, IntBinaryOperator choice) {
        int corrupted = 0;
        int at = bytes.position();
        while (at + HEADER_BYTES <= bytes.limit()) {
            int end = end(bytes, at);
            if (end < 0) {
                at++;
                continue;
            }
            int from = at + COVERED_FROM;
            int victim = choice.applyAsInt(from, end - from);
            if (victim >= 0) {
                bytes.put(victim, (byte) (bytes.get(victim) ^ 1));
                corrupted++;
            }
            at = end;
        }
        return corrupted;
    }

    /** Where the batch that begins here ends; negative when none does. */
    private static int end(ByteBuffer bytes, int at) {
        if (bytes.get(at + MAGIC_AT) != MAGIC) {
            return -1;
        }
        long end = (long) at + COUNTED_FROM + bytes.getInt(at + LENGTH_AT);
        if (end < at + HEADER_BYTES || end > bytes.limit()) {
            return -1;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(at + COVERED_FROM, (int) end - at - COVERED_FROM));
        return (int) checksum.getValue() == bytes.getInt(at + CHECKSUM_AT) ? (int) end : -1;
    }
}

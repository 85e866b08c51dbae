package org.bourse.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The ASCII text of a client order id, read in words of eight characters. */
final class ClientOrderId {
    /** No id is longer; a longer one is cut to one byte more, which is refused. */
    static final int BYTES_MAX = 36;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long LOWER_CASE = 0x2020_2020_2020_2020L;

    /** Whole words, and at least one byte more than there may be. */
    private final byte[] ascii = new byte[(BYTES_MAX / Long.BYTES + 1) * Long.BYTES];

    private int length;

    /** Whether the key was computed since the text was set. */
    private boolean hasKey;

    private long keyHigh;
    private long keyLow;

    void clear() {
        length = 0;
        hasKey = false;
    }

    void set(byte[] text, int textLength) {
        length = Math.min(textLength, BYTES_MAX + 1);
        hasKey = false;
        int whole = length & -Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            WORD.set(ascii, at, (long) WORD.get(text, at));
        }
        WORD.set(ascii, whole, length == whole ? 0 : rest(text, length));
    }

    /** The last word of a text that does not end with a whole one, 0 after the end. */
    private static long rest(byte[] text, int length) {
        int bytes = length % Long.BYTES;
        if (length > Long.BYTES) {
            return (long) WORD.get(text, length - Long.BYTES) >>> Long.SIZE - bytes * Byte.SIZE;
        }
        long word = 0;
        for (int at = bytes - 1; at >= 0; at--) {
            word = word << Byte.SIZE | Byte.toUnsignedLong(text[at]);
        }
        return word;
    }

    void set(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set(bytes, bytes.length);
    }

    String text() {
        return new String(ascii, 0, length, StandardCharsets.UTF_8);
    }

    int length() {
        return length;
    }

    /** Whether it is valid and its key was computed: by whoever expected it. */
    boolean hasKey() {
        return hasKey;
    }

    long keyHigh() {
        return keyHigh;
    }

    long keyLow() {
        return keyLow;
    }

    void key(long high, long low) {
        keyHigh = high;
        keyLow = low;
        hasKey = true;
    }

    /** Whether it has 1 to {@link #BYTES_MAX} characters. */
    boolean hasGoodLength() {
        return length > 0 && length <= BYTES_MAX;
    }

    /** Of its last word the highest bit of each byte that is after the end. */
    long afterEnd() {
        int rest = length % Long.BYTES;
        return rest == 0 ? 0 : HIGHS << rest * Byte.SIZE;
    }

    boolean isSame(ClientOrderId other) {
        boolean same = length == other.length;
        for (int i = 0; same && i < words(); i++) {
            same = word(i) == other.word(i);
        }
        return same;
    }

    int words() {
        return length + Long.BYTES - 1 >>> 3;
    }

    /** Eight characters, the first in the lowest byte; 0 after the end. */
    long word(int index) {
        return (long) WORD.get(ascii, index * Long.BYTES);
    }

    /** Whether the highest bit of all bytes is set. */
    static boolean areAll(long allowed) {
        return (allowed & HIGHS) == HIGHS;
    }

    /**
     * The highest bit of each byte that is an allowed character, {@code [A-Za-z0-9._:-]}; other
     * bits mean nothing.
     */
    static long allowed(long word) {
        long raised = word | HIGHS;
        long letters = within(raised | LOWER_CASE, 'a', 'z');
        // From - to : are also the digits, the point, and the slash, which is not allowed.
        long others = within(raised, '-', ':') & ~within(raised, '/', '/');
        return (letters | others | within(raised, '_', '_')) & ~word;
    }

    /**
     * The highest bit of each byte that is within bounds; other bits mean nothing. The bytes are
     * all below 128 and raised by that, so that none borrows from another.
     */
    private static long within(long raised, char first, char last) {
        return raised - first * ONES & (last * ONES | HIGHS) + HIGHS - raised;
    }
}

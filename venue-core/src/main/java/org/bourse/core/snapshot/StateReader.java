package org.bourse.core.snapshot;

import java.security.MessageDigest;
import org.bourse.core.snapshot.SnapshotException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link StateWriter} wrote. The hash stands at the end, so what is read may be
 * damaged and is checked only as far as nothing is allocated or repeated without a bound.
 */
public final class StateReader {
    /** A text has so many characters at most. */
    public static final int TEXT_LENGTH_MAX = 0xFF;

    /** Reads the state between the head and the hash of a snapshot. */
    @FunctionalInterface
    public interface Content {
        /** Reads all of it, in the order in which it was written. */
        void read(StateReader in);
    }

    private final SnapshotSource source;
    private final MessageDigest digest = Encoding.digest();
    private final byte[] buffer = new byte[Encoding.BUFFER_BYTES];
    private int position;
    private int limit;

    /** How many bytes the source gave before those in the buffer. */
    private long offset;

    private StateReader(SnapshotSource source) {
        this.source = source;
    }

    /**
     * Reads a whole snapshot.
     *
     * @throws SnapshotException when it is not as it was written or does not fit; what was read is
     *     of no use then
     */
    public static void read(SnapshotSource source, Content content) {
        StateReader in = new StateReader(source);
        try {
            in.readHead();
            content.read(in);
        } catch (SnapshotException e) {
            throw in.explained(e);
        } catch (ArithmeticException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException e) {
            throw in.explained(new SnapshotException(Reason.DAMAGED, in.at("makes no sense"), e));
        }
        in.readHash();
    }

    private void readHead() {
        if (readLong() != Encoding.MAGIC) {
            throw new SnapshotException(Reason.DAMAGED, "this is no snapshot of a venue");
        }
        int version = readInt();
        if (version != Encoding.VERSION) {
            throw newerVersion("encoding", version, Encoding.VERSION);
        }
    }

    /**
     * Begins a section, and returns the count it was written with.
     *
     * @throws SnapshotException when another one stands here, or the count is above {@code max}
     */
    public int section(String name, int max) {
        if (readLong() != Encoding.tag(name)) {
            throw damaged("is not the section '" + name + "'");
        }
        return readCount(name, max);
    }

    /**
     * Reads a number of things that have a bound.
     *
     * @param what for the message of the exception
     * @throws SnapshotException when it is negative or above {@code max}
     */
    public int readCount(String what, int max) {
        int count = readInt();
        if (count < 0) {
            throw damaged("is a negative number of " + what);
        }
        if (count > max) {
            throw tooBig("%d %s are more than the bound of %d", count, what, max);
        }
        return count;
    }

    /**
     * Reads the number of something that is numbered from 1.
     *
     * @throws SnapshotException when it is below 1 or above {@code max}
     */
    public int readNumber(String what, int max) {
        int number = readInt();
        if (number < 1) {
            throw damaged("is no number of a " + what);
        }
        if (number > max) {
            throw tooBig("%s %d is above the bound of %d", what, number, max);
        }
        return number;
    }

    private static SnapshotException tooBig(String format, Object... arguments) {
        return new SnapshotException(Reason.TOO_BIG, format.formatted(arguments));
    }

    public long readLong() {
        ensure(Long.BYTES);
        long value = (long) Encoding.LONGS.get(buffer, position);
        position += Long.BYTES;
        return value;
    }

    public int readInt() {
        ensure(Integer.BYTES);
        int value = (int) Encoding.INTS.get(buffer, position);
        position += Integer.BYTES;
        return value;
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public String readText() {
        char[] text = new char[readByte()];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) readByte();
        }
        return new String(text);
    }

    private int readByte() {
        ensure(1);
        int value = buffer[position] & 0xFF;
        position++;
        return value;
    }

    /** Returns the value of a number that was read, if there is one. */
    public <T> T known(@Nullable T value) {
        if (value == null) {
            throw damaged("is a number without a meaning");
        }
        return value;
    }

    /** What was just read cannot be. */
    public SnapshotException damaged(String how) {
        return new SnapshotException(Reason.DAMAGED, at(how));
    }

    /** The snapshot needs something newer than this code. */
    public SnapshotException newerVersion(String what, int needed, int known) {
        return new SnapshotException(
                Reason.NEWER_VERSION,
                "it has version %d of the %s, this code knows %d".formatted(needed, what, known));
    }

    private String at(String how) {
        return "what stands before byte %d %s".formatted(offset + position, how);
    }

    private void ensure(int bytes) {
        if (limit - position < bytes) {
            consume();
            while (limit < bytes) {
                if (!fill()) {
                    throw new SnapshotException(
                            Reason.TRUNCATED,
                            "it ends after %d bytes, where more must follow"
                                    .formatted(offset + limit));
                }
            }
        }
    }

    /** Hashes what was read, and makes room. */
    private void consume() {
        digest.update(buffer, 0, position);
        limit -= position;
        System.arraycopy(buffer, position, buffer, 0, limit);
        offset += position;
        position = 0;
    }

    /** Reads more into the buffer; false at the end. */
    private boolean fill() {
        int read = source.read(buffer, limit, buffer.length - limit);
        if (read == SnapshotSource.END) {
            return false;
        }
        limit += read;
        return true;
    }

    private void readHash() {
        consume();
        StateHash hash = Encoding.hash(digest);
        if (hash.high() != readLong() || hash.low() != readLong()) {
            throw new SnapshotException(Reason.DAMAGED, "its hash is not that of its bytes");
        }
        consume();
        if (limit != 0 || fill()) {
            throw damaged("is the end, but more follows");
        }
    }

    /** What was found, if the bytes are those that were written; otherwise that they are not. */
    private SnapshotException explained(SnapshotException found) {
        if (found.reason() == Reason.TRUNCATED || isWhole()) {
            return found;
        }
        return new SnapshotException(
                Reason.DAMAGED, "its hash is not that of its bytes: " + found.getMessage(), found);
    }

    /** Reads on to the end, and says whether the hash there is the right one. */
    private boolean isWhole() {
        do {
            position = Math.max(0, limit - StateHash.BYTES);
            consume();
        } while (fill());
        return limit == StateHash.BYTES && Encoding.hash(digest).equals(Encoding.hash(buffer, 0));
    }
}

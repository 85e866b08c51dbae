package org.bourse.core.snapshot;

import java.security.MessageDigest;

/**
 * Writes a snapshot: numbers in big-endian order, in sections that have a name and a count. Keeps
 * no more than a buffer of it.
 */
public final class StateWriter {
    private final SnapshotSink sink;
    private final MessageDigest digest = Encoding.digest();
    private final byte[] buffer = new byte[Encoding.BUFFER_BYTES];
    private int position;

    public StateWriter(SnapshotSink sink) {
        this.sink = sink;
        writeLong(Encoding.MAGIC);
        writeInt(Encoding.VERSION);
    }

    /**
     * Begins a section.
     *
     * @param name 1 to 8 ASCII characters
     * @param count of what the section holds; {@link StateReader#section} checks it
     */
    public void section(String name, int count) {
        writeLong(Encoding.tag(name));
        writeInt(count);
    }

    public void writeLong(long value) {
        ensure(Long.BYTES);
        Encoding.LONGS.set(buffer, position, value);
        position += Long.BYTES;
    }

    public void writeInt(int value) {
        ensure(Integer.BYTES);
        Encoding.INTS.set(buffer, position, value);
        position += Integer.BYTES;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Of ASCII characters, at most {@link StateReader#TEXT_LENGTH_MAX}. */
    public void writeText(String text) {
        writeByte(text.length());
        for (int i = 0; i < text.length(); i++) {
            writeByte(text.charAt(i));
        }
    }

    private void writeByte(int value) {
        ensure(1);
        buffer[position] = (byte) value;
        position++;
    }

    private void ensure(int bytes) {
        if (buffer.length - position < bytes) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer, 0, position);
        sink.accept(buffer, position);
        position = 0;
    }

    /** Writes the hash at the end, and returns it. */
    public StateHash finish() {
        flush();
        StateHash hash = Encoding.hash(digest);
        writeLong(hash.high());
        writeLong(hash.low());
        sink.accept(buffer, position);
        return hash;
    }
}

package org.bourse.marketdata.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as a WebSocket message, ready to be sent: encoded once, however many it goes to. A
 * server's messages are not masked, so they are the same for all.
 */
public final class Message {
    /** The last frame of a message, of text (RFC 6455, 5.2). */
    private static final byte WHOLE_TEXT = (byte) 0x81;

    private static final int SHORT_MAX = 125;
    private static final byte TWO_BYTES_OF_LENGTH = 126;
    private static final int MIDDLE_MAX = 0xFFFF;
    private static final byte EIGHT_BYTES_OF_LENGTH = 127;

    private final byte[] bytes;
    private final int header;

    private Message(byte[] bytes, int header) {
        this.bytes = bytes;
        this.header = header;
    }

    public static Message of(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int header = headerLength(payload.length);
        ByteBuffer message = ByteBuffer.allocate(header + payload.length).put(WHOLE_TEXT);
        if (payload.length <= SHORT_MAX) {
            message.put((byte) payload.length);
        } else if (payload.length <= MIDDLE_MAX) {
            message.put(TWO_BYTES_OF_LENGTH).putShort((short) payload.length);
        } else {
            message.put(EIGHT_BYTES_OF_LENGTH).putLong(payload.length);
        }
        return new Message(message.put(payload).array(), header);
    }

    private static int headerLength(int payload) {
        if (payload <= SHORT_MAX) {
            return Byte.BYTES + Byte.BYTES;
        }
        return Byte.BYTES + Byte.BYTES + (payload <= MIDDLE_MAX ? Short.BYTES : Long.BYTES);
    }

    /** What goes over the wire. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes over the wire. */
    public int length() {
        return bytes.length;
    }

    public String text() {
        return new String(bytes, header, bytes.length - header, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}

package org.bourse.stack.rest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bourse.stack.process.StackException;

/**
 * A WebSocket that does nothing by itself: it reads when it is asked to, and answers no ping. What
 * it does not read stays with the other side, for its own buffer is small. One thread at a time.
 */
public final class RawWebSocket implements AutoCloseable {
    /** The last frame of a text (RFC 6455, 5.2). */
    public static final int TEXT = 0x1;

    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PONG = 0xA;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_MAX = 125;
    private static final int TWO_BYTES_MAX = 0xFFFF;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int EIGHT_BYTES_OF_LENGTH = 127;
    private static final int MASK_BYTES = 4;
    private static final int HEADER_BYTES_MAX = 14;
    private static final int RECEIVE_BUFFER_BYTES = 4 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    /**
     * What came.
     *
     * @param opcode for example {@link #CLOSE}
     */
    public record Frame(int opcode, byte[] payload) {
        /** Why it was closed; 0: nobody said. */
        public int closeCode() {
            return payload.length < Short.BYTES ? 0 : ByteBuffer.wrap(payload).getShort();
        }

        /** Of a close frame what follows its code. */
        public String text() {
            int from = opcode == CLOSE ? Math.min(Short.BYTES, payload.length) : 0;
            return new String(payload, from, payload.length - from, StandardCharsets.UTF_8);
        }
    }

    /**
     * Connects.
     *
     * @param server its address for HTTP
     * @param path with the query, if any
     * @throws StackException when it is refused; the message has the status line
     */
    public RawWebSocket(URI server, String path) {
        this(server, path, "");
    }

    /**
     * Connects as the page of an origin does.
     *
     * @param server its address for HTTP
     * @param path with the query, if any
     * @param origin as {@code https://shop.example}; empty: none is named
     * @throws StackException when it is refused; the message has the status line
     */
    public RawWebSocket(URI server, String path, String origin) {
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            out.write(
                    """
                    GET %s HTTP/1.1\r
                    Host: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    %s\r
                    """
                            .formatted(
                                    path,
                                    server.getAuthority(),
                                    origin.isEmpty() ? "" : "Origin: " + origin + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = line();
            if (!status.startsWith("HTTP/1.1 101 ")) {
                throw new StackException("no WebSocket: " + status);
            }
            while (!line().isEmpty()) {
                // What the headers say was asked for.
            }
        } catch (IOException e) {
            close();
            throw new StackException("no WebSocket: " + e, e);
        } catch (StackException e) {
            close();
            throw e;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Sends a text. */
    public void send(String text) {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame; the mask is of zeros. */
    public void send(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES_MAX + payload.length);
        frame.put((byte) (LAST | opcode));
        if (payload.length <= SHORT_MAX) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= TWO_BYTES_MAX) {
            frame.put((byte) (MASKED | TWO_BYTES_OF_LENGTH)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES_OF_LENGTH)).putLong(payload.length);
        }
        frame.put(new byte[MASK_BYTES]).put(payload);
        try {
            out.write(frame.array(), 0, frame.position());
        } catch (IOException e) {
            throw new StackException("the WebSocket is gone: " + e, e);
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws StackException when the connection is gone, or nothing came for a minute
     */
    public Frame read() {
        try {
            int opcode = in.readUnsignedByte() & ~LAST;
            int length = in.readUnsignedByte();
            if (length == TWO_BYTES_OF_LENGTH) {
                length = in.readUnsignedShort();
            } else if (length == EIGHT_BYTES_OF_LENGTH) {
                length = Math.toIntExact(in.readLong());
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (IOException e) {
            throw new StackException("the WebSocket is gone: " + e, e);
        }
    }

    /**
     * Waits for the answer to a request.
     *
     * @throws StackException when it was refused
     */
    public String readAnswer() {
        String text = read().text();
        while (!text.contains("\"id\":")) {
            text = read().text();
        }
        if (text.startsWith("{\"error\":")) {
            throw new StackException("refused: " + text);
        }
        return text;
    }

    @Override
    public void close() {
        try {
            // What it did not read is thrown away.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new StackException("the WebSocket cannot be closed: " + e, e);
        }
    }
}

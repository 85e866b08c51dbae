package org.bourse.stack.venue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An exchange of Binance's shape on this machine: snapshots over HTTP and one stream of trades and
 * differences of a book that moves twenty times a second.
 */
final class OutsideExchange implements AutoCloseable {
    private static final Pattern KEY =
            Pattern.compile("(?im)^sec-websocket-key:\\s*(\\S+)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LEVELS = 50;
    private static final long BEST_BID = 60_000;
    private static final long MOVE_MILLIS = 50;

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Socket> streams = new CopyOnWriteArrayList<>();
    private final Thread mover = Thread.ofVirtual().name("exchange").unstarted(this::move);
    private long lastId = 1_000;
    private long tradeId = 1;

    /**
     * @param port 0: any that is free
     */
    OutsideExchange(int port) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(this::accept);
        mover.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String head = head(in);
            Matcher key = KEY.matcher(head);
            if (key.find()) {
                write(socket, upgrade(key.group(1)).getBytes(StandardCharsets.US_ASCII));
                streams.add(socket);
                read(socket, in);
            } else {
                write(socket, answer().getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The other side went away.
        } finally {
            streams.remove(socket);
            connections.remove(socket);
        }
    }

    private static String head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static String upgrade(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
                    + "\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(hash)
                    + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized String answer() {
        String body =
                "{\"lastUpdateId\":%d,\"bids\":%s,\"asks\":%s}"
                        .formatted(lastId, levels(-1), levels(1));
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    }

    private static String levels(int step) {
        long best = step < 0 ? BEST_BID : BEST_BID + 1;
        return LongStream.range(0, LEVELS)
                .mapToObj(i -> "[\"%d.00\",\"1.0\"]".formatted(best + step * i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Reads what the client sends, which is pings, until it closes. */
    private void read(Socket socket, DataInputStream in) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            // A client's control frames are masked and no longer than 125 bytes.
            int length = in.readUnsignedByte() & 0x7F;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if (opcode == CLOSE) {
                return;
            }
            if (opcode == PING) {
                frame(socket, PONG, payload);
            }
        }
    }

    private synchronized void frame(Socket socket, int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(payload);
        write(socket, frame.toByteArray());
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private void move() {
        while (!server.isClosed()) {
            moveOnce();
            try {
                Thread.sleep(MOVE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void moveOnce() {
        lastId++;
        long now = System.currentTimeMillis();
        say(
                """
                {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":%d,"s":"BTCUSDT",\
                "U":%d,"u":%d,"b":[["60000.00","%d.0"]],"a":[]}}\
                """
                        .formatted(now, lastId, lastId, 1 + lastId % 9));
        say(
                """
                {"stream":"btcusdt@trade","data":{"e":"trade","E":%d,"s":"BTCUSDT","t":%d,\
                "p":"60000.00","q":"0.1","T":%d,"m":true}}\
                """
                        .formatted(now, tradeId++, now));
    }

    private void say(String text) {
        for (Socket stream : streams) {
            try {
                frame(stream, TEXT, text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                streams.remove(stream);
            }
        }
    }

    /** It is gone, as a machine is that lost its power. */
    @Override
    public void close() throws IOException {
        server.close();
        mover.interrupt();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}

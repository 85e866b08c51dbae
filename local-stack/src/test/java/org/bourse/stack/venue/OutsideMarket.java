package org.bourse.stack.venue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A market outside that says what a test wants: frames of the shape of a recording of Binance's
 * spot market, through a named pipe, so that they are played when they are written.
 */
final class OutsideMarket implements AutoCloseable {
    private static final long LINE_NANOS = 1_000_000;

    private final OutputStream pipe;
    private long lines;
    private long lastId = 1_000;
    private long tradeId = 1;

    private OutsideMarket(OutputStream pipe) {
        this.pipe = pipe;
    }

    /** Makes the pipe. */
    static Path pipe(Path file) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("mkfifo " + file + " ended with " + exit);
        }
        return file;
    }

    /** Waits until somebody reads. */
    static OutsideMarket open(Path pipe) throws IOException {
        return new OutsideMarket(Files.newOutputStream(pipe));
    }

    /** The whole book: quantities by prices. */
    void book(Map<String, String> bids, Map<String, String> asks) throws IOException {
        say(
                "{\"lastUpdateId\":%d,\"bids\":%s,\"asks\":%s}"
                        .formatted(lastId, levels(bids), levels(asks)));
    }

    /** What changed in the book; nothing is left where the quantity is 0. */
    void change(Map<String, String> bids, Map<String, String> asks) throws IOException {
        lastId++;
        say(
                """
                {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":%d,"s":"BTCUSDT",\
                "U":%d,"u":%d,"b":%s,"a":%s}}\
                """
                        .formatted(millis(), lastId, lastId, levels(bids), levels(asks)));
    }

    /** Somebody sold to a bid. */
    void sold(String quantity, String price) throws IOException {
        say(
                """
                {"stream":"btcusdt@trade","data":{"e":"trade","E":%d,"s":"BTCUSDT","t":%d,\
                "p":"%s","q":"%s","T":%d,"m":true}}\
                """
                        .formatted(millis(), tradeId++, price, quantity, millis()));
    }

    private static String levels(Map<String, String> levels) {
        return levels.entrySet().stream()
                .map(level -> "[\"%s\",\"%s\"]".formatted(level.getKey(), level.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private long millis() {
        return 1_700_000_000_000L + lines;
    }

    private void say(String frame) throws IOException {
        String line = "%d %s\n".formatted(++lines * LINE_NANOS, frame);
        pipe.write(line.getBytes(StandardCharsets.UTF_8));
        pipe.flush();
    }

    /** The recording ends. */
    @Override
    public void close() throws IOException {
        pipe.close();
    }
}

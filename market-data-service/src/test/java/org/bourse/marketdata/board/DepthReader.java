package org.bourse.marketdata.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * A client of a depth stream that follows the rules: snapshot, then U = u + 1, and the checksum
 * when there is one.
 */
final class DepthReader implements Subscriber {
    private static final ObjectMapper JSON = new ObjectMapper();

    final TreeMap<BigDecimal, String> bids = new TreeMap<>();
    final TreeMap<BigDecimal, String> asks = new TreeMap<>();
    long last = -1;
    int frames;
    int checksums;

    private final MarketBoard board;
    private @Nullable StreamName due;
    private boolean begun;

    DepthReader(MarketBoard board) {
        this.board = board;
    }

    @Override
    public void begin(StreamName stream) {
        due = stream;
        begun = false;
    }

    /** Asks for the snapshot that is due, if one is. */
    DepthReader ask() {
        if (due != null) {
            StreamName stream = due;
            due = null;
            board.snapshot(stream, this);
        }
        return this;
    }

    /** As one that has what another reader has, and was away since. */
    DepthReader copy() {
        DepthReader copy = new DepthReader(board);
        copy.bids.putAll(bids);
        copy.asks.putAll(asks);
        copy.last = last;
        copy.begun = begun;
        return copy;
    }

    @Override
    public void offer(Frame frame) {
        if (!begun && !frame.snapshot()) {
            return;
        }
        begun = true;
        frames++;
        JsonNode data = read(frame.text()).path("data");
        if (data.path("e").asText().equals("depthSnapshot")) {
            bids.clear();
            asks.clear();
            last = data.path("lastUpdateId").asLong();
            put(bids, data.path("bids"));
            put(asks, data.path("asks"));
        } else {
            assertEquals(last + 1, data.path("U").asLong());
            last = data.path("u").asLong();
            put(bids, data.path("b"));
            put(asks, data.path("a"));
            if (data.has("checksum")) {
                checksums++;
                assertEquals(checksum(), data.path("checksum").asLong());
            }
        }
    }

    /** As the documentation says, in its words. */
    private long checksum() {
        List<String> bidTexts = texts(bids.descendingMap());
        List<String> askTexts = texts(asks);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            if (i < bidTexts.size()) {
                text.append(bidTexts.get(i)).append(':');
            }
            if (i < askTexts.size()) {
                text.append(askTexts.get(i)).append(':');
            }
        }
        CRC32 crc = new CRC32();
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        crc.update(bytes, 0, Math.max(0, bytes.length - 1));
        return crc.getValue();
    }

    private static List<String> texts(Map<BigDecimal, String> side) {
        return side.entrySet().stream()
                .map(level -> level.getKey().toPlainString() + ":" + level.getValue())
                .toList();
    }

    private static void put(Map<BigDecimal, String> side, JsonNode levels) {
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.path(0).asText());
            if (level.path(1).asText().equals("0")) {
                side.remove(price);
            } else {
                side.put(price, level.path(1).asText());
            }
        }
    }

    private static JsonNode read(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new AssertionError(frame, e);
        }
    }
}

package org.bourse.marketdata.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A client of a depth stream that follows the rules: snapshot, then U = u + 1. */
final class DepthReader implements Subscriber {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<BigDecimal, String> bids = new TreeMap<>();
    final Map<BigDecimal, String> asks = new TreeMap<>();
    long last = -1;
    int frames;

    @Override
    public void offer(String frame) {
        frames++;
        JsonNode data = read(frame).path("data");
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
        }
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

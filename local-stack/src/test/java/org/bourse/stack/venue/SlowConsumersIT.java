package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.drill.SlowConsumers;
import org.junit.jupiter.api.Test;

/** 500 clients subscribe and never read: they are cut off, and cost the others nothing. */
class SlowConsumersIT {
    private static final int CLIENTS = 500;
    private static final int TRADERS = 3;
    private static final int FRAMES_BEFORE = 100;

    private final StackClient client = TestStack.shared().client();
    private final Market market = Market.listed(client, "DEAF");
    private final String trades = market.stream("trade");
    private final String depth = market.stream("depth");

    @Test
    void whoReadsHasAllWhileOthersDoNotRead() throws InterruptedException {
        try (StreamClient reader = new StreamClient(client, depth, trades)) {
            Market.eventually("its book begins", () -> !data(reader, "depthSnapshot").isEmpty());
            Bustle bustle = new Bustle(client, List.of(market), "deaf", TRADERS);
            try (bustle) {
                Market.eventually(
                        "it is told", () -> data(reader, "depthUpdate").size() > FRAMES_BEFORE);
                String symbol = trades.substring(0, trades.indexOf('@'));
                try (SlowConsumers deaf = new SlowConsumers(client, symbol, CLIENTS)) {
                    int before = data(reader, "depthUpdate").size();
                    Market.eventually("all are cut off", () -> deaf.cutOff() >= CLIENTS);
                    int meanwhile = data(reader, "depthUpdate").size() - before;
                    assertNotEquals("", deaf.felt());
                    assertTrue(meanwhile > FRAMES_BEFORE, meanwhile + " frames");
                    System.out.printf("deaf: %s; a reader got %,d%n", deaf.felt(), meanwhile);
                }
            }
            assertTrue(bustle.done() > 0);
            Market.eventually(
                    "the book is whole, without a gap",
                    () -> reader.book(depth).equals(StreamClient.book(market.depth())));
            List<String> listed = new ArrayList<>();
            market.trades().forEach(trade -> listed.add(trade.path("id").asText()));
            Market.eventually(
                    "so are the trades", () -> newest(reader, listed.size()).equals(listed));
            assertEquals("", reader.end());
            assertEquals(1, data(reader, "depthSnapshot").size());
        }
    }

    private List<JsonNode> data(StreamClient reader, String event) {
        return reader.data(depth, event);
    }

    private List<String> newest(StreamClient reader, int count) {
        List<String> all =
                reader.data(trades, "trade").stream().map(it -> it.path("t").asText()).toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}

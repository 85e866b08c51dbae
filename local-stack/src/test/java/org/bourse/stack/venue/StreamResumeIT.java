package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service is killed while people trade: who resumes is told of each fill, and of it once. */
@Tag("long")
class StreamResumeIT {
    private static final String SERVICE = "market-data-service";
    private static final int KILLS = 3;
    private static final int FILLS_BETWEEN = 20;
    private static final int PAGE = 500;

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();
    private final Market market = Market.listed(client, "STRKILL");
    private final List<String> users = client.createTraders("strkill", 2);
    private final Trader maker = Trader.of(client, users.get(0)).funded(market);
    private final Trader taker = Trader.of(client, users.get(1)).funded(market);

    private final List<String> told = new ArrayList<>();
    private String last = "";
    private volatile boolean goesOn = true;
    private volatile String lastOrder = "";

    @Test
    void noFillIsLostOrDoubledWhenTheServiceIsKilled() throws InterruptedException {
        Thread trading = Thread.ofVirtual().unstarted(this::trade);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                try (StreamClient stream = subscribed()) {
                    if (kill == 0) {
                        trading.start();
                    }
                    Market.eventually(
                            "fills are told",
                            () -> stream.data("fills", "fills").size() >= FILLS_BETWEEN);
                    stack.kill(SERVICE);
                    read(stream);
                }
                stack.start(SERVICE);
            }
        } finally {
            goesOn = false;
            trading.join();
        }

        try (StreamClient stream = subscribed()) {
            String lastTrade = lastTrade();
            Market.eventually(
                    "the last one is told",
                    () -> fills(stream).stream().anyMatch(it -> it.startsWith(lastTrade)));
            read(stream);
            Market.eventually("and listed", () -> listed().getLast().startsWith(lastTrade));
        }
        List<String> listed = listed();
        assertTrue(listed.size() > KILLS * FILLS_BETWEEN, listed.size() + " fills");
        System.out.printf("resume: %,d fills through %d kills%n", listed.size(), KILLS);
        assertEquals(listed, told);
    }

    /** Each round makes a fill of the maker's, some of several in one step. */
    private void trade() {
        while (goesOn) {
            maker.placePatiently(Trader.limit(market.symbol(), "BUY", "0.001", "1000"));
            maker.placePatiently(Trader.limit(market.symbol(), "BUY", "0.001", "1000"));
            lastOrder =
                    taker.placePatiently(Trader.limit(market.symbol(), "SELL", "0.002", "1000"))
                            .orThrow()
                            .path("orderId")
                            .asText();
        }
    }

    /** The id of the newest trade; there is none later. */
    private String lastTrade() {
        Market.eventually(
                "the last order is filled",
                () -> taker.order(lastOrder).orThrow().path("status").asText().equals("FILLED"));
        JsonNode fills = taker.order(lastOrder).orThrow().path("fills");
        return fills.get(fills.size() - 1).path("tradeId").asText() + " ";
    }

    /** Goes on after what was seen last. */
    private StreamClient subscribed() {
        StreamClient stream = StreamClient.of(client, maker.token());
        if (last.isEmpty()) {
            stream.ask(StreamClient.subscribe("fills"));
            Market.eventually("it begins", () -> !stream.data("fills", "begin").isEmpty());
        } else {
            stream.ask(
                    """
                    {"method":"SUBSCRIBE","params":["fills"],"resume":{"fills":"%s"},"id":1}\
                    """
                            .formatted(last));
            Market.eventually("it is answered", () -> !stream.answers().isEmpty());
            assertEquals(
                    "[\"fills\"]",
                    stream.answers().getFirst().path("result").path("resumed").toString());
        }
        return stream;
    }

    /** Keeps what came so far; what comes later is told again to who resumes. */
    private void read(StreamClient stream) {
        List<JsonNode> frames = stream.data("fills", "fills");
        if (!frames.isEmpty()) {
            last = frames.getLast().path("u").asText();
        }
        told.addAll(fills(frames));
    }

    private static List<String> fills(StreamClient stream) {
        return fills(stream.data("fills", "fills"));
    }

    private static List<String> fills(List<JsonNode> frames) {
        List<String> fills = new ArrayList<>();
        frames.forEach(frame -> frame.path("fills").forEach(fill -> fills.add(printed(fill))));
        return fills;
    }

    /** All of them by REST, oldest first. */
    private List<String> listed() {
        List<String> fills = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    maker.fillsOf(
                                    "sort=OLDEST&limit=%d&symbol=%s%s"
                                            .formatted(PAGE, market.symbol(), cursor))
                            .orThrow();
            page.path("fills").forEach(fill -> fills.add(printed(fill)));
            cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        return fills;
    }

    private static String printed(JsonNode fill) {
        StringBuilder text = new StringBuilder();
        for (String field :
                List.of("tradeId", "orderId", "role", "price", "quantity", "fee", "feeAsset")) {
            text.append(fill.path(field).asText()).append(' ');
        }
        return text.toString();
    }
}

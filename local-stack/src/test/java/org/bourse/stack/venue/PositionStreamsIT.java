package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The private streams of positions and of what they bring. */
class PositionStreamsIT {
    private static StackClient client;
    private static Market held;
    private static Market soon;
    private static Trader bob;
    private static Trader carol;

    @BeforeAll
    static void begin() {
        client = TestStack.shared().client();
        held = Market.listed(client, "STRHELD");
        soon = Market.listed(client, "STRSOON");
        List<String> users = client.createTraders("streampos", 2);
        bob = Trader.of(client, users.get(0)).funded(held).supplied(soon);
        carol = Trader.of(client, users.get(1)).funded(soon);
    }

    private static List<JsonNode> positions(StreamClient stream) {
        return stream.data("positions", "positions").stream()
                .map(data -> data.path("positions").path(0))
                .filter(it -> it.path("symbol").asText().equals(held.symbol()))
                .toList();
    }

    /** Carol buys 10 at 100 and sells 4 at 120; each trade costs her 0.1 %. */
    @Test
    void anAccountIsToldOfItsPositionsAndWhatTheyBring() {
        String last;
        try (StreamClient ofCarol = StreamClient.of(client, carol.token());
                StreamClient ofBob = StreamClient.of(client, bob.token())) {
            ofCarol.ask(StreamClient.subscribe("positions", "pnl"));
            ofBob.ask(StreamClient.subscribe("positions", "pnl"));
            Market.eventually(
                    "they have begun",
                    () ->
                            !ofCarol.data("positions", "begin").isEmpty()
                                    && !ofBob.data("positions", "begin").isEmpty());

            bob.accepted(Trader.limit(held.symbol(), "SELL", "10", "100"));
            carol.accepted(Trader.limit(held.symbol(), "BUY", "10", "100"));
            Market.eventually("the purchase is told", () -> !positions(ofCarol).isEmpty());
            JsonNode bought = positions(ofCarol).getLast();
            assertEquals("10", bought.path("quantity").asText());
            assertEquals("100.1", bought.path("averageCost").asText());
            bob.accepted(Trader.limit(held.symbol(), "BUY", "4", "120"));
            carol.accepted(Trader.limit(held.symbol(), "SELL", "4", "120"));
            Market.eventually("so is the sale", () -> positions(ofCarol).size() == 2);
            // 480 - 0.48 - 400.4
            assertEquals("79.12", positions(ofCarol).getLast().path("realised").asText());
            Market.eventually(
                    "and what the rest would bring",
                    () ->
                            ofCarol.data("pnl", "pnl")
                                    .toString()
                                    .contains("\"unrealised\":\"119.4\""));
            ofCarol.assertEveryFrameIsOf(carol.account());
            ofBob.assertEveryFrameIsOf(bob.account());
            last = ofCarol.data("positions", "positions").getFirst().path("u").asText();
        }
        try (StreamClient again = StreamClient.of(client, carol.token())) {
            again.ask(
                    """
                    {"method":"SUBSCRIBE","params":["positions"],"resume":{"positions":"%s"},"id":1}\
                    """
                            .formatted(last));
            Market.eventually("what was missed is told", () -> positions(again).size() == 1);
            assertEquals("79.12", positions(again).getLast().path("realised").asText());
        }
    }

    /** The figure is printed; what is asked of it here is only that it comes. */
    @Test
    void aTradeIsSoonInTheStreamOfPositions() {
        try (StreamClient ofCarol = StreamClient.of(client, carol.token())) {
            ofCarol.ask(StreamClient.subscribe("positions"));
            Market.eventually("it has begun", () -> !ofCarol.data("positions", "begin").isEmpty());
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int before = ofCarol.data("positions", "positions").size();
                bob.accepted(Trader.limit(soon.symbol(), "SELL", "1", "10"));
                long begunNanos = System.nanoTime();
                carol.accepted(Trader.limit(soon.symbol(), "BUY", "1", "10"));
                Market.eventually(
                        "the position is told",
                        () -> ofCarol.data("positions", "positions").size() > before);
                millis.add((System.nanoTime() - begunNanos) / 1_000_000);
            }
            millis.sort(null);
            System.out.printf(
                    "positions: half within %d ms of the order, slowest after %d ms%n",
                    millis.get(millis.size() / 2), millis.getLast());
            assertTrue(millis.getLast() < 5_000, millis::toString);
        }
    }
}

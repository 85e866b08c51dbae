package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;

/**
 * What the public market data says at one moment.
 *
 * @param bids best first
 * @param asks best first
 * @param trades newest first
 */
record MarketPicture(List<Level> bids, List<Level> asks, List<Trade> trades) {

    static final MarketPicture EMPTY = new MarketPicture(List.of(), List.of(), List.of());

    MarketPicture {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        trades = List.copyOf(trades);
    }

    /** Looks at book and tape; an empty picture while market data does not answer. */
    static MarketPicture look(StackClient stack, String symbol, int levels) {
        URI base = stack.url(BourseService.MARKET_DATA_SERVICE.serviceName());
        try {
            JsonNode depth =
                    stack.rest()
                            .get(
                                    base.resolve(
                                            "/api/v1/depth?symbol=" + symbol + "&limit=" + levels),
                                    "")
                            .orThrow();
            JsonNode tape =
                    stack.rest()
                            .get(
                                    base.resolve(
                                            "/api/v1/trades?symbol=" + symbol + "&limit=" + levels),
                                    "")
                            .orThrow();
            List<Trade> trades = new ArrayList<>();
            for (JsonNode trade : tape) {
                trades.add(
                        new Trade(
                                trade.path("time").asText(),
                                trade.path("price").asText(),
                                trade.path("quantity").asText(),
                                trade.path("takerSide").asText().equals("BUY")));
            }
            return new MarketPicture(
                    levels(depth.path("bids")), levels(depth.path("asks")), trades.reversed());
        } catch (StackException _) {
            return EMPTY;
        }
    }

    private static List<Level> levels(JsonNode side) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : side) {
            levels.add(new Level(level.path(0).asText(), level.path(1).asText()));
        }
        return levels;
    }

    /** The newest trade's price, or a dash. */
    String lastPrice() {
        return trades.isEmpty() ? "-" : trades.getFirst().price();
    }

    /** A price and what rests at it. */
    record Level(String price, String quantity) {}

    /** A trade. */
    record Trade(String time, String price, String quantity, boolean takerBuys) {}
}

package org.bourse.stack.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.bourse.stack.rest.RestClient;

/** Orders of BTC-USDT around one price, which trade or rest as the dice say. */
public final class RandomOrder {
    private static final long PRICE_CENTS = 6_000_000;
    private static final int SPREAD_CENTS = 200;

    private RandomOrder() {}

    /** The body of a request for the next one. */
    public static ObjectNode next(SplittableRandom random, String clientOrderId) {
        long cents = PRICE_CENTS - SPREAD_CENTS + random.nextInt(2 * SPREAD_CENTS);
        return RestClient.json()
                .createObjectNode()
                .put("clientOrderId", clientOrderId)
                .put("symbol", "BTC-USDT")
                .put("side", random.nextBoolean() ? "BUY" : "SELL")
                .put("type", "LIMIT")
                .put("timeInForce", random.nextInt(4) == 0 ? "GTC" : "IOC")
                .put("quantity", "0.00" + (1 + random.nextInt(9)))
                .put("price", "%d.%02d".formatted(cents / 100, cents % 100));
    }
}

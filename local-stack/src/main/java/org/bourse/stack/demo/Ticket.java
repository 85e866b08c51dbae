package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.bourse.stack.rest.RestClient;

/** An order to be sent. */
sealed interface Ticket {

    /** The symbol. */
    String symbol();

    /** Whether it buys. */
    boolean buy();

    /** The body of the request. */
    default ObjectNode body(String clientOrderId) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("clientOrderId", clientOrderId).put("symbol", symbol());
        body.put("side", buy() ? "BUY" : "SELL");
        switch (this) {
            case Resting resting -> {
                body.put("type", "LIMIT").put("timeInForce", "GTC");
                body.put("postOnly", resting.postOnly());
                body.put("price", resting.price().toPlainString());
                body.put("quantity", resting.quantity().toPlainString());
            }
            case Taking taking -> {
                body.put("type", "LIMIT").put("timeInForce", "IOC");
                body.put("price", taking.price().toPlainString());
                body.put("quantity", taking.quantity().toPlainString());
            }
            case Market market -> {
                body.put("type", "MARKET");
                body.put("quantity", market.quantity().toPlainString());
            }
        }
        return body;
    }

    /** A limit order that stays in the book. */
    record Resting(
            String symbol, boolean buy, BigDecimal price, BigDecimal quantity, boolean postOnly)
            implements Ticket {}

    /** A limit order that trades at once or not at all. */
    record Taking(String symbol, boolean buy, BigDecimal price, BigDecimal quantity)
            implements Ticket {}

    /** A market order by quantity. */
    record Market(String symbol, boolean buy, BigDecimal quantity) implements Ticket {}
}

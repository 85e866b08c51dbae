package org.bourse.bench.rest;

import java.math.BigDecimal;
import org.bourse.contracts.Decimals;

/**
 * Writes the body of an order. By hand: the driver shares the machine with what it measures.
 *
 * @param run begins each client order id
 * @param symbol that is traded
 * @param middle the price around which orders are placed, in the quote asset
 * @param tick the step of prices
 * @param quantity of one order of one lot of the scenario, in the base asset
 */
record OrderBody(
        String run, String symbol, BigDecimal middle, BigDecimal tick, BigDecimal quantity) {

    String clientOrderId(int slot) {
        return run + "-" + slot;
    }

    /** The number of the request with this client order id, or -1 when it is none of this run. */
    int slot(String clientOrderId) {
        return clientOrderId.startsWith(run + "-")
                ? Integer.parseInt(clientOrderId.substring(run.length() + 1))
                : -1;
    }

    String text(int slot, Slip.Place place) {
        int ticks = place.buy() ? -place.ticksAway() : place.ticksAway();
        BigDecimal price = middle.add(tick.multiply(BigDecimal.valueOf(ticks)));
        return "{\"clientOrderId\":\""
                + clientOrderId(slot)
                + "\",\"symbol\":\""
                + symbol
                + "\",\"side\":\""
                + (place.buy() ? "BUY" : "SELL")
                + "\",\"type\":\"LIMIT\",\"timeInForce\":\""
                + (place.immediate() ? "IOC" : "GTC")
                + "\",\"price\":\""
                + Decimals.print(price)
                + "\",\"quantity\":\""
                + Decimals.print(quantity.multiply(BigDecimal.valueOf(place.lots())))
                + "\"}";
    }
}

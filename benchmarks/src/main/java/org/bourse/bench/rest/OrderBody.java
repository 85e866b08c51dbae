package org.bourse.bench.rest;

import java.math.BigDecimal;
import java.util.List;
import org.bourse.contracts.Decimals;

/**
 * Writes the body of an order. By hand: the driver shares the machine with what it measures.
 *
 * @param run begins each client order id
 * @param symbols that are traded, in turn
 * @param middle the price around which orders are placed, in the quote asset
 * @param tick the step of prices
 * @param quantity of one order of one lot of the scenario, in the base asset
 */
record OrderBody(
        String run, List<String> symbols, BigDecimal middle, BigDecimal tick, BigDecimal quantity) {
    /** So many requests after each other are about the same symbol, so that they can trade. */
    private static final int GROUP = 4;

    OrderBody {
        symbols = List.copyOf(symbols);
    }

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
                + symbols.get(slot / GROUP % symbols.size())
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

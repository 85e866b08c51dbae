package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the exchange said to an order.
 *
 * @param accepted whether it is an order now, whatever became of it
 * @param orderId its id, empty when it was refused
 * @param code the code of the refusal, empty when it was accepted
 * @param fills what it traded at once
 */
record Answer(boolean accepted, String orderId, String code, List<Fill> fills) {

    Answer {
        fills = List.copyOf(fills);
    }

    static Answer accepted(JsonNode order) {
        List<Fill> fills = new ArrayList<>();
        for (JsonNode fill : order.path("fills")) {
            fills.add(
                    new Fill(
                            new BigDecimal(fill.path("price").asText()),
                            new BigDecimal(fill.path("quantity").asText())));
        }
        return new Answer(true, order.path("orderId").asText(), "", fills);
    }

    static Answer refused(String code) {
        return new Answer(false, "", code, List.of());
    }

    /** One trade of an order. */
    record Fill(BigDecimal price, BigDecimal quantity) {}
}

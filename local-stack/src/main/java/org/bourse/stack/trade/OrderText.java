package org.bourse.stack.trade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.bourse.stack.trade.TextTable.Column;

/** Orders and fills of order-service, as people read them. */
public final class OrderText {
    private static final int SECONDS_LENGTH = "2026-11-21T10:15:30".length();

    private OrderText() {}

    /** A line for the order, and one for each of its fills. */
    public static String whole(JsonNode order) {
        StringBuilder text = new StringBuilder(line(order)).append('\n');
        for (JsonNode fill : order.path("fills")) {
            text.append("  ").append(fill(fill)).append('\n');
        }
        return text.toString();
    }

    /** What came of a cancel of all open orders. */
    public static String cancelled(JsonNode told) {
        StringBuilder text = new StringBuilder("all are being cancelled");
        String before = ", these are already: ";
        for (JsonNode orderId : told.path("orderIds")) {
            text.append(before).append(orderId.asText());
            before = " ";
        }
        return text.append('\n').toString();
    }

    /** What it is and what became of it, in a line. */
    static String line(JsonNode order) {
        StringBuilder text = new StringBuilder("order ");
        text.append(of(order, "orderId")).append(' ').append(of(order, "side"));
        text.append(' ').append(quantity(order)).append(' ').append(of(order, "symbol"));
        text.append(' ').append(of(order, "type"));
        append(text, " at ", of(order, "price"));
        append(text, ", trigger ", trigger(order));
        text.append(": ").append(of(order, "status"));
        append(text, " because of ", reason(order));
        append(text, ", filled ", filled(order));
        append(text, " at ", of(order, "averagePrice"));
        return append(text, ", client id ", of(order, "clientOrderId")).toString();
    }

    /** A trade of an order. */
    static String fill(JsonNode fill) {
        return "filled %s at %s as %s, fee %s %s"
                .formatted(
                        of(fill, "quantity"),
                        of(fill, "price"),
                        of(fill, "role"),
                        of(fill, "fee"),
                        of(fill, "feeAsset"));
    }

    /** Orders, a line each. */
    public static String table(Iterable<JsonNode> orders) {
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("ORDER", true),
                                new Column("CREATED (UTC)", false),
                                new Column("SYMBOL", false),
                                new Column("SIDE", false),
                                new Column("TYPE", false),
                                new Column("PRICE", true),
                                new Column("TRIGGER", true),
                                new Column("QUANTITY", true),
                                new Column("FILLED", true),
                                new Column("STATUS", false),
                                new Column("REASON", false),
                                new Column("CLIENT ID", false)));
        for (JsonNode order : orders) {
            table.add(
                    List.of(
                            of(order, "orderId"),
                            created(order),
                            of(order, "symbol"),
                            of(order, "side"),
                            of(order, "type"),
                            of(order, "price"),
                            trigger(order),
                            quantity(order),
                            filled(order),
                            of(order, "status"),
                            reason(order),
                            of(order, "clientOrderId")));
        }
        return table.text();
    }

    private static StringBuilder append(StringBuilder text, String before, String value) {
        return value.isEmpty() ? text : text.append(before).append(value);
    }

    private static String of(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static String created(JsonNode order) {
        String time = of(order, "createdAt");
        return time.length() < SECONDS_LENGTH
                ? time
                : time.substring(0, SECONDS_LENGTH).replace('T', ' ');
    }

    /** Empty when nothing is. */
    private static String filled(JsonNode order) {
        String filled = of(order, "filledQuantity");
        return filled.equals("0") ? "" : filled;
    }

    /** Empty where the status says it already. */
    private static String reason(JsonNode order) {
        String reason = of(order, "reason");
        return reason.equals(of(order, "status")) ? "" : reason;
    }

    /** A quantity of the base asset, or a budget with its asset. */
    private static String quantity(JsonNode order) {
        return order.has("quantity")
                ? of(order, "quantity")
                : of(order, "quoteQuantity") + " " + of(order, "feeAsset");
    }

    /** Its price now, and behind a tilde by how much it follows the market. */
    private static String trigger(JsonNode order) {
        StringBuilder text = new StringBuilder(of(order, "triggerPrice"));
        append(text, " ~", of(order, "trailingDistance"));
        if (order.has("trailingBasisPoints")) {
            append(text, " ~", of(order, "trailingBasisPoints") + "bp");
        }
        return text.toString().strip();
    }
}

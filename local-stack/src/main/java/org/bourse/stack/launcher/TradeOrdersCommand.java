package org.bourse.stack.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.trade.Desk;
import org.bourse.stack.trade.OrderText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Lists orders, newest first, or shows one with its fills.")
final class TradeOrdersCommand implements Callable<Integer> {
    private static final List<String> OPEN = List.of("OPEN", "PARTIALLY_FILLED");

    @ParentCommand private @Nullable TradeCommand trade;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "For example BTC-USDT.")
    private @Nullable String symbol;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "OPEN, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED or EXPIRED.")
    private @Nullable String status;

    @Option(names = "--open", description = "All that live: OPEN and PARTIALLY_FILLED.")
    private boolean open;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most (default 20).")
    private int limit;

    @Option(names = "--id", paramLabel = "CLIENT_ID", description = "The order with your own id.")
    private @Nullable String clientOrderId;

    @Option(names = "--account", paramLabel = "ID", description = "If you have several.")
    private @Nullable String account;

    @Override
    public Integer call() {
        TradeCommand parent = Objects.requireNonNull(trade);
        try (Desk desk = parent.desk()) {
            if (clientOrderId != null) {
                Map<String, String> query = query();
                query.put("clientOrderId", clientOrderId);
                return parent.show(desk.orders(query), OrderText::whole);
            }
            Map<String, String> query = query();
            query.put("limit", Integer.toString(limit));
            if (status != null) {
                query.put("status", status.toUpperCase(Locale.ROOT));
            }
            Reply reply = open ? open(desk, query) : desk.orders(query);
            return parent.show(reply, page -> OrderText.table(page.path("orders")));
        }
    }

    private Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        if (symbol != null) {
            query.put("symbol", symbol);
        }
        if (account != null) {
            query.put("accountId", account);
        }
        return query;
    }

    /** One page of two: order-service lists by one status. */
    private Reply open(Desk desk, Map<String, String> query) {
        Map<String, JsonNode> found = new HashMap<>();
        for (String each : OPEN) {
            query.put("status", each);
            Reply reply = desk.orders(query);
            if (!reply.isSuccess()) {
                return reply;
            }
            reply.body()
                    .path("orders")
                    .forEach(order -> found.put(order.path("orderId").asText(), order));
        }
        List<JsonNode> newest = new ArrayList<>(found.values());
        newest.sort(Comparator.comparing((JsonNode it) -> it.path("orderId").asLong()).reversed());
        ObjectNode page = RestClient.json().createObjectNode();
        ArrayNode orders = page.putArray("orders");
        newest.stream().limit(limit).forEach(orders::add);
        return new Reply("GET orders", 200, page, 0);
    }
}

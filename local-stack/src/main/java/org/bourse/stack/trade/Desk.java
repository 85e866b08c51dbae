package org.bourse.stack.trade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;

/** The requests of one trader to order-service, and of anybody to market-data-service. */
public final class Desk implements AutoCloseable {
    private static final int UNAUTHENTICATED = 401;

    private final RestClient rest;
    private final String orders;
    private final String marketData;
    private final Supplier<String> tokens;

    private String token = "";

    /**
     * @param rest closed with this
     * @param orderService where order-service is
     * @param marketData where market-data-service is
     * @param tokens gives an access token, first when one is needed and again when it has expired
     */
    public Desk(RestClient rest, URI orderService, URI marketData, Supplier<String> tokens) {
        this.rest = rest;
        this.orders = base(orderService) + "/api/v1/orders";
        this.marketData = base(marketData);
        this.tokens = tokens;
    }

    private static String base(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Places an order. */
    public Reply place(JsonNode order) {
        return authorised(bearer -> rest.post(URI.create(orders), bearer, order));
    }

    /** Cancels an order by its id. */
    public Reply cancel(String orderId) {
        return delete("/" + encoded(orderId));
    }

    /** Cancels an order by the client's id. */
    public Reply cancelByClientOrderId(String clientOrderId) {
        return delete(query(Map.of("clientOrderId", clientOrderId)));
    }

    /** Cancels all open orders that the parameters say. */
    public Reply cancelAll(Map<String, String> parameters) {
        return delete("/open" + query(parameters));
    }

    /** An order with its fills. */
    public Reply order(String orderId) {
        return get("/" + encoded(orderId));
    }

    /** A page of orders, or with clientOrderId one order with its fills. */
    public Reply orders(Map<String, String> parameters) {
        return get(query(parameters));
    }

    /** The best levels of a book. */
    public Reply depth(String symbol, int levels) {
        Map<String, String> parameters = Map.of("symbol", symbol, "limit", "" + levels);
        return rest.get(URI.create(marketData + "/api/v1/depth" + query(parameters)), "");
    }

    /** Where the stream of market data is. */
    public URI stream() {
        return URI.create(marketData.replaceFirst("^http", "ws") + "/ws");
    }

    private Reply get(String path) {
        return authorised(bearer -> rest.get(URI.create(orders + path), bearer));
    }

    private Reply delete(String path) {
        return authorised(bearer -> rest.delete(URI.create(orders + path), bearer, Map.of()));
    }

    private Reply authorised(Function<String, Reply> request) {
        boolean fresh = token.isEmpty();
        if (fresh) {
            token = tokens.get();
        }
        Reply reply = request.apply(token);
        if (reply.status() != UNAUTHENTICATED || fresh) {
            return reply;
        }
        token = tokens.get();
        return request.apply(token);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rest.close();
    }
}

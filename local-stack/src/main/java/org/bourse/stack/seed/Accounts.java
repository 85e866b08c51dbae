package org.bourse.stack.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Placement;

/** Opens accounts, funds them and raises their rate limits, all over REST. */
public final class Accounts {

    private final StackClient stack;
    private final String prefix;

    /** The accounts of a running stack. */
    public Accounts(StackClient stack) {
        this(stack, false);
    }

    /** The same at its paper venue, if it is that one that is wanted. */
    public Accounts(StackClient stack, boolean paper) {
        this.stack = stack;
        prefix = Placement.prefix(paper);
    }

    /** Opens the account of a user or finds it open; its number. */
    public String open(String userName) {
        return openWith(stack.token(userName));
    }

    /** The same with a token at hand. */
    public String openWith(String token) {
        ObjectNode body = RestClient.json().createObjectNode();
        URI address = portfolio("/api/v1/accounts");
        return RestClient.untilServed(() -> stack.rest().post(address, token, body))
                .orThrow()
                .path("accountId")
                .asText();
    }

    /** Books one deposit per account and asset, however often it is called. */
    public void deposit(String operatorToken, String account, String asset, String amount) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("accountId", account).put("asset", asset).put("amount", amount);
        URI address = portfolio("/api/v1/deposits");
        Map<String, String> key = Map.of("Idempotency-Key", "seed-" + account + "-" + asset);
        RestClient.untilServed(() -> stack.rest().post(address, operatorToken, body, key))
                .orThrow();
    }

    /** Sets how many orders a second an account may send. */
    public void setRateLimit(String operatorToken, String account, int ordersPerSecond) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.put("ordersPerSecond", ordersPerSecond);
        URI address =
                stack.url(prefix + BourseService.ORDER_SERVICE.serviceName())
                        .resolve("/api/v1/rate-limits/" + account);
        RestClient.untilServed(() -> stack.rest().put(address, operatorToken, body)).orThrow();
    }

    private URI portfolio(String path) {
        return stack.url(prefix + BourseService.PORTFOLIO_SERVICE.serviceName()).resolve(path);
    }
}

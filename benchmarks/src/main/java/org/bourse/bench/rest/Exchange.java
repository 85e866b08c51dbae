package org.bourse.bench.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running stack as its users see it.
 *
 * @param orderService base address
 * @param portfolioService base address
 * @param tokenEndpoint where a user name and a password are exchanged for an access token
 * @param tokenClient the public client that people get their tokens through
 */
record Exchange(
        Rest rest, URI orderService, URI portfolioService, URI tokenEndpoint, String tokenClient) {

    /** An access token of a person whose password is the user name, as it is in a demo stack. */
    String token(String userName) {
        Map<String, String> grant =
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        tokenClient,
                        "username",
                        userName,
                        "password",
                        userName);
        return rest.postForm(tokenEndpoint, grant).orThrow().path("access_token").asText();
    }

    /**
     * Traders with open accounts, that are funded and may send as much as they like.
     *
     * @param run names this run; its deposits are made once
     * @param deposits amount by asset, for each account
     */
    List<Trader> traders(
            List<String> userNames,
            String operator,
            String run,
            Map<String, String> deposits,
            int ordersPerSecond) {
        List<Trader> traders = new ArrayList<>();
        for (String userName : userNames) {
            traders.add(open(userName, token(userName)));
        }
        for (Trader trader : traders) {
            deposits.forEach(
                    (asset, amount) -> deposit(operator, run, trader.accountId(), asset, amount));
            rest.put(
                            orderService.resolve("/api/v1/rate-limits/" + trader.accountId()),
                            operator,
                            Map.of("ordersPerSecond", ordersPerSecond))
                    .orThrow();
        }
        return List.copyOf(traders);
    }

    private Trader open(String userName, String token) {
        URI address = portfolioService.resolve("/api/v1/accounts");
        String account =
                rest.post(address, token, Map.of(), Map.of()).orThrow().path("accountId").asText();
        return new Trader(userName, token, account);
    }

    private void deposit(String operator, String run, String account, String asset, String amount) {
        rest.post(
                        portfolioService.resolve("/api/v1/deposits"),
                        operator,
                        Map.of("Idempotency-Key", run + "-" + account + "-" + asset),
                        Map.of("accountId", account, "asset", asset, "amount", amount))
                .orThrow();
    }
}

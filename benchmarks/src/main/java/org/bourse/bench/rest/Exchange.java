package org.bourse.bench.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bourse.bench.BenchException;

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

    private static final int DEPOSITS_AT_ONCE = 16;

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
            setRate(operator, trader, ordersPerSecond);
        }
        fund(operator, run, traders, deposits);
        return List.copyOf(traders);
    }

    void setRate(String operator, Trader trader, int ordersPerSecond) {
        rest.put(
                        orderService.resolve("/api/v1/rate-limits/" + trader.accountId()),
                        operator,
                        Map.of("ordersPerSecond", ordersPerSecond))
                .orThrow();
    }

    /** An answer waits for the ledger, which takes what came meanwhile together: many at once. */
    private void fund(
            String operator, String run, List<Trader> traders, Map<String, String> deposits) {
        try (ExecutorService together = Executors.newFixedThreadPool(DEPOSITS_AT_ONCE)) {
            List<Future<?>> asked = new ArrayList<>();
            for (Trader trader : traders) {
                deposits.forEach((asset, amount) ->
                        asked.add(
                                together.submit(
                                        () -> deposit(operator, run, trader, asset, amount))));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while accounts are funded", e);
        } catch (ExecutionException e) {
            throw new BenchException("an account is not funded", e);
        }
    }

    private Trader open(String userName, String token) {
        return open(userName, token, "");
    }

    /** The holder's sub-account under the label, opened where there is none yet. */
    Trader subAccount(Trader holder, String label) {
        return open(holder.userName(), holder.token(), "?label=" + label);
    }

    private Trader open(String userName, String token, String query) {
        URI address = portfolioService.resolve("/api/v1/accounts" + query);
        String account =
                rest.post(address, token, Map.of(), Map.of()).orThrow().path("accountId").asText();
        return new Trader(userName, token, account);
    }

    /** Once for each run, account and asset. */
    void deposit(String operator, String run, Trader trader, String asset, String amount) {
        String account = trader.accountId();
        rest.post(
                        portfolioService.resolve("/api/v1/deposits"),
                        operator,
                        Map.of("Idempotency-Key", run + "-" + account + "-" + asset),
                        Map.of("accountId", account, "asset", asset, "amount", amount))
                .orThrow();
    }
}

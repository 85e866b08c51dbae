package org.bourse.bench.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bourse.bench.BenchException;
import org.bourse.contracts.Ids;

/** Looks, when the load is over, whether all that was acknowledged is there, exactly once. */
final class AfterRun {
    /** Projections that are not there after this long have failed the run. */
    static final double LAG_SECONDS_MAX = 5;

    private static final long GIVE_UP_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000L;
    private static final int PAGE = 500;

    private final Exchange exchange;
    private final OrderBody bodies;
    private final Tally tally;
    private final Schedule schedule;

    AfterRun(Exchange exchange, OrderBody bodies, Tally tally, Schedule schedule) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.tally = tally;
        this.schedule = schedule;
    }

    /**
     * What was found.
     *
     * @param acknowledged orders that were answered with 201
     * @param missing those that are not listed
     * @param doubled those that are listed more than once
     * @param unacknowledged listed orders of this run that were not answered with 201
     */
    record Found(int acknowledged, int missing, int doubled, int unacknowledged) {}

    /** Seconds until the history of orders and the ledger show the last acknowledged order. */
    double lagSeconds(List<Trader> traders, Scenario scenario) {
        int last = lastAcknowledged();
        long order = tally.orderId(last);
        String token = traders.get(scenario.slip(last, traders.size()).user()).token();
        long start = System.nanoTime();
        String ledger = "/api/v1/balances?minPosition=" + Ids.position(order);
        await(exchange.portfolioService().resolve(ledger), token, start);
        String history = "/api/v1/orders/" + Ids.print(order);
        await(exchange.orderService().resolve(history), token, start);
        return (System.nanoTime() - start) / 1e9;
    }

    private int lastAcknowledged() {
        int last = 0;
        for (int slot = 0; slot < schedule.total(); slot++) {
            last = tally.orderId(slot) > tally.orderId(last) ? slot : last;
        }
        if (tally.orderId(last) == 0) {
            throw new BenchException("no order was accepted: " + tally.errors());
        }
        return last;
    }

    private void await(URI address, String token, long start) {
        Rest.Reply reply = exchange.rest().get(address, token);
        while (reply.status() != 200) {
            if (System.nanoTime() - start > GIVE_UP_NANOS) {
                throw new BenchException("not caught up after 60 s: " + reply);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            reply = exchange.rest().get(address, token);
        }
    }

    /** Reads the lists of all traders. */
    Found find(List<Trader> traders) {
        byte[] seen = new byte[schedule.total()];
        for (Trader trader : traders) {
            read(trader, seen);
        }
        int acknowledged = 0;
        int missing = 0;
        int doubled = 0;
        int unacknowledged = 0;
        for (int slot = 0; slot < seen.length; slot++) {
            boolean accepted = tally.orderId(slot) != 0;
            acknowledged += accepted ? 1 : 0;
            missing += accepted && seen[slot] == 0 ? 1 : 0;
            doubled += seen[slot] > 1 ? 1 : 0;
            unacknowledged += !accepted && seen[slot] > 0 ? 1 : 0;
        }
        return new Found(acknowledged, missing, doubled, unacknowledged);
    }

    /** Newest first, until orders of an earlier run come. */
    private void read(Trader trader, byte[] seen) {
        String cursor = "";
        boolean ours = true;
        while (ours) {
            URI address = exchange.orderService().resolve(path("", cursor));
            JsonNode page = exchange.rest().get(address, trader.token()).orThrow();
            ours = page.hasNonNull("nextCursor");
            for (JsonNode order : page.path("orders")) {
                int slot = bodies.slot(order.path("clientOrderId").asText());
                if (slot < 0) {
                    ours = false;
                    break;
                }
                if (!order.path("status").asText().equals("REJECTED")) {
                    seen[slot]++;
                }
            }
            cursor = page.path("nextCursor").asText();
        }
    }

    /** Cancels what is still open, so that the venue is left as it was found. */
    int cancelOpen(List<Trader> traders) {
        int cancelled = 0;
        for (Trader trader : traders) {
            for (String status : List.of("OPEN", "PARTIALLY_FILLED")) {
                URI address = exchange.orderService().resolve(path("&status=" + status, ""));
                JsonNode page = exchange.rest().get(address, trader.token()).orThrow();
                for (JsonNode order : page.path("orders")) {
                    String id = order.path("orderId").asText();
                    exchange.rest()
                            .delete(
                                    exchange.orderService().resolve("/api/v1/orders/" + id),
                                    trader.token());
                    cancelled++;
                }
            }
        }
        return cancelled;
    }

    private static String path(String filter, String cursor) {
        String path = "/api/v1/orders?limit=" + PAGE + filter;
        return cursor.isEmpty() ? path : path + "&cursor=" + cursor;
    }

    /** Whether the ledger says that nothing was made or lost. */
    boolean isConserved(String operatorToken) {
        URI address = exchange.portfolioService().resolve("/api/v1/conservation");
        return exchange.rest().get(address, operatorToken).orThrow().path("ok").asBoolean();
    }
}

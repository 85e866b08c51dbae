package org.bourse.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.service.BourseService;

/** Sends the orders of one user; safe for use by many threads. */
final class OrderDesk {

    private static final Duration TOKEN_AGE_MAX = Duration.ofMinutes(30);
    private static final int ATTEMPTS_MAX = 5;

    private final StackClient stack;
    private final String userName;
    private final Meter meter;
    private final URI orders;
    private final String prefix;
    private final AtomicLong sent = new AtomicLong();

    private String token = "";
    private long tokenTakenNanos;

    OrderDesk(StackClient stack, String userName, Meter meter) {
        this.stack = stack;
        this.userName = userName;
        this.meter = meter;
        this.orders =
                stack.url(BourseService.ORDER_SERVICE.serviceName()).resolve("/api/v1/orders");
        this.prefix = "demo-" + Long.toString(System.currentTimeMillis(), 36) + "-";
    }

    /**
     * Sends an order and waits for its final answer. A request whose answer is unknown is repeated
     * with the same id, which cannot make a second order.
     */
    Answer place(Ticket ticket) {
        String id = prefix + sent.incrementAndGet();
        long began = System.nanoTime();
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Reply reply = tried(ticket, id);
            switch (reply.status()) {
                case 200, 201 -> {
                    return answered(Answer.accepted(reply.body()), began);
                }
                case 400, 409, 422 -> {
                    return answered(Answer.refused(reply.body().path("code").asText()), began);
                }
                default -> pause(attempt);
            }
        }
        meter.failed();
        return Answer.refused("NO_ANSWER");
    }

    /** Cancels an order; one that has ended already is left alone. */
    void cancel(String orderId) {
        URI address = URI.create(orders + "/" + orderId);
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            int status = cancelled(address, orderId);
            if (status == 200 || status == 404 || status == 409) {
                return;
            }
            pause(attempt);
        }
        meter.failed();
    }

    /** Cancels whatever the user has open in a symbol, for example what an earlier run left. */
    void cancelAll(String symbol) {
        for (String status : List.of("OPEN", "PARTIALLY_FILLED")) {
            URI open = URI.create(orders + "?status=" + status + "&limit=500&symbol=" + symbol);
            JsonNode found = stack.rest().get(open, token()).orThrow();
            for (JsonNode order : found.path("orders")) {
                cancel(order.path("orderId").asText());
            }
        }
    }

    private int cancelled(URI address, String orderId) {
        try {
            return stack.rest()
                    .delete(address, token(), Map.of("Idempotency-Key", "cancel-" + orderId))
                    .status();
        } catch (StackException _) {
            return 0;
        }
    }

    private Answer answered(Answer answer, long began) {
        meter.answered(answer, System.nanoTime() - began);
        return answer;
    }

    private Reply tried(Ticket ticket, String id) {
        try {
            return stack.rest().post(orders, token(), ticket.body(id));
        } catch (StackException _) {
            return new Reply(
                    "", 0, com.fasterxml.jackson.databind.node.MissingNode.getInstance(), 0);
        }
    }

    private synchronized String token() {
        long age = System.nanoTime() - tokenTakenNanos;
        if (token.isEmpty() || age > TOKEN_AGE_MAX.toNanos()) {
            token = stack.token(userName);
            tokenTakenNanos = System.nanoTime();
        }
        return token;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(100L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

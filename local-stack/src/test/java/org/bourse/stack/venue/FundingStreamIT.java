package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The private stream of an account's deposits, withdrawals and transfers. */
class FundingStreamIT {
    private static final String SERVICE = "portfolio-service";

    private static StackClient stack;
    private static Market market;
    private static List<String> operators;
    private static List<Trader> holders;

    @BeforeAll
    static void list() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "FUNDSTREAM");
        operators = stack.createPeople("fundstreamop", 2, "operator");
        // Before there is a threshold, so that nobody need approve the deposits.
        holders =
                stack.createTraders("fundstream", 5).stream()
                        .map(user -> Trader.of(stack, user).supplied(market))
                        .toList();
        URI threshold = address("approval-thresholds/" + market.base());
        stack.rest().put(threshold, stack.token("risk"), json().put("above", "500")).orThrow();
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static URI address(String path) {
        return stack.url(SERVICE).resolve("/api/v1/" + path);
    }

    private static Reply post(String path, String token, ObjectNode body) {
        return stack.rest()
                .post(
                        address(path),
                        token,
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Kills it, and waits until it serves its users again. */
    private static void restart(Trader user) {
        TestStack.shared().kill(SERVICE);
        TestStack.shared().start(SERVICE);
        URI own = address("accounts");
        Market.eventually(
                "tokens are verified", () -> stack.rest().get(own, user.token()).status() == 200);
    }

    private static StreamClient subscribed(Trader trader) {
        StreamClient stream = StreamClient.of(stack, trader.token());
        stream.ask(StreamClient.subscribe("funding"));
        Market.eventually("it has begun", () -> !stream.data("funding", "begin").isEmpty());
        return stream;
    }

    private static List<String> changes(StreamClient stream, String id) {
        return stream.data("funding", "funding").stream()
                .filter(data -> data.path("requestId").asText().equals(id))
                .map(data -> data.path("status").asText())
                .toList();
    }

    private static String ask(Trader trader, String path, ObjectNode body, String idField) {
        return post(path, trader.token(), body.put("asset", market.base()))
                .orThrow()
                .path(idField)
                .asText();
    }

    private static String withdraw(Trader trader, String amount) {
        return ask(trader, "withdrawals", json().put("amount", amount), "withdrawalId");
    }

    /** Waits for the changes of a request, no more and no fewer; how long it took. */
    private static long told(StreamClient stream, String id, String... changes) {
        long begunNanos = System.nanoTime();
        List<String> expected = List.of(changes);
        Market.eventually(expected.toString(), () -> changes(stream, id).equals(expected));
        return (System.nanoTime() - begunNanos) / 1_000_000;
    }

    @Test
    void aWithdrawalThroughApprovalIsSeenByItsAccountOnly() {
        Trader alice = holders.get(0);
        Trader bob = holders.get(1);
        try (StreamClient ofAlice = subscribed(alice);
                StreamClient ofBob = subscribed(bob)) {
            String id = withdraw(alice, "600");
            long slowest = told(ofAlice, id, "PENDING", "AWAITING_APPROVAL");
            String decide = "withdrawals/" + id;
            post(decide + "/approve", stack.token(operators.get(0)), json()).orThrow();
            slowest = Math.max(slowest, told(ofAlice, id, "PENDING", "AWAITING_APPROVAL", "HELD"));
            post(decide + "/complete", stack.token(operators.get(1)), json()).orThrow();
            slowest =
                    Math.max(
                            slowest,
                            told(ofAlice, id, "PENDING", "AWAITING_APPROVAL", "HELD", "COMPLETED"));
            System.out.printf("funding: slowest change after %d ms%n", slowest);
            assertTrue(slowest < 5_000, "slowest after " + slowest + " ms");
            JsonNode last = ofAlice.data("funding", "funding").getLast();
            assertEquals("WITHDRAWAL", last.path("kind").asText());
            assertEquals("600", last.path("amount").asText());
            assertEquals(market.base(), last.path("asset").asText());

            String own = withdraw(bob, "1");
            told(ofBob, own, "PENDING", "HELD");
            assertEquals(List.of(), changes(ofBob, id));
            assertEquals(List.of(), changes(ofAlice, own));
            ofAlice.assertEveryFrameIsOf(alice.account());
            ofBob.assertEveryFrameIsOf(bob.account());
        }
    }

    @Test
    void whatIsVoidedRefusedOrTransferredIsToldToo() {
        Trader alice = holders.get(2);
        Trader bob = holders.get(3);
        try (StreamClient ofAlice = subscribed(alice);
                StreamClient ofBob = subscribed(bob)) {
            String refused = withdraw(alice, "700");
            post("withdrawals/" + refused + "/reject", stack.token(operators.get(0)), json())
                    .orThrow();
            told(ofAlice, refused, "PENDING", "AWAITING_APPROVAL", "CANCELLED");
            JsonNode last = ofAlice.data("funding", "funding").getLast();
            assertEquals("NOT_APPROVED", last.path("code").asText());

            ObjectNode gift = json().put("toAccountId", bob.account()).put("amount", "2");
            told(ofAlice, ask(alice, "transfers", gift, "transferId"), "PENDING", "COMPLETED");
            assertEquals(List.of(), ofBob.data("funding", "funding"));
            ofAlice.assertEveryFrameIsOf(alice.account());
        }
    }

    /** The service is killed between the request and its end, again and again. */
    @Test
    void nothingIsLostOrDoubledWhenTheServiceDies() {
        Trader alice = holders.get(4);
        String first = withdraw(alice, "1");
        String seen;
        try (StreamClient stream = subscribed(alice)) {
            String id = withdraw(alice, "1");
            restart(alice);
            told(stream, id, "PENDING", "HELD");
            seen = stream.data("funding", "funding").getLast().path("u").asText();
        }
        post("withdrawals/" + first + "/cancel", stack.token(operators.get(0)), json()).orThrow();
        restart(alice);
        try (StreamClient again = StreamClient.of(stack, alice.token())) {
            again.ask(
                    """
                    {"method":"SUBSCRIBE","params":["funding"],"resume":{"funding":"%s"},"id":1}\
                    """
                            .formatted(seen));
            told(again, first, "CANCELLED");
            String id = withdraw(alice, "1");
            told(again, id, "PENDING", "HELD");
            assertEquals(3, again.data("funding", "funding").size());
        }
    }
}

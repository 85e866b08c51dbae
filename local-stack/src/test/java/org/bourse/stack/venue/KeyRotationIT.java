package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/**
 * The key that order-service signs with is changed on a running venue, as
 * docs/operations/connections.md says. The stack goes on with the new key.
 */
class KeyRotationIT {
    private static final int OLD = 2;
    private static final int NEW = 5;
    private static final CommandBody CANCEL_OF_NOTHING =
            CommandBody.newBuilder()
                    .setCancelOrder(CancelOrder.newBuilder().setAccount(999).setOrderId(1))
                    .build();

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    @Test
    void ordersGoOnWithTheNewKeyAndTheOldOneSpeaksForNobody() {
        Market market = Market.listed(client, "ROTATED");
        Trader trader = Trader.of(client, client.createTraders("rotated", 1).getFirst());
        trader.funded(market);
        String before = trader.accepted(order(market)).path("orderId").asText();
        assertEquals("409 KEY_SECRET_MISSING", status(activate(market)));
        String secret = secret();

        configure("matching-service", "bourse.log.keys.\"" + NEW + "\"", secret);
        restart("matching-service");
        restart("matching-service-2");
        assertEquals(201, activate(market).status());
        configure("order-service", "bourse.log.keys.\"" + NEW + "\"", secret);
        configure("order-service", "bourse.log.key-id", Integer.toString(NEW));
        restart("order-service");
        try (LogIntruder intruder = new LogIntruder(client)) {
            // As a replica would that is not restarted yet.
            assertEquals(RejectCode.ACCOUNT_UNKNOWN, signedWithTheOldKey(intruder));

            assertEquals(204, revoke(market).status());

            double counted = Metrics.refused(client, "KEY_REVOKED");
            assertEquals(RejectCode.KEY_REVOKED, signedWithTheOldKey(intruder));
            Market.eventually(
                    "it is alarmed", () -> Metrics.refused(client, "KEY_REVOKED") == counted + 1);
        }
        trader.accepted(order(market));
        assertEquals("422 KEY_INVALID", status(activate(market, OLD)));

        // The log still holds what the old key signed.
        restart("matching-service");
        restart("matching-service-2");
        assertEquals(200, trader.cancel(before).status());
        trader.accepted(order(market));
    }

    private RejectCode signedWithTheOldKey(LogIntruder intruder) {
        byte[] command =
                intruder.signed(intruder.command(Writer.ORDER_ENTRY, OLD, CANCEL_OF_NOTHING));
        return intruder.refusalOf(intruder.append(command));
    }

    private void configure(String service, String name, String value) {
        client.overrides(service).set(name, value);
    }

    private void restart(String service) {
        stack.stop(service);
        stack.start(service);
    }

    private Reply activate(Market market) {
        return activate(market, NEW);
    }

    private Reply activate(Market market, int key) {
        ObjectNode body = RestClient.json().createObjectNode();
        body.putArray("writers").add("ORDER_ENTRY");
        return client.rest().post(market.administration("keys/" + key), market.operator(), body);
    }

    private Reply revoke(Market market) {
        return client.rest()
                .delete(market.administration("keys/" + OLD), market.operator(), Map.of());
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ObjectNode order(Market market) {
        return Trader.limit(market.symbol(), "BUY", "1", "10");
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }
}

package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Money from one account of the venue to another: once, in one step, and telling nobody more. */
class TransferIT {
    private static StackClient stack;
    private static String asset;
    private static Trader rich;
    private static int accounts;

    @BeforeAll
    static void list() {
        stack = TestStack.shared().client();
        Market market = Market.listed(stack, "TRANSFER");
        asset = market.base();
        rich = holder();
        rich.supplied(market);
    }

    private static Trader holder() {
        return Trader.of(stack, stack.createTraders("transfer-" + ++accounts, 1).getFirst());
    }

    private static URI address(String path) {
        return stack.url("portfolio-service").resolve("/api/v1/" + path);
    }

    private static Reply get(String path, String token) {
        return stack.rest().get(address(path), token);
    }

    private static Reply transfer(Trader payer, ObjectNode body, String key) {
        return stack.rest()
                .post(address("transfers"), payer.token(), body, Map.of("Idempotency-Key", key));
    }

    private static Reply transfer(Trader payer, ObjectNode body) {
        return transfer(payer, body, UUID.randomUUID().toString());
    }

    private static ObjectNode body(String toAccount, String amount) {
        return RestClient.json()
                .createObjectNode()
                .put("toAccountId", toAccount)
                .put("asset", asset)
                .put("amount", amount);
    }

    /** With 10 of the asset. */
    private static Trader payer() {
        Trader payer = holder();
        assertEquals(201, transfer(rich, body(payer.account(), "10")).status());
        eventually(payer, "10/0");
        return payer;
    }

    private static void eventually(Trader trader, String balance) {
        Market.eventually(
                balance + " " + asset,
                () -> trader.balances(0).getOrDefault(asset, "").equals(balance));
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    @Test
    void aTransferIsMadeOnceAndSeenByWhoPays() {
        Trader payer = payer();
        Trader receiver = holder();
        String key = UUID.randomUUID().toString();
        ObjectNode body = body(receiver.account(), "4.5");

        Reply first = transfer(payer, body, key);
        assertEquals(201, first.status(), () -> first.body().toString());
        JsonNode made = first.body();
        assertEquals("COMPLETED", made.path("status").asText());
        assertEquals(made, transfer(payer, body, key).orThrow());
        assertRefused(
                409,
                "IDEMPOTENCY_KEY_REUSED",
                transfer(payer, body(holder().account(), "4.5"), key));
        eventually(payer, "5.5/0");
        eventually(receiver, "4.5/0");

        String path = "transfers/" + made.path("transferId").asText();
        assertEquals(made, get(path, payer.token()).orThrow());
        assertEquals(made, get(path, stack.token("auditor")).orThrow());
        assertRefused(404, "TRANSFER_UNKNOWN", get(path, receiver.token()));
        assertRefused(404, "TRANSFER_UNKNOWN", get("transfers/1", payer.token()));
        JsonNode postings = get("ledger?asset=" + asset, receiver.token()).orThrow();
        assertEquals(List.of("TRANSFER"), postings.findValuesAsText("kind"));
    }

    @Test
    void aRefusalTellsNothingOfOtherAccounts() {
        Trader payer = payer();
        Reply unknown = transfer(payer, body("2147483646", "1"));
        assertRefused(422, "TARGET_UNKNOWN", unknown);
        assertEquals("toAccountId", unknown.body().path("field").asText());
        for (String target : List.of("0", "3", "x", payer.account())) {
            Reply other = transfer(payer, body(target, "1"));
            assertRefused(422, "TARGET_UNKNOWN", other);
            assertEquals(unknown.body().path("detail"), other.body().path("detail"));
        }
        assertRefused(422, "INSUFFICIENT_FUNDS", transfer(payer, body("2147483646", "11")));
        eventually(payer, "10/0");
    }

    private static void set(Trader trader, String state) {
        URI path =
                stack.url("matching-service")
                        .resolve("/api/v1/admin/accounts/" + trader.account() + "/state");
        ObjectNode body = RestClient.json().createObjectNode().put("state", state);
        stack.rest().put(path, stack.token("operator"), body).orThrow();
    }

    private static Reply openSub(Trader holder) {
        ObjectNode empty = RestClient.json().createObjectNode();
        return stack.rest().post(address("accounts?label=sub"), holder.token(), empty, Map.of());
    }

    @Test
    void anAccountThatMayOnlySellGivesNothingToAnotherOfItsHolder() {
        Trader payer = payer();
        String sub = openSub(payer).orThrow().path("accountId").asText();
        assertEquals(201, transfer(payer, body(sub, "1")).status());

        set(payer, "CLOSE_ONLY");
        assertRefused(422, "ACCOUNT_CLOSE_ONLY", transfer(payer, body(sub, "1")));
        set(payer, "SUSPENDED");
        assertRefused(422, "ACCOUNT_SUSPENDED", transfer(payer, body(sub, "1")));
        ObjectNode back = body(payer.account(), "1").put("accountId", sub);
        assertEquals(201, transfer(payer, back).status());
        set(payer, "ACTIVE");
        assertEquals(201, transfer(payer, body(sub, "1")).status());
        eventually(payer, "9/0");
    }

    @Test
    void onlyTheOwnAccountPaysAndOnlyAnAmount() {
        Trader payer = payer();
        Trader receiver = holder();
        assertRefused(
                404,
                "ACCOUNT_UNKNOWN",
                transfer(
                        receiver, body(receiver.account(), "1").put("accountId", payer.account())));
        assertRefused(422, "AMOUNT_INVALID", transfer(payer, body(receiver.account(), "0")));
        assertRefused(
                422,
                "ASSET_UNKNOWN",
                transfer(payer, body(receiver.account(), "1").put("asset", "NONE")));
        ObjectNode nobody = body("1", "1");
        nobody.remove("toAccountId");
        assertRefused(400, "BODY_INVALID", transfer(payer, nobody));
        eventually(payer, "10/0");
    }
}

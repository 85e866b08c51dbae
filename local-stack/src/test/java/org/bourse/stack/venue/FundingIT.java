package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money in and out: once a payment, within limits, and above a threshold by two persons. */
class FundingIT {
    private static final String THRESHOLD = "5000";

    private static StackClient stack;
    private static Market market;
    private static String asset;
    private static String ann;
    private static String bea;
    private static int accounts;

    @BeforeAll
    static void list() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "FUNDING");
        asset = market.base();
        List<String> operators = stack.createPeople("fundop", 2, "operator");
        ann = stack.token(operators.get(0));
        bea = stack.token(operators.get(1));
        Trader.of(stack, stack.createTraders("funder", 1).getFirst()).supplied(market);
        put("approval-thresholds/" + asset, stack.token("risk"), json().put("above", THRESHOLD))
                .orThrow();
    }

    private static ObjectNode json() {
        return RestClient.json().createObjectNode();
    }

    private static URI address(String path) {
        return stack.url("portfolio-service").resolve("/api/v1/" + path);
    }

    private static Reply get(String path, String token) {
        return stack.rest().get(address(path), token);
    }

    private static Reply put(String path, String token, ObjectNode body) {
        return stack.rest().put(address(path), token, body);
    }

    private static Reply post(String path, String token, ObjectNode body) {
        return post(path, token, body, UUID.randomUUID().toString());
    }

    private static Reply post(String path, String token, ObjectNode body, String key) {
        return stack.rest().post(address(path), token, body, Map.of("Idempotency-Key", key));
    }

    /** Without a body; the answer's status. */
    private static int postNothing(String path, String token) {
        HttpRequest request =
                HttpRequest.newBuilder(address(path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static void assertRefused(int status, String code, Reply reply) {
        assertEquals(code, reply.body().path("code").asText(), () -> reply.body().toString());
        assertEquals(status, reply.status());
    }

    private static JsonNode answered(int status, String state, Reply reply) {
        assertEquals(status, reply.status(), () -> reply.body().toString());
        assertEquals(state, reply.body().path("status").asText(), () -> reply.body().toString());
        return reply.body();
    }

    private static Trader holder() {
        return Trader.of(stack, stack.createTraders("funding-" + ++accounts, 1).getFirst());
    }

    private static ObjectNode deposit(Trader trader, String amount, String reference) {
        return json().put("accountId", trader.account())
                .put("asset", asset)
                .put("amount", amount)
                .put("paymentSource", "sepa")
                .put("paymentReference", reference);
    }

    private static ObjectNode amount(String amount) {
        return json().put("asset", asset).put("amount", amount);
    }

    private static ObjectNode payment(String reference) {
        return json().put("paymentSource", "sepa").put("paymentReference", reference);
    }

    private static String held(Trader trader, String amount) {
        return answered(201, "HELD", post("withdrawals", trader.token(), amount(amount)))
                .path("withdrawalId")
                .asText();
    }

    private static void eventually(Trader trader, String balance) {
        Market.eventually(
                balance + " " + asset,
                () -> trader.balances(0).getOrDefault(asset, "").equals(balance));
    }

    private static boolean isAwaited(String kind, String idField, String id) {
        return get("approvals", stack.token("auditor"))
                .orThrow()
                .path(kind)
                .findValuesAsText(idField)
                .contains(id);
    }

    @Test
    void aPaymentIsBookedOnceWhateverTheKey() {
        Trader trader = holder();
        ObjectNode body = deposit(trader, "10", "TX 1/" + trader.account());

        JsonNode first = answered(201, "COMPLETED", post("deposits", ann, body));
        JsonNode second = answered(201, "COMPLETED", post("deposits", bea, body));
        assertEquals(first, second);
        assertEquals("sepa", first.path("paymentSource").asText());
        assertRefused(
                409, "PAYMENT_REUSED", post("deposits", ann, body.deepCopy().put("amount", "11")));
        assertRefused(
                409,
                "PAYMENT_REUSED",
                post("deposits", ann, body.deepCopy().put("accountId", holder().account())));
        answered(
                201,
                "COMPLETED",
                post("deposits", ann, body.deepCopy().put("paymentSource", "swift")));
        eventually(trader, "20/0");
    }

    @Test
    void aKeyBelongsToItsPayment() {
        Trader trader = holder();
        String key = UUID.randomUUID().toString();
        ObjectNode body = deposit(trader, "10", "TX 2/" + trader.account());
        answered(201, "COMPLETED", post("deposits", ann, body, key));

        assertRefused(
                409,
                "IDEMPOTENCY_KEY_REUSED",
                post("deposits", ann, deposit(trader, "10", "TX 3/" + trader.account()), key));
        assertRefused(
                400,
                "PAYMENT_INVALID",
                post("deposits", ann, body.deepCopy().put("paymentSource", "a b")));
        ObjectNode half = body.deepCopy();
        half.remove("paymentReference");
        assertRefused(400, "BODY_INVALID", post("deposits", ann, half));
    }

    @Test
    void aDepositThatTheVenueRefusedLeavesItsPaymentFree() {
        Trader trader = holder();
        ObjectNode right = deposit(trader, "10", "TX 4/" + trader.account());
        ObjectNode wrong = right.deepCopy().put("accountId", "2147483646");

        assertRefused(422, "ACCOUNT_UNKNOWN", post("deposits", ann, wrong));
        answered(201, "COMPLETED", post("deposits", ann, right));
        assertRefused(409, "PAYMENT_REUSED", post("deposits", ann, wrong));
        eventually(trader, "10/0");
    }

    @Test
    void aPaymentPaysOneWithdrawal() {
        Trader trader = holder();
        post("deposits", ann, deposit(trader, "10", "TX 5/" + trader.account())).orThrow();
        String first = held(trader, "4");
        String second = held(trader, "3");
        ObjectNode paid = payment("OUT 1/" + trader.account());
        String complete = "withdrawals/" + first + "/complete";

        JsonNode done = answered(200, "COMPLETED", post(complete, ann, paid));
        assertEquals(done, answered(200, "COMPLETED", post(complete, bea, paid)));
        assertEquals(done, answered(200, "COMPLETED", post(complete, ann, json())));
        assertEquals(200, postNothing(complete, ann));
        assertRefused(
                409,
                "WITHDRAWAL_COMPLETED",
                post(complete, ann, payment("OUT 2/" + trader.account())));
        assertRefused(
                409, "PAYMENT_REUSED", post("withdrawals/" + second + "/complete", ann, paid));
        answered(200, "CANCELLED", post("withdrawals/" + second + "/cancel", ann, json()));
        eventually(trader, "6/0");
    }

    @Test
    void whatIsWithdrawnIsLimitedAtOnceAndInADay() {
        Trader trader = holder();
        post("deposits", ann, deposit(trader, "100", "TX 6/" + trader.account())).orThrow();
        String limits = "withdrawal-limits/" + trader.account() + "/" + asset;
        put(limits, ann, json().put("each", "10").put("day", "15")).orThrow();

        Reply above = post("withdrawals", trader.token(), amount("10.00000001"));
        assertRefused(422, "WITHDRAWAL_ABOVE_LIMIT", above);
        assertEquals("10", above.body().path("rule").asText());
        String key = UUID.randomUUID().toString();
        Reply first = post("withdrawals", trader.token(), amount("10"), key);
        assertRefused(
                422,
                "DAILY_WITHDRAWALS_ABOVE_LIMIT",
                post("withdrawals", trader.token(), amount("6")));
        held(trader, "5");
        assertEquals(
                first.body(),
                post("withdrawals", trader.token(), amount("10"), key).orThrow(),
                "a repeat is no second withdrawal");
        JsonNode now = get(limits, trader.token()).orThrow();
        assertEquals("15", now.path("withdrawnToday").asText(), now::toString);

        String id = first.body().path("withdrawalId").asText();
        answered(200, "CANCELLED", post("withdrawals/" + id + "/cancel", ann, json()));
        held(trader, "10");
        Reply cleared = stack.rest().delete(address(limits), ann, Map.of());
        assertFalse(cleared.orThrow().has("day"), cleared::toString);
        held(trader, "50");
        eventually(trader, "35/65");
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        String limits = "withdrawal-limits/" + holder().account() + "/";
        assertRefused(400, "FIELD_MISSING", put(limits + asset, ann, json()));
        assertRefused(422, "AMOUNT_INVALID", put(limits + asset, ann, json().put("each", "-1")));
        assertRefused(422, "ASSET_UNKNOWN", put(limits + "NONE", ann, json().put("each", "1")));
        assertRefused(
                404,
                "ACCOUNT_UNKNOWN",
                put("withdrawal-limits/2147483646/" + asset, ann, json().put("each", "1")));
        assertRefused(
                422,
                "AMOUNT_INVALID",
                put("approval-thresholds/" + asset, stack.token("risk"), json().put("above", "")));
    }

    @Test
    void aHighWithdrawalIsHeldApprovedByOneAndCompletedByAnother() {
        Trader trader = holder();
        post("deposits", ann, deposit(trader, THRESHOLD, "TX 7/" + trader.account())).orThrow();
        post("deposits", ann, deposit(trader, THRESHOLD, "TX 8/" + trader.account())).orThrow();
        held(trader, "1");
        String id =
                answered(
                                201,
                                "AWAITING_APPROVAL",
                                post("withdrawals", trader.token(), amount("5000.00000001")))
                        .path("withdrawalId")
                        .asText();
        eventually(trader, "4998.99999999/5001.00000001");
        assertTrue(isAwaited("withdrawals", "withdrawalId", id));
        String path = "withdrawals/" + id;

        assertRefused(409, "APPROVAL_MISSING", post(path + "/complete", ann, json()));
        answered(200, "HELD", post(path + "/approve", ann, json()));
        answered(200, "HELD", post(path + "/approve", bea, json()));
        assertRefused(409, "ALREADY_APPROVED", post(path + "/reject", bea, json()));
        assertRefused(409, "SAME_PERSON", post(path + "/complete", ann, json()));
        answered(200, "COMPLETED", post(path + "/complete", bea, json()));
        assertFalse(isAwaited("withdrawals", "withdrawalId", id));
        eventually(trader, "4998.99999999/1");
    }

    @Test
    void aRejectedWithdrawalGivesTheAmountBack() {
        Trader trader = holder();
        post("deposits", ann, deposit(trader, THRESHOLD, "TX 9/" + trader.account())).orThrow();
        post("deposits", ann, deposit(trader, "1", "TX 10/" + trader.account())).orThrow();
        String path =
                "withdrawals/"
                        + answered(
                                        201,
                                        "AWAITING_APPROVAL",
                                        post("withdrawals", trader.token(), amount("5001")))
                                .path("withdrawalId")
                                .asText();

        JsonNode rejected = answered(200, "CANCELLED", post(path + "/reject", ann, json()));
        assertEquals("NOT_APPROVED", rejected.path("code").asText());
        assertEquals(rejected, answered(200, "CANCELLED", post(path + "/reject", bea, json())));
        assertRefused(409, "NOT_APPROVED", post(path + "/approve", bea, json()));
        assertRefused(409, "WITHDRAWAL_CANCELLED", post(path + "/complete", bea, json()));
        eventually(trader, "5001/0");
        String below = "withdrawals/" + held(trader, "5000");
        assertRefused(409, "APPROVAL_NOT_NEEDED", post(below + "/approve", ann, json()));
    }

    @Test
    void aHighDepositIsBookedWhenAnotherApprovesIt() {
        Trader trader = holder();
        ObjectNode body = deposit(trader, "6000", "TX 11/" + trader.account());
        JsonNode asked = answered(202, "AWAITING_APPROVAL", post("deposits", ann, body));
        String id = asked.path("depositId").asText();
        String path = "deposits/" + id;

        assertEquals(asked, answered(202, "AWAITING_APPROVAL", post("deposits", bea, body)));
        assertTrue(isAwaited("deposits", "depositId", id));
        assertRefused(409, "SAME_PERSON", post(path + "/approve", ann, json()));
        assertNotEquals("6000/0", trader.balances(0).get(asset));
        answered(200, "COMPLETED", post(path + "/approve", bea, json()));
        answered(200, "COMPLETED", post(path + "/approve", bea, json()));
        assertRefused(409, "ALREADY_APPROVED", post(path + "/reject", ann, json()));
        assertEquals("COMPLETED", get(path, trader.token()).body().path("status").asText());
        eventually(trader, "6000/0");
    }

    @Test
    void aRejectedDepositLeavesItsPaymentFree() {
        Trader trader = holder();
        ObjectNode body = deposit(trader, "6000", "TX 12/" + trader.account());
        String path =
                "deposits/"
                        + answered(202, "AWAITING_APPROVAL", post("deposits", ann, body))
                                .path("depositId")
                                .asText();

        JsonNode rejected = answered(200, "REJECTED", post(path + "/reject", ann, json()));
        assertEquals("NOT_APPROVED", rejected.path("code").asText());
        assertRefused(409, "NOT_APPROVED", post(path + "/approve", bea, json()));
        answered(201, "COMPLETED", post("deposits", ann, body.deepCopy().put("amount", "600")));
        eventually(trader, "600/0");
    }
}

package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The books over REST, of a venue where others trade meanwhile. */
class LedgerIT {
    private static final String ALL_TIME = "&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static StackClient stack;
    private static Market market;
    private static Trader maker;
    private static Trader taker;
    private static long position;

    @BeforeAll
    static void trade() {
        stack = TestStack.shared().client();
        market = Market.listed(stack, "LEDGER");
        List<String> users = stack.createTraders("ledger", 2);
        maker = Trader.of(stack, users.get(0)).funded(market);
        taker = Trader.of(stack, users.get(1)).funded(market);
        maker.accepted(Trader.limit(market.symbol(), "SELL", "3", "100"));
        taker.accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
        taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "10"));
        Market.eventually(
                "the trade is in the ledger",
                () -> taker.balances(0).getOrDefault(market.base(), "").equals("1002/0"));
        Market.eventually(
                "the open order is in the ledger",
                () -> !taker.balances(0).getOrDefault("USDT", "/0").endsWith("/0"));
        position = current();
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static URI address(String path) {
        return stack.url("portfolio-service").resolve("/api/v1/" + path);
    }

    private static Reply get(String path, String token) {
        return stack.rest().get(address(path), token);
    }

    private static JsonNode auditor(String path) {
        return get(path, stack.token("auditor")).orThrow();
    }

    private static long current() {
        return get("balances", taker.token()).orThrow().path("position").asLong();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static HttpResponse<String> statement(String user, String query, String csv) {
        return send(
                HttpRequest.newBuilder(address("reconciliations" + query))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv)),
                stack.token(user));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return RestClient.json().readTree(answer.body());
        } catch (JsonProcessingException e) {
            return fail(answer.body(), e);
        }
    }

    @Test
    void theWholeChainIsWhole() {
        JsonNode head = auditor("ledger/chain");
        assertTrue(head.path("chained").asBoolean(), head::toString);
        assertTrue(head.path("hash").asText().matches("[0-9a-f]{64}"), head::toString);
        String from = "0";
        long entries = 0;
        while (!from.isEmpty()) {
            JsonNode found = auditor("ledger/chain/verification?limit=500&from=" + from);
            assertTrue(found.path("whole").asBoolean(), found::toString);
            entries += found.path("entries").asLong();
            from = found.path("next").asText("");
        }
        assertTrue(entries >= 7, entries + " entries");
    }

    @Test
    void aPastBalanceIsWhatItWas() {
        Map<String, String> now = taker.balances(position);
        taker.accepted(Trader.limit(market.symbol(), "BUY", "1", "20"));
        Market.eventually("the hold is in the ledger", () -> !taker.balances(0).equals(now));

        Map<String, String> past = new TreeMap<>();
        get("balances?position=" + position, taker.token())
                .orThrow()
                .path("balances")
                .forEach(balance ->
                        past.put(
                                balance.path("asset").asText(),
                                balance.path("available").asText()
                                        + "/"
                                        + balance.path("held").asText()));
        assertEquals(now, past);
        assertEquals(
                0, get("balances?position=0", taker.token()).orThrow().path("balances").size());
        assertEquals(
                "POSITION_NOT_REACHED",
                get("balances?position=99999999999999", taker.token())
                        .body()
                        .path("code")
                        .asText());
    }

    @Test
    void aStatementTellsAllOfIt() {
        String query = "statements?asset=" + market.base() + ALL_TIME;
        JsonNode statement = get(query, taker.token()).orThrow();

        assertEquals("0", statement.path("opening").path("total").asText());
        assertEquals("1002", statement.path("closing").path("total").asText());
        assertEquals(2, statement.path("entries").size(), statement::toString);
        JsonNode trade = statement.path("entries").get(1);
        assertEquals("TRADE", trade.path("kind").asText());
        assertEquals("2", trade.path("amount").asText());
        assertEquals("1002", trade.path("balance").path("available").asText());

        HttpResponse<String> csv =
                send(HttpRequest.newBuilder(address(query + "&format=csv")), taker.token());
        assertEquals(200, csv.statusCode());
        List<String> rows = csv.body().lines().toList();
        assertEquals(5, rows.size(), csv::body);
        assertEquals("2999-01-01T00:00:00Z,,CLOSING,,,1002,0,1002,", rows.getLast());
        assertTrue(csv.headers().firstValue("Content-Disposition").orElse("").endsWith(".csv\""));

        HttpResponse<String> pdf =
                send(HttpRequest.newBuilder(address(query + "&format=pdf")), taker.token());
        assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
        assertTrue(pdf.body().startsWith("%PDF-1.4") && pdf.body().endsWith("%%EOF\n"), pdf::body);
    }

    @Test
    void aStatementThatCannotBeMadeSaysWhy() {
        Map<String, String> refusals =
                Map.of(
                        "asset=USDT&to=2999-01-01T00:00:00Z",
                        "FIELD_MISSING from",
                        "asset=USDT&from=yesterday&to=2999-01-01T00:00:00Z",
                        "INSTANT_INVALID from",
                        "asset=NONE" + ALL_TIME,
                        "ASSET_UNKNOWN asset",
                        "asset=USDT&format=xml" + ALL_TIME,
                        "PARAMETER_INVALID format",
                        "asset=USDT&from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                        "PARAMETER_INVALID to");
        refusals.forEach((query, refusal) -> {
            JsonNode problem = get("statements?" + query, taker.token()).body();
            assertEquals(
                    refusal, problem.path("code").asText() + " " + problem.path("field").asText());
        });
    }

    @Test
    void theTrialBalanceBalances() {
        JsonNode now = auditor("trial-balance");
        assertTrue(now.path("balanced").asBoolean(), now::toString);
        JsonNode past = auditor("trial-balance?position=" + position);
        assertEquals(Long.toString(position), past.path("position").asText());
        for (JsonNode asset : past.path("assets")) {
            assertEquals("0", asset.path("sum").asText(), past::toString);
            if (asset.path("asset").asText().equals(market.base())) {
                JsonNode totals = asset.path("totals");
                assertEquals("-2000", totals.path("CUSTODY").asText(), totals::toString);
                assertEquals("1999", totals.path("CUSTOMER_AVAILABLE").asText(), totals::toString);
                assertEquals("1", totals.path("CUSTOMER_HELD").asText(), totals::toString);
            }
        }
    }

    @Test
    void aDayThatHasNotEndedIsNotClosed() {
        assertTrue(auditor("day-closes").path("closes").isArray());
        Reply reply = get("day-closes/2020-01-01", stack.token("operator"));
        assertEquals(404, reply.status());
        assertEquals("DAY_NOT_CLOSED", reply.body().path("code").asText());
    }

    @Test
    void aStatementOfACustodianIsCompared() {
        String at = "?position=" + position;
        String account = maker.account();
        String right = "party,asset,balance\n%s,%s,998\n".formatted(account, market.base());
        String usdt =
                get("balances?accountId=" + account + "&position=" + position, maker.token())
                        .orThrow()
                        .path("balances")
                        .findParents("asset")
                        .stream()
                        .filter(balance -> balance.path("asset").asText().equals("USDT"))
                        .findFirst()
                        .orElseThrow()
                        .path("total")
                        .asText();
        String whole = right + account + ",USDT," + usdt + "\n";

        JsonNode agreed = json(statement("operator", at, whole));
        assertEquals(
                0, agreed.path("reconciliation").path("differing").asInt(-1), agreed::toString);
        assertEquals(200, statement("operator", at, whole).statusCode());

        HttpResponse<String> answer = statement("operator", at, right.replace("998", "998.5"));
        assertEquals(201, answer.statusCode());
        JsonNode found = json(answer);
        assertEquals(2, found.path("differences").size(), found::toString);
        JsonNode first = found.path("differences").get(0);
        assertEquals("-0.5", first.path("difference").asText());
        assertEquals(2, first.path("line").asInt());
        assertEquals("USDT", found.path("differences").get(1).path("asset").asText());
        String id = found.path("reconciliation").path("reconciliationId").asText();
        assertEquals(found, auditor("reconciliations/" + id));
        assertEquals(
                id,
                auditor("reconciliations?limit=1")
                        .path("reconciliations")
                        .get(0)
                        .path("reconciliationId")
                        .asText());
        Metrics metrics = new Metrics(stack, "portfolio-service");
        Market.eventually(
                "the alarm is raised",
                () -> metrics.sum("bourse_reconciliation_differences", "kind=\"STATEMENT\"") == 2);
    }

    @Test
    void aBadStatementIsRefusedByItsLine() {
        HttpResponse<String> answer =
                statement("operator", "", "party,asset,balance\nCUSTODY,USDT,1\nCUSTODY,NONE,1\n");
        assertEquals(422, answer.statusCode());
        assertEquals("STATEMENT_INVALID", json(answer).path("code").asText());
        assertEquals("line 3", json(answer).path("field").asText());

        assertEquals(403, statement("auditor", "", "party,asset,balance\n").statusCode());
        assertEquals(401, unauthenticated());
        assertEquals(413, statement("operator", "", "x".repeat(20_000)).statusCode());
        assertEquals(
                "DAY_NOT_CLOSED",
                json(statement(
                                "operator",
                                "?day=2020-01-01",
                                "party,asset,balance\nCUSTODY,USDT,1\n"))
                        .path("code")
                        .asText());
    }

    private static int unauthenticated() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address("reconciliations"))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString("party,asset,balance\n"));
        return send(request, "none").statusCode();
    }

    @Test
    void theLedgerAgreesWithTheVenue() {
        Reply reply =
                stack.rest()
                        .post(
                                address("reconciliations/venue"),
                                stack.token("operator"),
                                RestClient.json().createObjectNode());
        JsonNode found = reply.orThrow();
        assertEquals(201, reply.status());
        assertEquals(0, found.path("differences").size(), found::toString);
        assertEquals(0, found.path("reconciliation").path("differing").asInt(-1));
        assertTrue(found.path("reconciliation").path("compared").asInt() >= 4, found::toString);
    }
}

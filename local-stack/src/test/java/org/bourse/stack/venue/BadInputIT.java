package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.topic.TopicReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a body holds, it is answered by a problem with a code: never by a failure, and of orders
 * nothing comes into the log.
 */
class BadInputIT {
    /** 10,000 in the nightly form. */
    private static final int BODIES = Integer.getInteger("bourse.bad.bodies", 200);

    private static final StackClient STACK = TestStack.shared().client();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Market market;
    private static Trader trader;
    private static List<String> tokens;

    @BeforeAll
    static void openMarket() {
        market = Market.listed(STACK, "BADINPUT");
        trader = Trader.of(STACK, STACK.createTraders("badinput", 1).getFirst()).funded(market);
        tokens = List.of(trader.token(), STACK.token("operator"), STACK.token("risk"));
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static BadBodies bodies(Contract contract, long seed) {
        return new BadBodies(
                contract.document(),
                Map.of("symbol", market.symbol(), "accountId", trader.account()),
                seed);
    }

    private static HttpResponse<String> send(
            String service, BadBodies.Operation operation, String token, byte[] body) {
        HttpRequest request =
                HttpRequest.newBuilder(STACK.url(service).resolve(operation.path()))
                        .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .build();
        return answer(operation.toString(), request);
    }

    /** Of somebody who may use the endpoint. */
    private static String token(String service, BadBodies.Operation operation) {
        byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
        return tokens.stream()
                .filter(token -> send(service, operation, token, none).statusCode() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may " + operation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order-service", "portfolio-service", "risk-service", "matching-service"})
    void everyBadBodyIsAProblemWithACode(String service) {
        long ordersBefore = commandsOf(Writer.ORDER_ENTRY);
        Contract contract = Contract.of(STACK, service);
        BadBodies bodies = bodies(contract, 7);
        List<BadBodies.Operation> operations = bodies.operations();
        assertFalse(operations.isEmpty(), service);
        for (BadBodies.Operation operation : operations) {
            String token = token(service, operation);
            for (int i = 0; i < BODIES; i++) {
                byte[] body = bodies.next(operation);
                JsonNode problem =
                        assertProblem(operation, body, send(service, operation, token, body));
                if (!service.equals("matching-service")) {
                    contract.assertDescribes(
                            contract.operation(operation.method(), operation.template()),
                            problem.path("status").asInt(),
                            problem);
                }
            }
        }
        assertEquals(ordersBefore, commandsOf(Writer.ORDER_ENTRY), "nothing came into the log");
    }

    /** In the place of an account, where a group may be named, and of a group itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UNKNOWN",
                "unknown",
                "A%20B",
                "%00",
                "A%00",
                "%C4%81",
                "%FF",
                "%27%3B--",
                "GROUP%3AA",
                "-1",
                "..%2F..",
                "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
            })
    void aGroupThatCannotBeIsAProblemWithACode(String name) {
        String limit = "{\"limit\":\"500\",\"action\":\"WARN\"}";
        for (String[] asked :
                new String[][] {
                    {"GET", "exposures/group:" + name, ""},
                    {"GET", "policies/group:" + name, ""},
                    {"PUT", "policies/group:" + name + "/DAILY_LOSS", limit},
                    {"DELETE", "policies/group:" + name + "/DAILY_LOSS", ""},
                    {"POST", "policies/group:" + name + "/DAILY_LOSS/arm", ""},
                    {"GET", "trips?accountId=group:" + name, ""},
                    {"GET", "account-groups/x" + name, ""},
                    {"PUT", "account-groups/x" + name + "/accounts/" + trader.account(), ""},
                    {"DELETE", "account-groups/x" + name + "/accounts/" + trader.account(), ""}
                }) {
            HttpRequest request =
                    HttpRequest.newBuilder(STACK.url("risk-service").resolve("/api/v1/" + asked[1]))
                            .method(asked[0], HttpRequest.BodyPublishers.ofString(asked[2]))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + tokens.getLast())
                            .build();
            String what = asked[0] + " " + asked[1];
            HttpResponse<String> answer = answer(what, request);
            String told = what + "\n" + answer.statusCode() + " " + answer.body();
            assertTrue(List.of(400, 404).contains(answer.statusCode()), told);
            assertTrue(answer.body().isEmpty() || code(told, answer).matches("[A-Z][A-Z_]+"), told);
        }
    }

    private static HttpResponse<String> answer(String what, HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return fail(what + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(e);
        }
    }

    private static String code(String told, HttpResponse<String> answer) {
        try {
            return RestClient.json().readTree(answer.body()).path("code").asText();
        } catch (IOException e) {
            return fail(told, e);
        }
    }

    private static JsonNode assertProblem(
            BadBodies.Operation operation, byte[] body, HttpResponse<String> answer) {
        String what =
                operation
                        + " "
                        + new String(body, StandardCharsets.UTF_8)
                        + "\n"
                        + answer.statusCode()
                        + " "
                        + answer.body();
        assertTrue(List.of(400, 404, 409, 413, 422).contains(answer.statusCode()), what);
        try {
            JsonNode problem = RestClient.json().readTree(answer.body());
            assertTrue(problem.path("code").asText().matches("[A-Z][A-Z_]+"), what);
            assertEquals(answer.statusCode(), problem.path("status").asInt(), what);
            assertNotEquals("NOT_FOUND", problem.path("code").asText(), "no way leads to " + what);
            return problem;
        } catch (IOException e) {
            return fail(what, e);
        }
    }

    private static long commandsOf(Writer writer) {
        AtomicLong commands = new AtomicLong();
        new TopicReader(STACK.kafkaBootstrapServers())
                .read(
                        Topics.COMMANDS,
                        false,
                        entry -> {
                            try {
                                Command command = Command.parseFrom(entry.value());
                                if (command.getWriter() == writer) {
                                    commands.incrementAndGet();
                                }
                            } catch (InvalidProtocolBufferException _) {
                                // Some other test's poison.
                            }
                        });
        return commands.get();
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedByItsType() {
        HttpRequest request =
                HttpRequest.newBuilder(STACK.url("order-service").resolve("/api/v1/orders"))
                        .POST(HttpRequest.BodyPublishers.ofString("<order/>"))
                        .header("Content-Type", "application/xml")
                        .header("Authorization", "Bearer " + trader.token())
                        .build();
        HttpResponse<String> answer = answer("XML", request);
        assertEquals(415, answer.statusCode(), answer.body());
    }
}

package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two processes that run the venue one dies or stands still, and the other goes on. */
class FailoverIT {
    private static final List<String> PROCESSES = List.of("matching-service", "matching-service-2");

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();
    private final AtomicBoolean ended = new AtomicBoolean();

    @AfterEach
    void bothRun() {
        ended.set(true);
        PROCESSES.forEach(stack::awaitReady);
    }

    private JsonNode runner(String process) {
        URI address = client.url(process).resolve("/api/v1/admin/venue/runner");
        return client.rest().get(address, client.token("operator")).orThrow();
    }

    private boolean leads(String process) {
        try {
            return runner(process).path("state").asText().equals("LIVE");
        } catch (StackException e) {
            return false;
        }
    }

    private String leader() {
        Market.eventually("one leads", () -> PROCESSES.stream().anyMatch(this::leads));
        return PROCESSES.stream().filter(this::leads).findFirst().orElseThrow();
    }

    private static String other(String process) {
        return PROCESSES.get(1 - PROCESSES.indexOf(process));
    }

    /** Places orders without a pause until the test ends; remembers what was acknowledged. */
    private final class Load {
        private final Market market;
        private final Trader trader;
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final AtomicLong lastNanos = new AtomicLong();
        private final Thread thread;

        Load(Market market) {
            this.market = market;
            trader = Trader.of(client, client.createTraders("failover", 1).getFirst());
            trader.funded(market);
            thread = Thread.ofPlatform().start(this::run);
        }

        private void run() {
            for (int i = 0; !ended.get(); i++) {
                ObjectNode order =
                        Trader.limit(
                                market.symbol(),
                                i % 2 == 0 ? "BUY" : "SELL",
                                "0.1",
                                i % 2 == 0 ? "90." + (10 + i % 80) : "110." + (10 + i % 80));
                try {
                    Reply reply = trader.place(order);
                    if (reply.status() == 201) {
                        acknowledged.put(
                                reply.body().path("orderId").asText(),
                                order.path("clientOrderId").asText());
                        lastNanos.set(System.nanoTime());
                        trader.cancel(reply.body().path("orderId").asText());
                    } else {
                        // Refused at once while nobody leads; asking without a pause helps nobody.
                        LockSupport.parkNanos(20_000_000);
                    }
                } catch (StackException e) {
                    // No answer.
                }
            }
        }

        /** How long after a moment the first order was acknowledged that is later than it. */
        long millisToNext(long sinceNanos) {
            Market.eventually("trading goes on", () -> lastNanos.get() - sinceNanos > 0);
            return (lastNanos.get() - sinceNanos) / 1_000_000;
        }

        void end() throws InterruptedException {
            ended.set(true);
            thread.join();
            acknowledged.forEach((id, clientOrderId) ->
                    assertEquals(
                            clientOrderId,
                            trader.order(id).orThrow().path("clientOrderId").asText()));
        }
    }

    private void assertNothingBroken() {
        VerdictTable verdicts = new Verifier(client, 0, line -> {}).once(true);
        assertEquals(0, verdicts.broken(), verdicts::text);
    }

    @Test
    void theStandbyTakesOverWhenTheLeaderIsKilled() throws InterruptedException {
        Load load = new Load(Market.listed(client, "FAILOVER"));
        Market.eventually("orders are through", () -> load.acknowledged.size() > 50);
        String leader = leader();
        Market.eventually(
                "the other one follows",
                () -> runner(other(leader)).path("state").asText().equals("FOLLOWING"));
        long killed = System.nanoTime();
        stack.crash(leader);
        Market.eventually("the other one leads", () -> leads(other(leader)));
        System.out.printf(
                "RESULT drill=kill-leader first_order_after_ms=%d%n", load.millisToNext(killed));
        stack.awaitReady(leader);
        assertEquals("FOLLOWING", runner(leader).path("state").asText());
        load.end();
        assertNothingBroken();
    }

    @Test
    void aLeaderThatWakesFindsItsSuccessorAndFollows() throws InterruptedException {
        Load load = new Load(Market.listed(client, "WOKEN"));
        Market.eventually("orders are through", () -> load.acknowledged.size() > 50);
        String leader = leader();
        long suspended = System.nanoTime();
        stack.suspend(leader);
        try {
            Market.eventually("the other one leads", () -> leads(other(leader)));
            System.out.printf(
                    "RESULT drill=suspend-leader first_order_after_ms=%d%n",
                    load.millisToNext(suspended));
        } finally {
            stack.resume(leader);
        }
        Market.eventually(
                "the woken one has started again and follows",
                () -> runner(leader).path("state").asText().equals("FOLLOWING"));
        assertTrue(leads(other(leader)));
        load.end();
        assertNothingBroken();
    }

    @Test
    void operatorsAreAnsweredByWhoeverTheyAsk() {
        String leader = leader();
        for (String process : PROCESSES) {
            URI address = client.url(process).resolve("/api/v1/admin/assets");
            ObjectNode asset =
                    RestClient.json()
                            .createObjectNode()
                            .put("asset", process.endsWith("2") ? "ASKTWO" : "ASKONE")
                            .put("scale", 8);
            assertEquals(
                    201, client.rest().post(address, client.token("operator"), asset).status());
        }
        assertEquals("FOLLOWING", runner(other(leader)).path("state").asText());
    }

    @Test
    void aVenueThatDoesNotStandStillIsNotSkippedOrResumed() {
        for (String what : List.of("skip", "resume")) {
            URI address = client.url(leader()).resolve("/api/v1/admin/venue/" + what);
            ObjectNode request = RestClient.json().createObjectNode();
            String operator = client.token("operator");
            assertEquals(400, client.rest().post(address, operator, request).status());
            request.put("position", "-1");
            assertEquals(400, client.rest().post(address, operator, request).status());
            request.put("position", "7");
            Reply refused = client.rest().post(address, operator, request);
            assertEquals(409, refused.status());
            assertEquals("VENUE_NOT_HALTED_THERE", refused.body().path("code").asText());
            assertEquals(403, client.rest().post(address, client.token("alice"), request).status());
        }
    }

    @Test
    void aStartBeginsWithASnapshot() throws InterruptedException, IOException {
        Load load = new Load(Market.listed(client, "SNAPSHOT"));
        Market.eventually("a snapshot is there", () -> snapshots() > 0);
        String follower = other(leader());
        Path log = Path.of(client.state().find(follower).orElseThrow().log());
        long before = restored(log);
        stack.crash(follower);
        stack.awaitReady(follower);
        assertEquals(before + 1, restored(log));
        load.end();
        assertNothingBroken();
    }

    private static long restored(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("restored venue=0 position=")).count();
        }
    }

    private long snapshots() {
        try (Connection connection =
                        DriverManager.getConnection(
                                client.jdbcUrl("matching"),
                                "matching",
                                client.jdbcPassword("matching"));
                ResultSet count =
                        connection
                                .createStatement()
                                .executeQuery("SELECT count(*) FROM snapshots WHERE verified")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new StackException("no count of snapshots: " + e, e);
        }
    }
}

package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/**
 * Two processes that run the venue; what happens when one dies or stands still is among the drills.
 */
class FailoverIT {
    private static final List<String> PROCESSES = List.of("matching-service", "matching-service-2");

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    @AfterEach
    void bothRun() {
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

    private void assertNothingBroken() {
        VerdictTable verdicts = new Verifier(client, 0, line -> {}).once(true);
        assertEquals(0, verdicts.broken(), verdicts::text);
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
    void aStartBeginsWithASnapshot() throws IOException {
        Market market = Market.listed(client, "SNAPSHOT");
        Trader trader = Trader.of(client, client.createTraders("failover", 1).getFirst());
        trader.funded(market);
        Market.eventually(
                "a snapshot is there",
                () -> {
                    trader.place(Trader.limit(market.symbol(), "BUY", "0.1", "90"));
                    return snapshots() > 0;
                });
        String follower = other(leader());
        Path log = Path.of(client.state().find(follower).orElseThrow().log());
        long before = restored(log);
        stack.crash(follower);
        stack.awaitReady(follower);
        assertEquals(before + 1, restored(log));
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

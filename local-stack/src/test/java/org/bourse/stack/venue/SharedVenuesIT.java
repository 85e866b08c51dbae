package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.ManagedProcess;
import org.bourse.stack.process.StackException;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Four replicas share two venues: the two of the stack, which run venue 0, and two more, which are
 * told both venues and their numbers.
 */
class SharedVenuesIT {
    private static final List<String> OF_THE_FIRST =
            List.of("matching-service", "matching-service-2");

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();
    private final ManagedProcess three = replica(3);
    private final ManagedProcess four = replica(4);

    /** Its number, counted from 0 as in a StatefulSet, is odd: of two venues it has the second. */
    private ManagedProcess replica(int process) {
        client.overrides("matching-service-" + process).set("bourse.venues", "0,1");
        client.overrides("matching-service-" + process)
                .set("bourse.replica", Integer.toString(process == 3 ? 1 : 3));
        return TestStack.anotherProcess(BourseService.MATCHING_SERVICE, process);
    }

    @AfterEach
    void end() {
        three.stop();
        four.stop();
    }

    private URI admin(ManagedProcess process, String path) {
        return URI.create(
                "http://127.0.0.1:" + process.component().port() + "/api/v1/admin/" + path);
    }

    private JsonNode get(URI address) {
        return client.rest().get(address, client.token("operator")).orThrow();
    }

    private String state(ManagedProcess process) {
        try {
            return get(admin(process, "venue/runner")).path("state").asText();
        } catch (StackException e) {
            return "AWAY";
        }
    }

    private void awaitState(ManagedProcess process, String state) {
        Market.eventually(
                process.component().name() + " is " + state, () -> state(process).equals(state));
    }

    private void list(URI assets, String name) {
        ObjectNode asset = RestClient.json().createObjectNode().put("asset", name).put("scale", 8);
        assertEquals(201, client.rest().post(assets, client.token("operator"), asset).status());
    }

    private static boolean has(JsonNode assets, String name) {
        return StreamSupport.stream(assets.spliterator(), false)
                .anyMatch(asset -> asset.path("asset").asText().equals(name));
    }

    @Test
    void eachVenueHasALeaderAndAFollowerOfItsOwn() {
        String first =
                OF_THE_FIRST.stream()
                        .filter(name -> runner(name).path("state").asText().equals("LIVE"))
                        .findFirst()
                        .orElseThrow();
        String term = runner(first).path("term").asText();
        three.start();
        three.awaitReady();
        awaitState(three, "LIVE");
        four.start();
        four.awaitReady();
        awaitState(four, "FOLLOWING");
        assertEquals(1, get(admin(four, "venue/runner")).path("venue").asInt());

        list(admin(three, "assets"), "SECOND");
        Market.eventually("the follower knows", () -> has(get(admin(four, "assets")), "SECOND"));
        assertFalse(
                has(get(client.url(first).resolve("/api/v1/admin/assets")), "SECOND"),
                "what is listed at one venue is not at the other");
        assertFalse(has(get(admin(four, "assets")), "BTC"), "and the other way round");

        three.crash();
        awaitState(four, "LIVE");
        assertTrue(has(get(admin(four, "assets")), "SECOND"));
        list(admin(four, "assets"), "THIRD");
        three.awaitReady();
        awaitState(three, "FOLLOWING");
        assertTrue(has(get(admin(three, "assets")), "THIRD"));
        assertEquals(term, runner(first).path("term").asText(), "the first venue noticed nothing");
    }

    private JsonNode runner(String process) {
        return get(client.url(process).resolve("/api/v1/admin/venue/runner"));
    }
}

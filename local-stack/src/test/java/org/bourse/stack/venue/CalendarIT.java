package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.Reply;
import org.bourse.stack.rest.RestClient;
import org.junit.jupiter.api.Test;

/** Symbols follow calendars: those that are shipped, and an operator's own. */
class CalendarIT {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<String> STATES = List.of("HALTED", "AUCTION", "CANCEL_ONLY");

    private final Stack processes = TestStack.shared();
    private final StackClient stack = processes.client();

    @Test
    void aSymbolFollowsItsCalendarOverARestart() throws IOException {
        Market newYork = Market.listed(stack, "NEWYORK");
        Market soon = Market.listed(stack, "SOON");

        JsonNode assigned = assign(newYork, "nyse").orThrow();

        assertTrue(assigned.path("followed").asBoolean(), assigned::toString);
        assertEquals(assigned.path("now").path("state"), assigned.path("status"));
        assertFollows(newYork);
        assertRefusals(newYork);
        configureOwnCalendar();
        restart("matching-service");
        restart("matching-service-2");
        assertFollows(newYork);
        assertFollowsOwn(soon);

        assertEquals(204, remove(newYork).status());
        assertEquals(0, get(newYork, "schedule").orThrow().path("changes").size());
        assertEquals("404 CALENDAR_NOT_ASSIGNED", status(get(newYork, "calendar")));
        assertEquals(204, remove(newYork).status());
    }

    /** As it was assigned; a change may come at any time, so the state is not looked at. */
    private void assertFollows(Market market) {
        JsonNode calendar = get(market, "calendar").orThrow();
        assertEquals("nyse", calendar.path("calendar").asText());
        assertTrue(calendar.path("followed").asBoolean(), calendar::toString);
        assertTrue(get(market, "schedule").orThrow().path("changes").size() >= 9);
    }

    private void assertRefusals(Market market) {
        ObjectNode schedule = RestClient.json().createObjectNode();
        schedule.putArray("changes")
                .addObject()
                .put("day", "MONDAY")
                .put("time", "10:00:00")
                .put("state", "TRADING");
        assertEquals(
                "409 CALENDAR_ASSIGNED",
                status(stack.rest().put(uri(market, "schedule"), market.operator(), schedule)));
        assertEquals(
                "409 CALENDAR_ASSIGNED",
                status(stack.rest().delete(uri(market, "schedule"), market.operator(), Map.of())));
        assertEquals("422 CALENDAR_UNKNOWN", status(assign(market, "nowhere")));
    }

    private void configureOwnCalendar() throws IOException {
        Path folder = Files.createDirectories(TestStack.home().resolve("calendars"));
        Files.writeString(folder.resolve("soon.json"), ownCalendar().toString());
        stack.overrides("matching-service").set("bourse.calendars.folder", folder.toString());
    }

    /** Another state every forty seconds, from the next minute on, each day. */
    private static ObjectNode ownCalendar() {
        LocalTime first =
                LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(60);
        ObjectNode calendar = RestClient.json().createObjectNode();
        calendar.put("title", "Soon")
                .put("source", "a test")
                .put("zone", "UTC")
                .put("coveredFrom", "2026-01-01")
                .put("coveredUntil", "2999-12-31");
        ArrayNode phases = calendar.putObject("days").putArray("busy");
        IntStream.range(0, 8)
                .mapToObj(i ->
                        RestClient.json()
                                .createObjectNode()
                                .put("from", SECONDS.format(first.plusSeconds(40L * i)))
                                .put("state", STATES.get(i % STATES.size()))
                                .put("phase", "P" + i))
                .sorted(Comparator.comparing(phase -> phase.path("from").asText()))
                .forEach(phases::add);
        ObjectNode week = calendar.putObject("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day.name(), "busy");
        }
        return calendar;
    }

    private void assertFollowsOwn(Market market) {
        JsonNode assigned = assign(market, "soon").orThrow();
        assertTrue(assigned.path("followed").asBoolean(), assigned::toString);
        assertEquals(assigned.path("now").path("state"), assigned.path("status"));
        String next = assigned.path("next").path("state").asText();
        assertFalse(next.equals(assigned.path("status").asText()), assigned::toString);

        Market.eventually(
                "the next change comes by itself",
                () -> market.listing().path("status").asText().equals(next));
    }

    @Test
    void everybodyMayReadTheCalendars() {
        JsonNode all = read("");
        assertEquals(List.of("24x7", "nse", "nyse"), all.findValuesAsText("calendar"));

        JsonNode nyse = read("/nyse?from=2026-11-26&to=2026-11-27");

        assertEquals("HOLIDAY", nyse.path("days").get(0).path("kind").asText());
        assertEquals("2026-11-27T18:00:00Z", nyse.path("days").get(1).path("close").asText());
        assertEquals(
                "2026-11-27T13:00:00-05:00", nyse.path("days").get(1).path("closeLocal").asText());
    }

    private JsonNode read(String what) {
        return stack.rest()
                .get(stack.url("market-data-service").resolve("/api/v1/calendars" + what), "")
                .orThrow();
    }

    private void restart(String service) {
        processes.stop(service);
        processes.start(service);
    }

    private Reply assign(Market market, String calendar) {
        return stack.rest()
                .put(
                        uri(market, "calendar"),
                        market.operator(),
                        RestClient.json().createObjectNode().put("calendar", calendar));
    }

    private Reply get(Market market, String what) {
        return stack.rest().get(uri(market, what), market.operator());
    }

    private Reply remove(Market market) {
        return stack.rest().delete(uri(market, "calendar"), market.operator(), Map.of());
    }

    private static URI uri(Market market, String what) {
        return market.administration("symbols/" + market.symbol() + "/" + what);
    }

    private static String status(Reply reply) {
        return reply.status() + " " + reply.body().path("code").asText();
    }
}

package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bourse.stack.Stack;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A day of the venue ends, by a calendar whose midnight is soon. */
@Tag("long")
class DayCloseIT {
    private static final String SERVICE = "portfolio-service";
    private static final int MINUTES_OF_DAY = 1_440;

    private static Instant midnight;
    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Path home = TestStack.emptyHome("day-close");
        Path folder = Files.createDirectories(home.resolve("calendars"));
        // Zones are of whole minutes; until then the stack has to be up, and not long after that.
        midnight =
                Instant.now()
                        .plusSeconds(75)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plus(1, ChronoUnit.MINUTES);
        Files.writeString(folder.resolve("soon.json"), calendar().toString());
        Overrides overrides = new Overrides(new StackFolders(home), SERVICE);
        overrides.set("bourse.close.calendar", "soon");
        overrides.set("bourse.close.calendar-folder", folder.toString());
        stack =
                Stack.start(
                        StackOptions.test(TestStack.project(), home),
                        line -> System.out.println("day close: " + line));
    }

    /** Of a zone where it is midnight then. */
    private static ObjectNode calendar() {
        LocalTime utc = LocalTime.ofInstant(midnight, ZoneOffset.UTC);
        int behind = utc.toSecondOfDay() / 60;
        ZoneOffset zone =
                ZoneOffset.ofTotalSeconds(
                        60 * (behind > MINUTES_OF_DAY / 2 ? MINUTES_OF_DAY - behind : -behind));
        ObjectNode calendar = RestClient.json().createObjectNode();
        calendar.put("title", "Soon")
                .put("source", "a test")
                .put("zone", zone.getId())
                .put("coveredFrom", "2026-01-01")
                .put("coveredUntil", "2999-12-31");
        ArrayNode phases = calendar.putObject("days").putArray("open");
        phases.addObject().put("from", "00:00").put("state", "TRADING").put("phase", "OPEN");
        ObjectNode week = calendar.putObject("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day.name(), "open");
        }
        return calendar;
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static JsonNode read(String path) {
        return stack.client()
                .rest()
                .get(
                        stack.client().url(SERVICE).resolve("/api/v1/" + path),
                        stack.client().token("auditor"))
                .orThrow();
    }

    private static List<JsonNode> closes() {
        List<JsonNode> closes = new ArrayList<>();
        read("day-closes").path("closes").forEach(closes::add);
        return closes;
    }

    @Test
    void theDayIsClosedWithItsTotalsAndComparedWithTheVenue() {
        Market market = Market.listed(stack.client(), "CLOSES");
        List<Trader> traders =
                stack.client().createTraders("closes", 2).stream()
                        .map(name -> Trader.of(stack.client(), name).funded(market))
                        .toList();
        traders.get(0).accepted(Trader.limit(market.symbol(), "BUY", "2", "100"));
        traders.get(1).accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        Market.eventually("the ledger has caught up", market::isConserved);
        assertTrue(Instant.now().isBefore(midnight), "the machine is too slow for this test");

        Market.eventually(
                "the day is closed",
                () -> closes().stream().anyMatch(close -> until(close).equals(midnight)));

        JsonNode close =
                closes().stream().filter(it -> until(it).equals(midnight)).findAny().orElseThrow();
        assertTrue(close.path("entries").asLong() > 5, close::toString);
        JsonNode trial = read("day-closes/" + close.path("day").asText()).path("trialBalance");
        assertTrue(trial.path("balanced").asBoolean(), trial::toString);
        assertEquals(close.path("position"), trial.path("position"));
        assertTrue(
                trial.path("assets").findValuesAsText("sum").stream().allMatch("0"::equals),
                trial::toString);
        JsonNode held =
                read("trial-balance?position=" + close.path("position").asText()).path("assets");
        assertEquals(trial.path("assets"), held);
        Market.eventually(
                "it is compared with the venue",
                () -> !read("reconciliations").path("reconciliations").isEmpty());
        JsonNode compared = read("reconciliations").path("reconciliations").get(0);
        assertTrue(compared.path("compared").asInt() > 5, compared::toString);
        assertEquals(0, compared.path("differing").asInt(-1), compared::toString);

        traders.get(1).accepted(Trader.limit(market.symbol(), "SELL", "1", "100"));
        Market.eventually("the ledger goes on", market::isConserved);
        assertEquals(
                close,
                closes().stream().filter(it -> until(it).equals(midnight)).findAny().orElseThrow());
    }

    private static Instant until(JsonNode close) {
        return Instant.parse(close.path("until").asText());
    }
}

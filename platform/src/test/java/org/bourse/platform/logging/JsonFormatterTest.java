package org.bourse.platform.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of the log is one JSON object, whatever is in it. */
class JsonFormatterTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonFormatter formatter = new JsonFormatter("order-service", 2);

    private JsonNode written(ExtLogRecord entry) throws Exception {
        String line = formatter.format(entry);
        assertTrue(line.endsWith("}\n"), line);
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        return JSON.readTree(line);
    }

    private static ExtLogRecord entry(Level level, String message) {
        ExtLogRecord entry =
                new ExtLogRecord(level, message, ExtLogRecord.FormatStyle.NO_FORMAT, "any.Class");
        entry.setLoggerName("org.bourse.Somebody");
        entry.setInstant(Instant.parse("2026-11-29T09:00:00.120456Z"));
        entry.setMdc(Map.of());
        return entry;
    }

    @Test
    void aLineSaysWhenWhoAndWhat() throws Exception {
        JsonNode line = written(entry(Level.INFO, "ready topic=acts"));

        assertEquals(
                "{\"timestamp\":\"2026-11-29T09:00:00.120Z\",\"level\":\"INFO\","
                        + "\"logger\":\"org.bourse.Somebody\",\"message\":\"ready topic=acts\","
                        + "\"service\":\"order-service\",\"venue\":2}",
                line.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \"quote\" and a \\ and / of a name",
                "two\nlines\r\n and a tab\t and \u0000 and \u001b[31m",
                "\",\"level\":\"FATAL\",\"x\":\"",
                "umlauts äöü, 取引所, 🏦, \u2028",
                ""
            })
    void whatIsSaidStaysWhatItIs(String message) throws Exception {
        JsonNode line = written(entry(Level.INFO, message));

        assertEquals(message, line.path("message").asText());
        assertEquals("INFO", line.path("level").asText());
        assertEquals(6, line.size());
    }

    @ParameterizedTest
    @CsvSource({
        "SEVERE, ERROR",
        "WARNING, WARN",
        "INFO, INFO",
        "CONFIG, DEBUG",
        "FINE, DEBUG",
        "FINER, TRACE",
        "FINEST, TRACE"
    })
    void levelsOfAllLibrariesHaveTheSameNames(String level, String name) throws Exception {
        assertEquals(name, written(entry(Level.parse(level), "x")).path("level").asText());
    }

    @Test
    void whatIsKnownOfTheRequestIsThereAndNothingElseOfIt() throws Exception {
        ExtLogRecord entry = entry(Level.INFO, "x");
        entry.setMdc(Map.of("traceId", "t1", "spanId", "s1", "requestId", "r1", "sampled", "true"));

        JsonNode line = written(entry);

        assertEquals("t1", line.path("traceId").asText());
        assertEquals("s1", line.path("spanId").asText());
        assertEquals("r1", line.path("requestId").asText());
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        assertFalse(names.contains("sampled"), names::toString);
    }

    @Test
    void aFailureHasItsCausesHoweverDeepItIs() throws Exception {
        ExtLogRecord entry = entry(Level.SEVERE, "x");
        entry.setThrown(deep(2_000, new IllegalStateException("the \"cause\"")));

        String stack = written(entry).path("stack").asText();

        assertTrue(stack.startsWith("java.lang.RuntimeException: the outcome\n"), stack);
        assertTrue(stack.contains("Caused by: java.lang.IllegalStateException: the \"cause\""));
        assertTrue(stack.lines().count() <= 2 * (JsonFormatter.FRAMES_MAX + 2), stack);
    }

    @Test
    void causesThatAreEndlessEnd() throws Exception {
        Exception one = new Exception("one");
        one.initCause(new Exception("other", one));
        ExtLogRecord entry = entry(Level.SEVERE, "x");
        entry.setThrown(one);

        String stack = written(entry).path("stack").asText();

        assertEquals(JsonFormatter.CAUSES_MAX, stack.split("Caused by", -1).length - 1, stack);
    }

    private static Throwable deep(int frames, Throwable cause) {
        return frames == 0 ? new RuntimeException("the outcome", cause) : deep(frames - 1, cause);
    }
}

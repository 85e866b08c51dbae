package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import java.util.Set;
import org.bourse.marketdata.candle.Interval;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static void assertRefused(String parameter, Executable reading) {
        ProblemException refusal = assertThrows(ProblemException.class, reading);
        assertEquals(
                "400 PARAMETER_INVALID " + parameter,
                refusal.problem().status()
                        + " "
                        + refusal.problem().code()
                        + " "
                        + refusal.problem().field());
    }

    @Test
    void whatIsWellFormedIsRead() {
        assertEquals(
                OptionalLong.of(1_000_001),
                Parameters.micros("startTime", "1970-01-01T00:00:01.000001Z"));
        assertEquals(OptionalLong.of(86_400_000_000L), Parameters.dayMicros("day", "1970-01-02"));
        assertEquals(OptionalLong.of(12), Parameters.id("fromId", "12"));
        assertEquals(Interval.QUARTER, Parameters.interval("15m"));
        assertEquals(Set.of("A-B", "C-D"), Parameters.names("name", "A-B,C-D"));
    }

    @Test
    void whatIsAbsentIsEmpty() {
        assertEquals(OptionalLong.empty(), Parameters.micros("startTime", null));
        assertEquals(OptionalLong.empty(), Parameters.dayMicros("day", null));
        assertEquals(OptionalLong.empty(), Parameters.id("fromId", null));
        assertEquals(Set.of(), Parameters.names("name", null));
        assertRefused("interval", () -> Parameters.interval(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "now",
                "2026-11-21",
                "1969-12-31T23:59:59Z",
                "+99999-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertRefused("startTime", () -> Parameters.micros("startTime", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30", "1969-12-31", "+10000-01-01", "today"})
    void whatIsNoDayIsRefused(String text) {
        assertRefused("day", () -> Parameters.dayMicros("day", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "01", "9223372036854775808", "x"})
    void whatIsNoIdIsRefused(String text) {
        assertRefused("fromId", () -> Parameters.id("fromId", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "A,", "A,,B"})
    void emptyNamesAreRefused(String text) {
        assertRefused("name", () -> Parameters.names("name", text));
    }

    @Test
    void namesAreBounded() {
        assertEquals(1, Parameters.names("name", "A,".repeat(99) + "A").size());
        StringBuilder many = new StringBuilder("A0");
        for (int i = 1; i <= 100; i++) {
            many.append(",A").append(i);
        }
        assertRefused("name", () -> Parameters.names("name", many.toString()));
    }
}

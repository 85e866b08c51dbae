package org.bourse.platform.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static void assertRefused(String code, String field, Executable reading) {
        Problem problem = assertThrows(ProblemException.class, reading).problem();
        assertEquals(400, problem.status());
        assertEquals(code, problem.code());
        assertEquals(field, problem.field());
    }

    private static RoundingMode rounding(String text) {
        return Parameters.word(RoundingMode.values(), "how", "HOW_INVALID", "No such.", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "UPWARDS", " UP"})
    void noWord(String text) {
        assertRefused("HOW_INVALID", "how", () -> rounding(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x"})
    void noCursor(String text) {
        assertRefused("CURSOR_INVALID", "cursor", () -> Parameters.before(text));
    }

    @Test
    void whatIsRightIsRead() {
        assertEquals(0, Parameters.position("from", "0"));
        assertEquals(99_999_999_999_999L, Parameters.position("from", "99999999999999"));
        assertEquals(
                Instant.parse("2026-11-21T10:15:30.000001Z"),
                Parameters.instant("from", "2026-11-21T10:15:30.000001Z"));
        assertEquals(LocalDate.of(2026, 2, 28), Parameters.day("day", "2026-02-28"));
        assertEquals(7, Parameters.limit(null, 7, 10));
        assertEquals(10, Parameters.limit("10", 7, 10));
        assertEquals("BTC", Parameters.needed("asset", "BTC"));
        assertEquals(Long.MAX_VALUE, Parameters.before(null));
        assertEquals(17, Parameters.before("17"));
        assertEquals(RoundingMode.UP, rounding("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "x", "100000000000000", "１"})
    void noPosition(String text) {
        assertRefused("POSITION_INVALID", "from", () -> Parameters.position("from", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T10:15:30",
                "2026-11-21T10:15:30+01:00",
                "2026-02-30T10:15:30Z",
                "2026-11-21T24:15:30Z",
                "2026-11-21T10:15:30.0000001Z",
                "9999-11-21T10:15:30Z"
            })
    void noInstant(String text) {
        assertRefused("INSTANT_INVALID", "to", () -> Parameters.instant("to", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-2-1", "2026-02-30", "2026-11-21T10:15:30Z"})
    void noDay(String text) {
        assertRefused("PARAMETER_INVALID", "day", () -> Parameters.day("day", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "11", "x", "99999999999999999999"})
    void noLimit(String text) {
        assertRefused("LIMIT_INVALID", "limit", () -> Parameters.limit(text, 7, 10));
    }

    @Test
    void whatIsMissing() {
        assertRefused("FIELD_MISSING", "asset", () -> Parameters.needed("asset", null));
        assertRefused("FIELD_MISSING", "asset", () -> Parameters.needed("asset", ""));
    }
}

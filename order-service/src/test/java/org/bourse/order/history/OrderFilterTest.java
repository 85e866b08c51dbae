package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFilterTest {

    @Test
    void goodParametersAreRead() {
        assertEquals(Optional.of(OrderStatus.OPEN), OrderFilter.status("OPEN"));
        assertEquals(Optional.of(Side.SELL), OrderFilter.side("SELL"));
        assertEquals(
                Optional.of(Instant.EPOCH), OrderFilter.instant("from", "1970-01-01T00:00:00Z"));
        assertEquals(500, OrderFilter.limit("500"));
    }

    @ParameterizedTest
    @NullSource
    void absentParametersDoNotFilter(String absent) {
        assertEquals(Optional.empty(), OrderFilter.status(absent));
        assertEquals(Optional.empty(), OrderFilter.side(absent));
        assertEquals(Optional.empty(), OrderFilter.instant("to", absent));
        assertEquals(Optional.empty(), OrderFilter.cursor(absent));
        assertEquals(100, OrderFilter.limit(absent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "501", "-1", "1e2", "99999999999", "٣"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        refused("limit", () -> OrderFilter.limit(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-0001-01-01T00:00:00Z", "+99999-01-01T00:00:00Z"})
    void anInstantOutOfBoundsIsRefused(String instant) {
        refused("from", () -> OrderFilter.instant("from", instant));
    }

    @Test
    void unknownWordsAreRefused() {
        refused("status", () -> OrderFilter.status("DONE"));
        refused("side", () -> OrderFilter.side("SIDE_UNSPECIFIED"));
        refused("cursor", () -> OrderFilter.cursor("x"));
    }

    private static void refused(String field, Executable reading) {
        ProblemException refusal = assertThrows(ProblemException.class, reading);
        assertEquals(400, refusal.problem().status());
        assertEquals("PARAMETER_INVALID", refusal.problem().code());
        assertEquals(field, refusal.problem().field());
    }
}

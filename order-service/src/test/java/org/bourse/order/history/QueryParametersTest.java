package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    private static final Cursor CURSOR = new Cursor(Sort.OLDEST, 5, 0, 7);

    @Test
    void goodParametersAreRead() {
        assertEquals(Optional.of(OrderStatus.EXPIRED), QueryParameters.status("EXPIRED"));
        assertEquals(Optional.of(Side.SELL), QueryParameters.side("SELL"));
        assertEquals(Optional.of(OrderType.STOP_LIMIT), QueryParameters.type("STOP_LIMIT"));
        assertEquals(Sort.OLDEST, QueryParameters.sort("OLDEST"));
        assertEquals(
                new TimeRange(Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH.plusNanos(5))),
                QueryParameters.range("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000005Z"));
        assertEquals(500, QueryParameters.limit("500"));
        assertEquals(Optional.of(7L), QueryParameters.orderId("7"));
        assertEquals(OptionalLong.of(0), QueryParameters.minPosition("0"));
        assertEquals(
                Optional.of(CURSOR), QueryParameters.cursorOfOrders(CURSOR.print(), Sort.OLDEST));
    }

    @ParameterizedTest
    @NullSource
    void absentParametersDoNotFilter(String absent) {
        assertEquals(Optional.empty(), QueryParameters.status(absent));
        assertEquals(Optional.empty(), QueryParameters.side(absent));
        assertEquals(Optional.empty(), QueryParameters.type(absent));
        assertEquals(Sort.NEWEST, QueryParameters.sort(absent));
        assertEquals(TimeRange.ALL, QueryParameters.range(absent, absent));
        assertEquals(Optional.empty(), QueryParameters.cursorOfOrders(absent, Sort.NEWEST));
        assertEquals(Optional.empty(), QueryParameters.cursorOfTrades(absent, Sort.NEWEST));
        assertEquals(Optional.empty(), QueryParameters.orderId(absent));
        assertEquals(OptionalLong.empty(), QueryParameters.minPosition(absent));
        assertEquals(100, QueryParameters.limit(absent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "501", "-1", "1e2", "99999999999", "٣"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        refused("limit", () -> QueryParameters.limit(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-0001-01-01T00:00:00Z", "+99999-01-01T00:00:00Z"})
    void anInstantOutOfBoundsIsRefused(String instant) {
        refused("from", () -> QueryParameters.range(instant, null));
        refused("to", () -> QueryParameters.range(null, instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.0", "123456789012345", "٣"})
    void whatIsNoPositionIsRefused(String position) {
        refused("minPosition", () -> QueryParameters.minPosition(position));
    }

    @Test
    void unknownWordsAreRefused() {
        refused("status", () -> QueryParameters.status("DONE"));
        refused("side", () -> QueryParameters.side("SIDE_UNSPECIFIED"));
        refused("type", () -> QueryParameters.type("ORDER_TYPE_UNSPECIFIED"));
        refused("type", () -> QueryParameters.type("UNRECOGNIZED"));
        refused("sort", () -> QueryParameters.sort("newest"));
        refused("orderId", () -> QueryParameters.orderId("client-1"));
        refused("cursor", () -> QueryParameters.cursorOfOrders("x", Sort.NEWEST));
    }

    @Test
    void aCursorOfTheOtherSortOrListIsRefused() {
        String text = CURSOR.print();
        refused("cursor", () -> QueryParameters.cursorOfOrders(text, Sort.NEWEST));
        refused("cursor", () -> QueryParameters.cursorOfTrades(text, Sort.OLDEST));
    }

    private static void refused(String field, Executable reading) {
        ProblemException refusal = assertThrows(ProblemException.class, reading);
        assertEquals(400, refusal.problem().status());
        assertEquals("PARAMETER_INVALID", refusal.problem().code());
        assertEquals(field, refusal.problem().field());
    }
}

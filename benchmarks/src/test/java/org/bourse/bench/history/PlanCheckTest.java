package org.bourse.bench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bourse.order.history.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCheckTest {
    private static final Instant BEGIN = Instant.parse("2026-02-28T12:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "orders_2026_01,false",
        "orders_2026_02,true",
        "order_transition_2026_03,true",
        "orders_2026_04,false",
        "trades_2026_02_27,false",
        "trades_2026_02_28,true",
        "trades_2026_03_01,true",
        "trades_2026_03_02,false",
        "bench_load,false"
    })
    void aPartitionIsOpenedForItsTimeOnly(String relation, boolean isWithin) {
        assertEquals(isWithin, PlanCheck.isWithin(relation, TimeRange.between(BEGIN, END)));
    }

    @ParameterizedTest
    @CsvSource({"trades_2026_03_01,true", "trades_2026_03_02,false"})
    void aTimeMayBeWithoutABeginning(String relation, boolean isWithin) {
        TimeRange before = new TimeRange(Optional.empty(), Optional.of(END));

        assertEquals(isWithin, PlanCheck.isWithin(relation, before));
    }

    @Test
    void aStatementIsPreparedWithNumberedParameters() {
        assertEquals("a = $1 AND b < $2", PlanCheck.numbered("a = ? AND b < ?"));
        assertEquals(
                "(7, 'client-1', '2026-02-28T12:00Z')",
                PlanCheck.literals(List.of(7L, "client-1", BEGIN.atOffset(ZoneOffset.UTC))));
    }
}

package org.bourse.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void isOneLineOfKeysAndValues() {
        Result result = new Result().with("bench", "x").with("ns", 61.26).withMillis("p50_ms", 1.5);

        assertEquals("RESULT bench=x ns=61.3 p50_ms=1.50", result.toString());
    }

    @Test
    void refusesValuesThatWouldBreakTheLine() {
        assertThrows(IllegalArgumentException.class, () -> new Result().with("a", "b c"));
    }

    @Test
    void aMedianIsNotMovedByOneOutlier() {
        assertEquals(3, Medians.of(3, 1, 1_000));
        assertEquals(2.5, Medians.of(4, 1, 2, 3));
    }
}

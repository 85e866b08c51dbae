package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoakRecordTest {
    private static long[] of(List<Long> values) {
        return SoakRecord.percentiles(values);
    }

    @Test
    void theMedianTheNinetiethAndTheGreatestAreKept() {
        List<Long> values = LongStream.rangeClosed(1, 101).map(i -> 102 - i).boxed().toList();
        assertArrayEquals(new long[] {51, 91, 101}, of(values));
    }

    @Test
    void ofOneAllThreeAreTheSame() {
        assertArrayEquals(new long[] {7, 7, 7}, of(List.of(7L)));
    }
}

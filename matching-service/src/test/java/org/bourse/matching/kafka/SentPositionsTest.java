package org.bourse.matching.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SentPositionsTest {

    @Test
    void theOldestIsWhatANaiveQueueSays() {
        SplittableRandom random = new SplittableRandom(7);
        SentPositions positions = new SentPositions(5);
        ArrayDeque<Long> naive = new ArrayDeque<>();
        long position = 0;
        for (int i = 0; i < 10_000; i++) {
            if (naive.size() < 5 && random.nextBoolean()) {
                position += random.nextInt(3);
                positions.sent(position);
                naive.add(position);
            } else if (!naive.isEmpty()) {
                positions.stored();
                naive.remove();
            }
            long expected = naive.isEmpty() ? Long.MAX_VALUE : naive.peek();
            assertEquals(expected, positions.oldest());
        }
    }
}

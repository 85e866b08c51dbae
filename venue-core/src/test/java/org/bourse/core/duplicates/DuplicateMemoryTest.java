package org.bourse.core.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against two HashMaps. */
class DuplicateMemoryTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 1_000})
    void itRemembersTwoGenerations(int max) {
        DuplicateMemory memory = new DuplicateMemory(max);
        Map<Long, Long> current = new HashMap<>();
        Map<Long, Long> previous = new HashMap<>();
        Random random = new Random(max);
        for (long id = 1; id < 20_000; id++) {
            // few different homes in the table, so that runs are long
            long key = random.nextInt(4 * max);
            Long expected = current.getOrDefault(key, previous.get(key));
            assertEquals(expected != null, memory.find(key & 7, key));
            if (expected != null) {
                assertEquals(expected, memory.foundOrderId());
                assertEquals(-expected, memory.foundPayload());
            } else if (current.size() == max) {
                assertTrue(memory.isFull());
                memory.rotate(id);
                previous = current;
                current = new HashMap<>();
            } else {
                assertFalse(memory.isFull());
                memory.remember(key & 7, key, -id, id);
                current.put(key, id);
            }
        }
    }
}

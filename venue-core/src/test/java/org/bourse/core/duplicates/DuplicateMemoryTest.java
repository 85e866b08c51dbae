package org.bourse.core.duplicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
            memory.peekNext(random.nextInt(1_000)); // More than there is room for, too.
            assertEquals(expected != null, memory.find(key & 7, key));
            if (expected != null) {
                assertEquals(expected, memory.foundOrderId());
                assertEquals(-expected, memory.foundPayload());
            } else if (current.size() == max) {
                assertEquals(0, memory.room());
                memory.rotate(id);
                previous = current;
                current = new HashMap<>();
            } else {
                assertTrue(memory.room() > 0);
                memory.remember(key & 7, key, -id, id);
                current.put(key, id);
            }
        }
    }

    /** As many ids as there is room for, with keys as hashes are. */
    @Test
    void aFullGenerationKeepsItsIdsForOneMore() {
        int max = 50_000;
        DuplicateMemory memory = new DuplicateMemory(max);
        for (int day = 0; day < 5; day++) {
            for (long id = 0; id < max; id++) {
                long key = key(day, id);
                assertFalse(memory.find(key, id));
                memory.remember(key, id, day, id);
            }
            assertEquals(0, memory.room());
            for (long id = 0; id < max; id++) {
                assertTrue(memory.find(key(day, id), id));
                assertEquals(day, memory.foundPayload());
                assertEquals(id, memory.foundOrderId());
                assertEquals(day > 0, memory.find(key(day - 1, id), id));
                assertFalse(memory.find(key(day - 2, id), id));
            }
            memory.rotate(day);
        }
    }

    private static long key(long day, long id) {
        return (day * 1_000_000 + id + 7) * 0x9E37_79B9_7F4A_7C15L;
    }
}

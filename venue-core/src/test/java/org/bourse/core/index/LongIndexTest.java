package org.bourse.core.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a HashMap. */
class LongIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 64, 1_000})
    void itDoesWhatAMapDoes(int max) {
        LongIndex index = new LongIndex(max);
        Map<Long, Integer> map = new HashMap<>();
        Random random = new Random(max);
        for (int step = 0; step < 20_000; step++) {
            long key = (long) random.nextInt(2 * max) << (random.nextBoolean() ? 10 : 50);
            if (map.remove(key) != null) {
                index.remove(key);
            } else if (map.size() < max) {
                map.put(key, step);
                index.put(key, step);
            }
            long probe = (long) random.nextInt(2 * max) << 10;
            assertEquals(map.getOrDefault(probe, LongIndex.NONE), index.get(probe));
            assertEquals(map.size(), index.size());
        }
        map.forEach((key, slot) -> assertEquals(slot, index.get(key)));
    }

    @Test
    void itIsBounded() {
        LongIndex index = new LongIndex(2);
        index.put(0, 5);
        index.put(Long.MIN_VALUE, 0);
        assertThrows(IllegalStateException.class, () -> index.put(7, 1));
        assertEquals(5, index.get(0));
        assertEquals(0, index.get(Long.MIN_VALUE));
    }

    @Test
    void aKeyIsAddedAndRemovedOnce() {
        LongIndex index = new LongIndex(4);
        index.put(3, 1);
        assertThrows(IllegalStateException.class, () -> index.put(3, 2));
        index.remove(3);
        assertThrows(IllegalStateException.class, () -> index.remove(3));
        assertThrows(IllegalArgumentException.class, () -> new LongIndex(0));
    }
}

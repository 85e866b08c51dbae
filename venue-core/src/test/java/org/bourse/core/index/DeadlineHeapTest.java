package org.bourse.core.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeadlineHeapTest {
    private static final int SLOTS = 300;

    private final DeadlineHeap heap = new DeadlineHeap(2);

    @Test
    void theEarliestComesFirstOfEqualOnesTheLowestTie() {
        heap.ensureSlots(4);
        heap.add(0, 7, 5);
        heap.add(1, 5, 9);
        heap.add(2, 5, 8);
        heap.add(3, 9, 1);

        assertEquals(2, heap.first());
        heap.remove(2);
        assertEquals(1, heap.first());
        heap.remove(1);
        assertEquals(0, heap.first());
    }

    @Test
    void itIsDueAtItsDeadlineNotBefore() {
        assertFalse(heap.isDue(Long.MAX_VALUE));
        heap.add(1, 5, 0);

        assertFalse(heap.isDue(4));
        assertTrue(heap.isDue(5));
    }

    @Test
    void aSlotHasOneUntilItIsRemoved() {
        assertFalse(heap.contains(1));
        assertFalse(heap.contains(2));
        heap.add(1, 5, 0);
        assertTrue(heap.contains(1));
        heap.remove(1);
        assertFalse(heap.contains(1));
    }

    @Test
    void whatIsSetAsideIsNotLookedAtUntilItIsBroughtBack() {
        heap.ensureSlots(4);
        for (int slot = 0; slot < 4; slot++) {
            heap.add(slot, slot, 0);
        }
        heap.setAside(0);
        heap.setAside(1);
        assertEquals(2, heap.first());
        assertTrue(heap.contains(0));
        heap.bringBack();
        assertEquals(0, heap.first());
    }

    @Test
    void whatIsSetAsideMayBeRemovedAndAddedAgain() {
        heap.ensureSlots(4);
        for (int slot = 0; slot < 4; slot++) {
            heap.add(slot, slot, 0);
            heap.setAside(slot);
        }
        heap.remove(1);
        heap.remove(3);
        assertFalse(heap.contains(1));
        assertFalse(heap.isDue(Long.MAX_VALUE));
        heap.add(1, 7, 0);
        assertEquals(1, heap.first());
        heap.bringBack();
        assertEquals(0, heap.first());
        heap.remove(0);
        assertEquals(2, heap.first());
        heap.remove(2);
        assertEquals(1, heap.first());
        heap.remove(1);
        assertFalse(heap.isDue(Long.MAX_VALUE));
    }

    @Test
    void itAgreesWithASortedSetAfterAnyAddsAndRemovals() {
        Random random = new Random(7);
        long[] deadlines = new long[SLOTS];
        Comparator<Integer> order = Comparator.comparingLong(slot -> deadlines[slot]);
        TreeSet<Integer> sorted = new TreeSet<>(order.thenComparing(slot -> -slot));
        for (int step = 0; step < 20_000; step++) {
            int slot = random.nextInt(SLOTS);
            heap.ensureSlots(slot + 1);
            if (heap.contains(slot)) {
                heap.remove(slot);
                sorted.remove(slot);
            } else {
                deadlines[slot] = random.nextInt(50);
                heap.add(slot, deadlines[slot], -slot);
                sorted.add(slot);
            }
            if (step % 500 == 0) {
                drain(sorted);
            }
        }
    }

    private void drain(TreeSet<Integer> sorted) {
        while (!sorted.isEmpty()) {
            assertEquals(sorted.pollFirst(), heap.first());
            heap.remove(heap.first());
        }
        assertFalse(heap.isDue(Long.MAX_VALUE));
    }
}

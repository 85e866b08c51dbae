package org.bourse.core.index;

import java.util.Arrays;

/**
 * Deadlines of slots, the earliest first; of equal ones that with the lowest tie breaker. A binary
 * heap that knows where each slot stands, so that one can be removed before it is due. Slots may be
 * set aside for a while; they then have their deadlines, but are not looked at.
 */
public final class DeadlineHeap {
    /** The heap from the front; from the back those that are set aside. */
    private int[] heap;

    /**
     * By slot, its index in the heap + 1; 0 for none; if set aside -1 - its index from the back.
     */
    private int[] places;

    private long[] deadlines;
    private long[] ties;
    private int size;
    private int aside;

    /** Has room for slots below a number. */
    public DeadlineHeap(int slots) {
        heap = new int[slots];
        places = new int[slots];
        deadlines = new long[slots];
        ties = new long[slots];
    }

    /** Makes room for slots below a number. */
    public void ensureSlots(int slots) {
        if (slots > places.length) {
            int length = Math.max(slots, 2 * places.length);
            heap = Arrays.copyOf(heap, length);
            places = Arrays.copyOf(places, length);
            deadlines = Arrays.copyOf(deadlines, length);
            ties = Arrays.copyOf(ties, length);
        }
    }

    /** The slot whose deadline is the earliest; there must be one. */
    public int first() {
        return heap[0];
    }

    /** Whether there is a slot whose deadline is not after this time. */
    public boolean isDue(long time) {
        return size != 0 && deadlines[heap[0]] <= time;
    }

    /** Whether the slot has a deadline; slots there is no room for have none. */
    public boolean contains(int slot) {
        return slot < places.length && places[slot] != 0;
    }

    public int size() {
        return size;
    }

    /** The deadline of a slot that has one. */
    public long deadline(int slot) {
        return deadlines[slot];
    }

    /** Gives a deadline to a slot that has none. */
    public void add(int slot, long deadline, long tie) {
        deadlines[slot] = deadline;
        ties[slot] = tie;
        size++;
        up(size - 1, slot);
    }

    /** Takes the deadline of a slot that has one away. */
    public void remove(int slot) {
        int at = places[slot] - 1;
        places[slot] = 0;
        if (at < 0) {
            removeAside(-2 - at);
            return;
        }
        size--;
        if (at == size) {
            return;
        }
        int moved = heap[size];
        if (at > 0 && isBefore(moved, heap[(at - 1) / 2])) {
            up(at, moved);
        } else {
            down(at, moved);
        }
    }

    /** Keeps a slot in the heap from being looked at. */
    public void setAside(int slot) {
        remove(slot);
        putAside(aside, slot);
        aside++;
    }

    /** Looks again at all slots that were set aside. */
    public void bringBack() {
        while (aside > 0) {
            aside--;
            int slot = heap[heap.length - 1 - aside];
            size++;
            up(size - 1, slot);
        }
    }

    private void removeAside(int at) {
        aside--;
        if (at != aside) {
            putAside(at, heap[heap.length - 1 - aside]);
        }
    }

    private void putAside(int at, int slot) {
        heap[heap.length - 1 - at] = slot;
        places[slot] = -1 - at;
    }

    private void up(int from, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!isBefore(slot, heap[parent])) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, slot);
    }

    private void down(int from, int slot) {
        int at = from;
        int child = 2 * at + 1;
        while (child < size) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], slot)) {
                break;
            }
            put(at, heap[child]);
            at = child;
            child = 2 * at + 1;
        }
        put(at, slot);
    }

    private void put(int at, int slot) {
        heap[at] = slot;
        places[slot] = at + 1;
    }

    private boolean isBefore(int left, int right) {
        return deadlines[left] != deadlines[right]
                ? deadlines[left] < deadlines[right]
                : ties[left] < ties[right];
    }
}

package org.bourse.core.book;

/** Numbers of places in a table: the free ones, of which the one that was freed last is next. */
final class Slots {
    private final int[] free;
    private int freeCount;

    /** So many, all of them free. */
    Slots(int first, int count) {
        free = numbers(first, count);
        freeCount = count;
    }

    /** So many numbers, the first last. */
    static int[] numbers(int first, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + count - 1 - i;
        }
        return numbers;
    }

    int max() {
        return free.length;
    }

    /** How many are in use. */
    int used() {
        return free.length - freeCount;
    }

    /** Takes one that is free; there must be one. */
    int take() {
        freeCount--;
        return free[freeCount];
    }

    /** Gives one back. */
    void give(int slot) {
        free[freeCount] = slot;
        freeCount++;
    }
}

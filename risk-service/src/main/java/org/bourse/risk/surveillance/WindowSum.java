package org.bourse.risk.surveillance;

import java.util.Arrays;

/**
 * The sum of what came within a sliding window, kept in {@value #SLICES} slices of time: it reaches
 * back for the window and at most one slice more.
 */
final class WindowSum {
    static final int SLICES = 16;

    private final long sliceMicros;
    private final long[] sums = new long[SLICES + 1];
    private long newest = Long.MIN_VALUE;

    WindowSum(long windowMicros) {
        sliceMicros = Math.max(1, windowMicros / SLICES);
    }

    void add(long timeMicros, long amount) {
        move(timeMicros);
        int at = at(newest);
        sums[at] = Whole.plus(sums[at], amount);
    }

    long at(Moment moment) {
        move(moment.timeMicros());
        long sum = 0;
        for (long slice : sums) {
            sum = Whole.plus(sum, slice);
        }
        return sum;
    }

    private void move(long timeMicros) {
        long slice = Math.floorDiv(timeMicros, sliceMicros);
        if (newest == Long.MIN_VALUE || slice - newest > SLICES) {
            Arrays.fill(sums, 0);
            newest = slice;
        }
        while (newest < slice) {
            newest++;
            sums[at(newest)] = 0;
        }
    }

    private static int at(long slice) {
        return Math.floorMod(slice, SLICES + 1);
    }
}

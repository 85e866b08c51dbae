package org.bourse.marketdata.source.quality;

/**
 * The last prices, with their median and the median of their distances from it (MAD), after Hampel:
 * neither moves much when fewer than half of the prices are nonsense. Both are exact, and the lower
 * of the middle two of an even number. A price costs a few comparisons and the moving of at most
 * {@code pricesMax} numbers, and allocates nothing.
 */
final class PriceWindow {
    private final long[] arrived;
    private final long[] sorted;
    private int size;
    private int oldest;

    PriceWindow(int pricesMax) {
        arrived = new long[pricesMax];
        sorted = new long[pricesMax];
    }

    int size() {
        return size;
    }

    /** Adds a price; the oldest goes when the window is full. */
    void add(long price) {
        if (size == arrived.length) {
            replace(arrived[oldest], price);
            arrived[oldest] = price;
            oldest = oldest + 1 == size ? 0 : oldest + 1;
        } else {
            int at = place(price);
            System.arraycopy(sorted, at, sorted, at + 1, size - at);
            sorted[at] = price;
            arrived[size] = price;
            size++;
        }
    }

    private void replace(long gone, long price) {
        int from = place(gone);
        int to = place(price);
        if (to > from) {
            to--;
            System.arraycopy(sorted, from + 1, sorted, from, to - from);
        } else {
            System.arraycopy(sorted, to, sorted, to + 1, from - to);
        }
        sorted[to] = price;
    }

    /** The first place whose price is not below the given one. */
    private int place(long price) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The median of at least one price. */
    long median() {
        return sorted[(size - 1) / 2];
    }

    /**
     * The median of the distances from the median. The half of the prices that lies nearest to it
     * stands together in their order; its first place is found by halving.
     */
    long deviation() {
        long median = median();
        int further = (size - 1) / 2;
        int low = 0;
        int high = size - 1 - further;
        while (low < high) {
            int first = (low + high) >>> 1;
            if (median - sorted[first] > sorted[first + further + 1] - median) {
                low = first + 1;
            } else {
                high = first;
            }
        }
        return Math.max(median - sorted[low], sorted[low + further] - median);
    }
}

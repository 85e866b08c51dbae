package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * What conditional orders wait for, and what they are then: per slot of the {@link OrderPool} a
 * third record, which other orders never touch.
 */
public final class Conditions {
    private static final int TRIGGER_TICKS = 0;
    private static final int BOUND_TICKS = 1;
    private static final int MARKET_BOUND_E8 = 2;
    private static final int TRAILING_TICKS = 3;
    private static final int TRAILING_BASIS_POINTS = 4;
    private static final int LIMIT_OFFSET_TICKS = 5;

    private static final int RECORD_SHIFT = 3;

    private final long[] records;

    Conditions(int max) {
        records = new long[max << RECORD_SHIFT];
    }

    /** Fills in what never changes. */
    public void set(
            int slot,
            long marketBoundE8,
            long trailingTicks,
            int trailingBasisPoints,
            long limitOffsetTicks) {
        int at = slot << RECORD_SHIFT;
        records[at + MARKET_BOUND_E8] = marketBoundE8;
        records[at + TRAILING_TICKS] = trailingTicks;
        records[at + TRAILING_BASIS_POINTS] = trailingBasisPoints;
        records[at + LIMIT_OFFSET_TICKS] = limitOffsetTicks;
    }

    /** The trigger; of an order that trails the first, and once it has fired that which did. */
    public long triggerTicks(int slot) {
        return records[(slot << RECORD_SHIFT) + TRIGGER_TICKS];
    }

    public void triggerTicks(int slot, long ticks) {
        records[(slot << RECORD_SHIFT) + TRIGGER_TICKS] = ticks;
    }

    /** The worst price it may trade at; of an order that trails with its first trigger. */
    public long boundTicks(int slot) {
        return records[(slot << RECORD_SHIFT) + BOUND_TICKS];
    }

    public void boundTicks(int slot, long ticks) {
        records[(slot << RECORD_SHIFT) + BOUND_TICKS] = ticks;
    }

    /** The market bound of its symbol at acceptance. */
    public long marketBoundE8(int slot) {
        return records[(slot << RECORD_SHIFT) + MARKET_BOUND_E8];
    }

    public long limitOffsetTicks(int slot) {
        return records[(slot << RECORD_SHIFT) + LIMIT_OFFSET_TICKS];
    }

    /** How far the trigger of an order that trails stays from its reference. */
    public long distanceTicks(int slot, long referenceTicks) {
        int at = slot << RECORD_SHIFT;
        return Trailing.distanceTicks(
                referenceTicks,
                records[at + TRAILING_TICKS],
                (int) records[at + TRAILING_BASIS_POINTS]);
    }

    void write(StateWriter out, int slot) {
        int at = slot << RECORD_SHIFT;
        for (int field = TRIGGER_TICKS; field <= LIMIT_OFFSET_TICKS; field++) {
            out.writeLong(records[at + field]);
        }
    }

    void read(StateReader in, int slot) {
        int at = slot << RECORD_SHIFT;
        for (int field = TRIGGER_TICKS; field <= LIMIT_OFFSET_TICKS; field++) {
            records[at + field] = in.readLong();
        }
    }
}

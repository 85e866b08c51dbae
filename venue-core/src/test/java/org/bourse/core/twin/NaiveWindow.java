package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.TreeMap;
import org.bourse.core.Breaker;

/** 22.1: the lowest and highest price traded in each of the last seconds. */
final class NaiveWindow {
    private static final BigInteger E8 = big(100_000_000);
    private static final long SECOND_MICROS = 1_000_000;

    private record Range(long lowTicks, long highTicks) {
        Range with(long ticks) {
            return new Range(Math.min(lowTicks, ticks), Math.max(highTicks, ticks));
        }
    }

    private final TreeMap<Long, Range> bySecond = new TreeMap<>();

    void clear() {
        bySecond.clear();
    }

    NaiveWindow copy() {
        NaiveWindow copy = new NaiveWindow();
        copy.bySecond.putAll(bySecond);
        return copy;
    }

    void traded(long ticks, long timeMicros) {
        bySecond.merge(
                timeMicros / SECOND_MICROS, new Range(ticks, ticks), (old, _) -> old.with(ticks));
    }

    /** 22.2: whether a trade at this price is too far from what was traded just before. */
    boolean breaks(long ticks, Breaker breaker, long timeMicros) {
        long present = timeMicros / SECOND_MICROS;
        bySecond.headMap(present - breaker.windowSeconds(), true).clear();
        if (breaker.rateE8() == 0 || bySecond.isEmpty()) {
            return false;
        }
        long low = Long.MAX_VALUE;
        long high = 0;
        for (Range range : bySecond.values()) {
            low = Math.min(low, range.lowTicks());
            high = Math.max(high, range.highTicks());
        }
        return ticks > low + part(low, breaker.rateE8())
                || ticks < high - part(high, breaker.rateE8());
    }

    private static long part(long ticks, long rateE8) {
        return big(ticks).multiply(big(rateE8)).divide(E8).longValueExact();
    }
}

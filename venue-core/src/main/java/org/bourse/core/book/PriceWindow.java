package org.bourse.core.book;

import org.bourse.core.amounts.Rates;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The lowest and the highest price of the last seconds, and whether another is too far from them.
 */
public final class PriceWindow {
    private static final long SECOND_MICROS = 1_000_000;

    private final long rateE8;
    private final int seconds;

    /** Prices, the least first. */
    private final WindowMinimum lowest;

    /** Negated prices, the least first. */
    private final WindowMinimum highest;

    /**
     * @param rateE8 how far prices may be apart, 1 to {@link Rates#ONE_E8}
     * @param seconds how many count, the present one included
     */
    public PriceWindow(long rateE8, int seconds) {
        this.rateE8 = rateE8;
        this.seconds = seconds;
        lowest = new WindowMinimum(seconds);
        highest = new WindowMinimum(seconds);
    }

    /**
     * Whether a trade at this price would be too far from those before.
     *
     * @param tradedTicks a price that counts as traded now, too; 0 for none
     */
    public boolean isLeft(long priceTicks, long tradedTicks, long timeMicros) {
        forgetBefore(timeMicros);
        long low = tradedTicks == 0 ? Long.MAX_VALUE : tradedTicks;
        long high = tradedTicks;
        if (!lowest.isEmpty()) {
            low = Math.min(low, lowest.value());
            high = Math.max(high, -highest.value());
        }
        return high != 0
                && (priceTicks > low + Rates.share(rateE8, low)
                        || priceTicks < high - Rates.share(rateE8, high));
    }

    /** A trade happens now. */
    public void traded(long priceTicks, long timeMicros) {
        forgetBefore(timeMicros);
        long second = timeMicros / SECOND_MICROS;
        lowest.add(second, priceTicks);
        highest.add(second, -priceTicks);
    }

    /** Forgets all trades. */
    public void clear() {
        lowest.clear();
        highest.clear();
    }

    /** Writes what is in the window now. */
    void write(StateWriter out, long timeMicros) {
        forgetBefore(timeMicros);
        lowest.write(out);
        highest.write(out);
    }

    void read(StateReader in) {
        lowest.read(in);
        highest.read(in);
    }

    private void forgetBefore(long timeMicros) {
        long first = timeMicros / SECOND_MICROS - seconds + 1;
        lowest.forgetBefore(first);
        highest.forgetBefore(first);
    }
}

package org.bourse.core.symbols;

import org.bourse.core.SettingsVisitor;
import org.bourse.core.amounts.Rates;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/** The rates of the fee tiers 1 to 15, as far as they are set. */
public final class TierRates {
    private static final int TIER_MAX = 15;

    private final long[] makerRates = new long[TIER_MAX + 1];
    private final long[] takerRates = new long[TIER_MAX + 1];
    private final boolean[] set = new boolean[TIER_MAX + 1];

    static boolean isTier(int tier) {
        return tier >= 1 && tier <= TIER_MAX;
    }

    /** Whether accounts may be given the tier; 0 stands for each symbol's own rates. */
    public boolean isUsable(int tier) {
        return tier == 0 || (isTier(tier) && set[tier]);
    }

    public long makerRateE8(int tier) {
        return makerRates[tier];
    }

    public long takerRateE8(int tier) {
        return takerRates[tier];
    }

    void set(int tier, long makerRateE8, long takerRateE8) {
        makerRates[tier] = makerRateE8;
        takerRates[tier] = takerRateE8;
        set[tier] = true;
    }

    /** The lowest maker rate of all tiers but one, or a greater bound when that is lower. */
    long makerRateMin(long bound, int except) {
        long min = bound;
        for (int tier = 1; tier <= TIER_MAX; tier++) {
            if (set[tier] && tier != except) {
                min = Math.min(min, makerRates[tier]);
            }
        }
        return min;
    }

    /** The lowest taker rate of all tiers but one, or a bound when that is lower. */
    long takerRateMin(long bound, int except) {
        long min = bound;
        for (int tier = 1; tier <= TIER_MAX; tier++) {
            if (set[tier] && tier != except) {
                min = Math.min(min, takerRates[tier]);
            }
        }
        return min;
    }

    /** Whether each rate by itself is allowed. */
    static boolean areWithinBounds(long makerRateE8, long takerRateE8) {
        return makerRateE8 >= -Rates.FEE_MAX_E8
                && makerRateE8 <= Rates.FEE_MAX_E8
                && takerRateE8 >= 0
                && takerRateE8 <= Rates.FEE_MAX_E8;
    }

    void visit(SettingsVisitor visitor) {
        for (int tier = 1; tier <= TIER_MAX; tier++) {
            if (set[tier]) {
                visitor.feeTier(tier, makerRates[tier], takerRates[tier]);
            }
        }
    }

    void write(StateWriter out) {
        int count = 0;
        for (boolean isSet : set) {
            count += isSet ? 1 : 0;
        }
        out.section("tiers", count);
        for (int tier = 1; tier <= TIER_MAX; tier++) {
            if (set[tier]) {
                out.writeInt(tier);
                out.writeLong(makerRates[tier]);
                out.writeLong(takerRates[tier]);
            }
        }
    }

    void read(StateReader in) {
        int count = in.section("tiers", TIER_MAX);
        for (int i = 0; i < count; i++) {
            set(in.readInt(), in.readLong(), in.readLong());
        }
    }
}

package org.bourse.risk.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last price of an asset, and who has some. */
final class Market {
    /** A holding counts as worth so much at most, so that sums of them fit 64 bits. */
    static final long VALUE_MAX = 1L << 57;

    final int asset;
    private final List<Holding> holdings = new ArrayList<>();
    private long quoteMinor;
    private long baseMinor = 1;
    private boolean stale;
    private boolean reference;
    private @Nullable Bundle sector;
    private @Nullable Bundle correlated;

    Market(int asset) {
        this.asset = asset;
    }

    /** All values are in this one. */
    void refer() {
        reference = true;
        price(1, 1);
    }

    boolean isReference() {
        return reference;
    }

    /** Null: it is in none. */
    @Nullable Bundle sector() {
        return sector;
    }

    void sector(@Nullable Bundle assets) {
        sector = assets;
    }

    /** With which it moves together; null: with none. */
    @Nullable Bundle correlated() {
        return correlated;
    }

    void correlated(@Nullable Bundle assets) {
        correlated = assets;
    }

    boolean priced() {
        return quoteMinor != 0;
    }

    ExposureStanding.Mark mark() {
        return new ExposureStanding.Mark(asset, quoteMinor, baseMinor);
    }

    /** So much of the reference asset for so much of this one; false when that is the price yet. */
    boolean price(long quote, long base) {
        long divisor = divisor(quote, base);
        boolean same = quoteMinor == quote / divisor && baseMinor == base / divisor;
        quoteMinor = quote / divisor;
        baseMinor = base / divisor;
        return !same;
    }

    /** Rounded down; 0 before the first price. */
    long value(long balanceMinor) {
        long value =
                Math.multiplyHigh(balanceMinor, quoteMinor) == (balanceMinor * quoteMinor) >> 63
                        ? Math.floorDiv(balanceMinor * quoteMinor, baseMinor)
                        : wideValue(balanceMinor);
        return Math.clamp(value, -VALUE_MAX, VALUE_MAX);
    }

    private long wideValue(long balanceMinor) {
        BigInteger product =
                BigInteger.valueOf(balanceMinor).multiply(BigInteger.valueOf(quoteMinor));
        BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(baseMinor));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        if (floor.bitLength() >= Long.SIZE) {
            return floor.signum() < 0 ? -VALUE_MAX : VALUE_MAX;
        }
        return floor.longValue();
    }

    /** Its holdings are not valued at its last price yet; true the first time it is said. */
    boolean outdate() {
        boolean first = !stale;
        stale = true;
        return first;
    }

    void update() {
        stale = false;
    }

    List<Holding> holdings() {
        return holdings;
    }

    void add(Holding holding) {
        holding.index = holdings.size();
        holdings.add(holding);
    }

    /** The last one takes its place. */
    void remove(Holding holding) {
        Holding last = holdings.removeLast();
        if (last != holding) {
            last.index = holding.index;
            holdings.set(holding.index, last);
        }
    }

    private static long divisor(long one, long other) {
        long greater = one;
        long lesser = other;
        while (lesser != 0) {
            long rest = greater % lesser;
            greater = lesser;
            lesser = rest;
        }
        return greater;
    }
}

package org.bourse.risk.exposure;

import java.math.BigInteger;

/**
 * What an account, or a group of accounts in all, has and gained. Values are minor units of the
 * reference asset.
 */
public abstract sealed class Exposure permits AccountExposure, GroupExposure {
    private static final long BASIS_POINTS = 10_000;

    private final long holder;
    private long equityMinor;
    private long gainMinor;
    private long peakMinor;
    private long gainAtDayStartMinor;
    private long equityAtDayStartMinor;

    /** Paid in since the start of the day, less what was paid out; and the most that ever was. */
    private long inflowMinor;

    private long inflowPeakMinor;
    private int day;
    private boolean touched;

    Exposure(long holder, int day) {
        this.holder = holder;
        this.day = day;
    }

    /** Of how many assets it has some, the reference among them. */
    abstract int assets();

    abstract Market market(int at);

    /** What it has of that one, as it was valued last. */
    abstract long valueMinor(int at);

    /** The account's number; of a group its own, negative. */
    public final long holder() {
        return holder;
    }

    /** All it has, at last prices; what has had no price yet is worth nothing. */
    public final long equityMinor() {
        return equityMinor;
    }

    /**
     * Its equity at the start of the venue's day, and the most that had been paid in since, less
     * what had been paid out by then.
     */
    public final long capitalMinor() {
        return Saturated.add(equityAtDayStartMinor, Math.max(0, inflowPeakMinor()));
    }

    /** Gained since the start of the venue's day, fees paid; negative is a loss. */
    public final long dayGainMinor() {
        return Saturated.subtract(gainMinor, gainAtDayStartMinor);
    }

    /** Lost since the start of the venue's day; 0 when it gained. */
    public final long dayLossMinor() {
        return Math.max(0, Saturated.subtract(gainAtDayStartMinor, gainMinor));
    }

    /**
     * The loss of the day in parts of 10,000 of the capital, rounded up: what is above a limit by
     * less than a part is above it. All without any capital.
     */
    public final long dayLossBasisPoints() {
        return basisPoints(dayLossMinor(), capitalMinor());
    }

    /** Rounded up; all where the part is not less than the whole. */
    private static long basisPoints(long part, long whole) {
        if (part == 0 || part >= whole) {
            return part == 0 ? 0 : BASIS_POINTS;
        }
        return part > Long.MAX_VALUE / BASIS_POINTS
                ? wideBasisPoints(part, whole)
                : Math.ceilDiv(part * BASIS_POINTS, whole);
    }

    private static long wideBasisPoints(long part, long whole) {
        BigInteger[] parts =
                BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(BASIS_POINTS))
                        .divideAndRemainder(BigInteger.valueOf(whole));
        return parts[0].longValueExact() + parts[1].signum();
    }

    /** How far the gain is below the greatest it ever was; not negative. */
    public final long drawdownMinor() {
        return Saturated.subtract(peakMinor(), gainMinor);
    }

    /** Of how many assets other than the reference it has some. */
    public final int openPositions() {
        int open = 0;
        for (int i = 0; i < assets(); i++) {
            open += market(i).isReference() ? 0 : 1;
        }
        return open;
    }

    /** What all it has but the reference is worth. */
    public final long exposureMinor() {
        long sum = 0;
        for (int i = 0; i < assets(); i++) {
            sum = Saturated.add(sum, exposureMinor(i));
        }
        return sum;
    }

    /** The most that what it has of one asset, other than the reference, is worth. */
    public final long largestExposureMinor() {
        long largest = 0;
        for (int i = 0; i < assets(); i++) {
            largest = Math.max(largest, exposureMinor(i));
        }
        return largest;
    }

    /** The most that what it has in one sector is worth; assets of no sector count in none. */
    public final long largestSectorMinor() {
        for (int i = 0; i < assets(); i++) {
            Bundle sector = market(i).sector();
            if (sector != null) {
                sector.add(exposureMinor(i));
            }
        }
        long largest = 0;
        for (int i = 0; i < assets(); i++) {
            Bundle sector = market(i).sector();
            largest = Math.max(largest, sector == null ? 0 : sector.take());
        }
        return largest;
    }

    /** {@link #largestExposureMinor} in parts of 10,000 of the equity, rounded up. */
    public final long largestShareBasisPoints() {
        return basisPoints(largestExposureMinor(), equityMinor);
    }

    /** {@link #largestSectorMinor} in parts of 10,000 of the equity, rounded up. */
    public final long largestSectorShareBasisPoints() {
        return basisPoints(largestSectorMinor(), equityMinor);
    }

    /** The most that what it has in assets that move together is worth; one asset does, too. */
    public final long largestCorrelatedMinor() {
        for (int i = 0; i < assets(); i++) {
            Bundle correlated = market(i).correlated();
            if (correlated != null) {
                correlated.add(exposureMinor(i));
            }
        }
        long largest = 0;
        for (int i = 0; i < assets(); i++) {
            Bundle correlated = market(i).correlated();
            long sum = correlated == null ? exposureMinor(i) : correlated.take();
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private long exposureMinor(int at) {
        return market(at).isReference() ? 0 : valueMinor(at);
    }

    /** The day the figures of the day are of, in days since the Unix epoch. */
    public final int day() {
        return day;
    }

    void rollTo(int today) {
        if (today > day) {
            day = today;
            gainAtDayStartMinor = gainMinor;
            equityAtDayStartMinor = equityMinor;
            inflowMinor = 0;
            inflowPeakMinor = 0;
        }
    }

    /** True the first time since {@link #settle}. */
    final boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    /** All that belongs together is posted: of what there was within it nothing is a peak. */
    final void settle() {
        touched = false;
        peakMinor = peakMinor();
        inflowPeakMinor = inflowPeakMinor();
    }

    final long gainMinor() {
        return gainMinor;
    }

    final long peakMinor() {
        return Math.max(peakMinor, gainMinor);
    }

    private long inflowPeakMinor() {
        return Math.max(inflowPeakMinor, inflowMinor);
    }

    /** What it has is worth so much more, or less. */
    final void revalued(long byMinor, boolean gains) {
        equityMinor = Saturated.add(equityMinor, byMinor);
        if (gains) {
            gainMinor = Saturated.add(gainMinor, byMinor);
        } else {
            inflowMinor = Saturated.add(inflowMinor, byMinor);
        }
    }

    /** As it was at the end of the day before. */
    final void restore(long gain, long peak) {
        gainMinor = gain;
        peakMinor = peak;
    }

    /** The other one's figures are in it from now on; how far it is below its peaks stays. */
    final void include(Exposure other) {
        long peak = peakMinor();
        long inflowPeak = inflowPeakMinor();
        equityMinor = Saturated.add(equityMinor, other.equityMinor);
        gainMinor = Saturated.add(gainMinor, other.gainMinor);
        peakMinor = Saturated.add(peak, other.gainMinor);
        gainAtDayStartMinor = Saturated.add(gainAtDayStartMinor, other.gainAtDayStartMinor);
        equityAtDayStartMinor = Saturated.add(equityAtDayStartMinor, other.equityAtDayStartMinor);
        inflowMinor = Saturated.add(inflowMinor, other.inflowMinor);
        inflowPeakMinor = Saturated.add(inflowPeak, other.inflowMinor);
    }

    /** They are no longer; how far it is below its peaks stays. */
    final void exclude(Exposure other) {
        long peak = peakMinor();
        long inflowPeak = inflowPeakMinor();
        equityMinor = Saturated.subtract(equityMinor, other.equityMinor);
        gainMinor = Saturated.subtract(gainMinor, other.gainMinor);
        peakMinor = Saturated.subtract(peak, other.gainMinor);
        gainAtDayStartMinor = Saturated.subtract(gainAtDayStartMinor, other.gainAtDayStartMinor);
        equityAtDayStartMinor =
                Saturated.subtract(equityAtDayStartMinor, other.equityAtDayStartMinor);
        inflowMinor = Saturated.subtract(inflowMinor, other.inflowMinor);
        inflowPeakMinor = Saturated.subtract(inflowPeak, other.inflowMinor);
    }
}

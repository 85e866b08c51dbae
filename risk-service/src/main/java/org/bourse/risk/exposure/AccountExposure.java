package org.bourse.risk.exposure;

import java.util.ArrayList;
import java.util.List;

/** What one account has and gained. Values are minor units of the reference asset. */
public final class AccountExposure {
    private static final long BASIS_POINTS = 10_000;

    private final long account;
    private final int reference;
    private final List<Holding> holdings = new ArrayList<>(2);
    private long equityMinor;
    private long gainMinor;
    private long peakMinor;
    private long gainAtDayStartMinor;
    private long capitalMinor;
    private int day;
    private boolean touched;

    AccountExposure(long account, int reference, int day) {
        this.account = account;
        this.reference = reference;
        this.day = day;
    }

    public long account() {
        return account;
    }

    /** All it has, at last prices; what has had no price yet is worth nothing. */
    public long equityMinor() {
        return equityMinor;
    }

    /** Its equity at the start of the venue's day, and what was paid in since. */
    public long capitalMinor() {
        return capitalMinor;
    }

    /** Gained since the start of the venue's day, fees paid; negative is a loss. */
    public long dayGainMinor() {
        return Saturated.subtract(gainMinor, gainAtDayStartMinor);
    }

    /** Lost since the start of the venue's day; 0 when it gained. */
    public long dayLossMinor() {
        return Math.max(0, Saturated.subtract(gainAtDayStartMinor, gainMinor));
    }

    /** The loss of the day in parts of 10,000 of the capital, rounded down; all without any. */
    public long dayLossBasisPoints() {
        long loss = dayLossMinor();
        if (loss == 0 || loss >= capitalMinor) {
            return loss == 0 ? 0 : BASIS_POINTS;
        }
        return loss > Long.MAX_VALUE / BASIS_POINTS
                ? loss / (capitalMinor / BASIS_POINTS + 1)
                : loss * BASIS_POINTS / capitalMinor;
    }

    /** How far the gain is below the greatest it ever was; not negative. */
    public long drawdownMinor() {
        return Saturated.subtract(peakMinor, gainMinor);
    }

    /** Of how many assets other than the reference it has some. */
    public int openPositions() {
        int open = 0;
        for (int i = 0; i < holdings.size(); i++) {
            open += holdings.get(i).market.asset == reference ? 0 : 1;
        }
        return open;
    }

    /** What all it has but the reference is worth. */
    public long exposureMinor() {
        long sum = 0;
        for (int i = 0; i < holdings.size(); i++) {
            sum = Saturated.add(sum, exposureMinor(holdings.get(i)));
        }
        return sum;
    }

    /** The most that what it has of one asset, other than the reference, is worth. */
    public long largestExposureMinor() {
        long largest = 0;
        for (int i = 0; i < holdings.size(); i++) {
            largest = Math.max(largest, exposureMinor(holdings.get(i)));
        }
        return largest;
    }

    private long exposureMinor(Holding holding) {
        return holding.market.asset == reference ? 0 : holding.valueMinor;
    }

    /** All it has but the reference. */
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            if (holding.market.asset != reference) {
                positions.add(
                        new Position(
                                holding.market.asset, holding.balanceMinor, holding.valueMinor));
            }
        }
        return positions;
    }

    /** The day the figures of the day are of, in days since the Unix epoch. */
    public int day() {
        return day;
    }

    void rollTo(int today) {
        if (today > day) {
            day = today;
            gainAtDayStartMinor = gainMinor;
            capitalMinor = equityMinor;
        }
    }

    /** True the first time since {@link #settle}. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    void settle() {
        touched = false;
    }

    /** What it has is worth so much more, or less. */
    private void revalued(long byMinor, boolean gains) {
        equityMinor = Saturated.add(equityMinor, byMinor);
        if (gains) {
            gainMinor = Saturated.add(gainMinor, byMinor);
            peakMinor = Math.max(peakMinor, gainMinor);
        } else if (byMinor > 0) {
            capitalMinor = Saturated.add(capitalMinor, byMinor);
        }
    }

    /** At the last price. */
    void revalue(Holding holding, boolean gains) {
        long value = holding.market.value(holding.balanceMinor);
        if (value != holding.valueMinor) {
            revalued(Saturated.subtract(value, holding.valueMinor), gains);
            holding.valueMinor = value;
        }
    }

    void change(Market market, long byMinor, boolean gains) {
        Holding holding = holding(market);
        revalue(holding, true);
        holding.balanceMinor = Saturated.add(holding.balanceMinor, byMinor);
        long value = market.value(holding.balanceMinor);
        long before = holding.valueMinor;
        holding.valueMinor = value;
        if (holding.balanceMinor == 0) {
            holdings.remove(holding);
            market.remove(holding);
        }
        revalued(Saturated.subtract(value, before), gains);
    }

    private Holding holding(Market market) {
        for (int i = 0; i < holdings.size(); i++) {
            if (holdings.get(i).market == market) {
                return holdings.get(i);
            }
        }
        Holding holding = new Holding(this, market);
        holdings.add(holding);
        market.add(holding);
        return holding;
    }

    ExposureStanding.Account standing() {
        List<ExposureStanding.Balance> balances = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            balances.add(new ExposureStanding.Balance(holding.market.asset, holding.balanceMinor));
        }
        return new ExposureStanding.Account(account, gainMinor, peakMinor, balances);
    }

    /** As it was at the end of the day before. */
    void restore(ExposureStanding.Account standing) {
        gainMinor = standing.gainMinor();
        peakMinor = standing.peakMinor();
    }
}

package org.bourse.risk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Balances and prices in plain arrays; every figure is summed anew from them. Asset 0 is the
 * reference.
 */
final class NaiveExposure {
    private final int assets;
    private final long[][] balance;
    private final long[] quote;
    private final long[] base;
    private final long[] flows;
    private final long[] peak;
    private final long[] dayStartGain;
    private final long[] dayStartEquity;

    /** By account, what all that was paid in and out since the day began came to, each time. */
    private final List<List<Long>> inflows = new ArrayList<>();

    private final boolean[] known;
    private int day;

    NaiveExposure(int assets, int accounts) {
        this.assets = assets;
        balance = new long[accounts][assets];
        quote = new long[assets];
        base = new long[assets];
        Arrays.fill(base, 1);
        quote[0] = 1;
        flows = new long[accounts];
        peak = new long[accounts];
        dayStartGain = new long[accounts];
        dayStartEquity = new long[accounts];
        known = new boolean[accounts];
        for (int each = 0; each < accounts; each++) {
            inflows.add(new ArrayList<>(List.of(0L)));
        }
    }

    void mark(int asset, long quoteMinor, long baseMinor, int today) {
        begin(today);
        boolean first = quote[asset] == 0;
        quote[asset] = quoteMinor;
        base[asset] = baseMinor;
        for (int each = 0; each < flows.length; each++) {
            if (first) {
                flow(each, worth(asset, balance[each][asset]));
            }
            peak[each] = Math.max(peak[each], gain(each));
        }
    }

    void post(int account, int asset, long by, boolean gains, int today) {
        begin(today);
        known[account] = true;
        long before = equity(account);
        balance[account][asset] += by;
        if (!gains) {
            flow(account, equity(account) - before);
        }
        peak[account] = Math.max(peak[account], gain(account));
    }

    long balance(int account, int asset) {
        return balance[account][asset];
    }

    private void flow(int account, long by) {
        flows[account] += by;
        inflows.get(account).add(inflows.get(account).getLast() + by);
    }

    private long capital(int account) {
        return dayStartEquity[account] + Collections.max(inflows.get(account));
    }

    void check(int account, ExposureBook book, int today, String where) {
        begin(today);
        if (!known[account]) {
            assertEquals(true, book.account(account, today).isEmpty(), where);
            return;
        }
        AccountExposure found = book.account(account, today).orElseThrow();
        int open = 0;
        long exposure = 0;
        long largest = 0;
        for (int asset = 1; asset < assets; asset++) {
            open += balance[account][asset] == 0 ? 0 : 1;
            exposure += worth(asset, balance[account][asset]);
            largest = Math.max(largest, worth(asset, balance[account][asset]));
        }
        long dayGain = gain(account) - dayStartGain[account];
        assertEquals(equity(account), found.equityMinor(), where);
        assertEquals(dayGain, found.dayGainMinor(), where);
        assertEquals(Math.max(0, -dayGain), found.dayLossMinor(), where);
        assertEquals(capital(account), found.capitalMinor(), where);
        assertEquals(peak[account] - gain(account), found.drawdownMinor(), where);
        assertEquals(open, found.openPositions(), where);
        assertEquals(exposure, found.exposureMinor(), where);
        assertEquals(largest, found.largestExposureMinor(), where);
        long ratio =
                dayGain >= 0
                        ? 0
                        : capital(account) <= -dayGain
                                ? 10_000
                                : BigDecimal.valueOf(-dayGain)
                                        .movePointRight(4)
                                        .divide(
                                                BigDecimal.valueOf(capital(account)),
                                                0,
                                                RoundingMode.CEILING)
                                        .longValueExact();
        assertEquals(ratio, found.dayLossBasisPoints(), where);
    }

    private void begin(int today) {
        for (int each = 0; today > day && each < flows.length; each++) {
            dayStartGain[each] = gain(each);
            dayStartEquity[each] = equity(each);
            inflows.get(each).clear();
            inflows.get(each).add(0L);
        }
        day = today;
    }

    private long gain(int account) {
        return equity(account) - flows[account];
    }

    private long equity(int account) {
        long sum = 0;
        for (int asset = 0; asset < assets; asset++) {
            sum += worth(asset, balance[account][asset]);
        }
        return sum;
    }

    private long worth(int asset, long of) {
        return BigDecimal.valueOf(of)
                .multiply(BigDecimal.valueOf(quote[asset]))
                .divide(BigDecimal.valueOf(base[asset]), 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}

package org.bourse.risk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

/** Cash, lots and prices in plain arrays; every figure is summed anew from them. */
final class NaiveExposure {
    private final int symbols;
    private final long[][] lots;
    private final long[] price;
    private final long[] cash;
    private final long[] peak;
    private final long[] dayStart;
    private int day;

    NaiveExposure(int symbols, int accounts) {
        this.symbols = symbols;
        lots = new long[accounts][symbols];
        price = new long[symbols];
        cash = new long[accounts];
        peak = new long[accounts];
        dayStart = new long[accounts];
    }

    WatchedSymbol symbol(int id) {
        return new WatchedSymbol(id, id + 1L, id % 2);
    }

    void transfer(int account, int symbol, long by, int today) {
        begin(today);
        lots[account][symbol] += by;
        cash[account] -= worth(symbol, by);
    }

    void fill(int account, int symbol, long by, long priceTicks, long fee, int today) {
        begin(today);
        boolean first = price[symbol] == 0;
        price[symbol] = priceTicks;
        for (int each = 0; first && each < cash.length; each++) {
            cash[each] -= worth(symbol, lots[each][symbol]);
        }
        for (int each = 0; each < cash.length; each++) {
            peak[each] = Math.max(peak[each], gain(each));
        }
        lots[account][symbol] += by;
        cash[account] -= worth(symbol, by) + fee;
        peak[account] = Math.max(peak[account], gain(account));
    }

    void check(int account, ExposureBook book, int today, String where) {
        Optional<AccountExposure> found = book.account(account, today);
        int open = 0;
        long[] sector = new long[2];
        for (int symbol = 0; symbol < symbols; symbol++) {
            long held = lots[account][symbol];
            open += held == 0 ? 0 : 1;
            sector[symbol % 2] += Math.abs(worth(symbol, held));
            assertEquals(held, book.positionLots(account, symbol), where);
            assertEquals(Math.abs(worth(symbol, held)), book.exposureMinor(account, symbol), where);
        }
        assertEquals(
                gain(account) - dayStart[account],
                found.map(AccountExposure::dayGainMinor).orElse(0L),
                where);
        assertEquals(
                peak[account] - gain(account),
                found.map(AccountExposure::drawdownMinor).orElse(0L),
                where);
        assertEquals(open, found.map(AccountExposure::openPositions).orElse(0), where);
        for (int id = 0; id < 2; id++) {
            int of = id;
            assertEquals(
                    sector[id], found.map(at -> at.sectorExposureMinor(of)).orElse(0L), where);
        }
    }

    private void begin(int today) {
        for (int each = 0; today > day && each < cash.length; each++) {
            dayStart[each] = gain(each);
        }
        day = today;
    }

    private long gain(int account) {
        long sum = cash[account];
        for (int symbol = 0; symbol < symbols; symbol++) {
            sum += worth(symbol, lots[account][symbol]);
        }
        return sum;
    }

    private long worth(int symbol, long of) {
        return of * price[symbol] * (symbol + 1);
    }
}

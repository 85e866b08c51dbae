package org.bourse.risk.exposure;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last price of a symbol and who has a position in it. */
final class Market {
    final WatchedSymbol symbol;
    private final Set<AccountExposure> holders = new LinkedHashSet<>();
    private long markTicks;

    Market(WatchedSymbol symbol) {
        this.symbol = symbol;
    }

    /** What so many lots are worth at the last price; 0 before the first one. */
    long valueMinor(long lots) {
        return Math.multiplyExact(Math.multiplyExact(lots, markTicks), symbol.minorPerTickLot());
    }

    /** The first price of all is no gain to anybody: what it is compared with is unknown. */
    void mark(long priceTicks, int day) {
        boolean first = markTicks == 0;
        for (AccountExposure holder : holders) {
            holder.rollTo(day);
            holder.beforeMark(this);
        }
        markTicks = priceTicks;
        for (AccountExposure holder : holders) {
            holder.afterMark(this, !first);
        }
    }

    void holds(AccountExposure account, boolean holds) {
        if (holds) {
            holders.add(account);
        } else {
            holders.remove(account);
        }
    }
}

package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.accounts.SymbolLimitTable;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.book.Book;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** The limits of accounts in single symbols, and what they are measured by. */
final class SymbolLimits {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Ledger ledger;
    private final SymbolLimitTable table;

    /** The UTC day of venue time, since the Unix epoch. */
    private long day;

    private long nextDayMicros = DAY_MICROS;

    SymbolLimits(AccountTable accounts, Ledger ledger, int pairsMax) {
        this.ledger = ledger;
        table = new SymbolLimitTable(accounts, pairsMax);
    }

    SymbolLimitTable table() {
        return table;
    }

    /** Venue time has moved. */
    void timeMoved(long timeMicros) {
        if (timeMicros >= nextDayMicros) {
            day = timeMicros / DAY_MICROS;
            long begin = day * DAY_MICROS;
            nextDayMicros =
                    begin > Long.MAX_VALUE - DAY_MICROS ? Long.MAX_VALUE : begin + DAY_MICROS;
        }
    }

    /**
     * Why a limit of the account in the symbol refuses a new order, or null. The limits of the
     * account alone (notional, open orders) are not looked at.
     *
     * @param lots 0 for an order by budget
     * @param boundTicks the worst price; counts where nothing has traded yet
     * @param opens how many open orders it adds with those of its list; 0 if it cannot rest
     */
    @Nullable RejectCode refusal(
            int account,
            Book book,
            boolean buy,
            long lots,
            long boundTicks,
            long notionalMinor,
            int opens) {
        int pair = table.find(account, book.symbol().number());
        if (pair == SymbolLimitTable.NONE) {
            return null;
        }
        RejectCode refusal = refusalOfQuantity(pair, buy, lots);
        if (refusal == null && buy && lots > 0) {
            refusal = refusalOfGrowth(pair, account, book, lots, boundTicks);
        }
        if (refusal != null) {
            return refusal;
        }
        long dailyMax = table.dailyMinorMax(pair);
        if (isExceeded(dailyMax, table.tradedMinor(pair, day), notionalMinor, 0)) {
            return RejectCode.DAILY_VOLUME_ABOVE_LIMIT;
        }
        return opens > 0 && isExceeded(table.openOrdersMax(pair), table.openOrders(pair), opens, 0)
                ? RejectCode.OPEN_ORDERS_ABOVE_LIMIT
                : null;
    }

    /**
     * Why a limit of the account in the symbol refuses to replace an order, or null.
     *
     * @param lots the new total
     * @param grownLots by how many the remaining lots grow; 0 or less if they do not
     */
    @Nullable RejectCode refusalOfReplace(
            int account, Book book, boolean buy, long lots, long grownLots, long boundTicks) {
        int pair = table.find(account, book.symbol().number());
        if (pair == SymbolLimitTable.NONE) {
            return null;
        }
        RejectCode refusal = refusalOfQuantity(pair, buy, lots);
        return refusal == null && buy && grownLots > 0
                ? refusalOfGrowth(pair, account, book, grownLots, boundTicks)
                : refusal;
    }

    private @Nullable RejectCode refusalOfQuantity(int pair, boolean buy, long lots) {
        if (table.restricted(pair)) {
            return RejectCode.SYMBOL_RESTRICTED;
        }
        if (buy && table.reduceOnly(pair)) {
            return RejectCode.REDUCE_ONLY;
        }
        return isExceeded(table.lotsMax(pair), lots, 0, 0) ? RejectCode.QUANTITY_ABOVE_LIMIT : null;
    }

    private @Nullable RejectCode refusalOfGrowth(
            int pair, int account, Book book, long lots, long boundTicks) {
        long positionMax = table.positionLotsMax(pair);
        long exposureMax = table.exposureMinorMax(pair);
        if (positionMax == SymbolLimitTable.ABSENT && exposureMax == SymbolLimitTable.ABSENT) {
            return null;
        }
        Symbol symbol = book.symbol();
        long minor =
                ledger.availableMinor(account, symbol.base())
                        + ledger.heldMinor(account, symbol.base());
        long position = minor / symbol.lotMinor();
        long buys = table.openBuyLots(pair);
        if (isExceeded(positionMax, position, buys, lots)) {
            return RejectCode.POSITION_ABOVE_LIMIT;
        }
        if (exposureMax == SymbolLimitTable.ABSENT) {
            return null;
        }
        long priceTicks = book.lastPriceTicks() == 0 ? boundTicks : book.lastPriceTicks();
        return isExceeded(lotsWithin(exposureMax, priceTicks, symbol), position, buys, lots)
                ? RejectCode.EXPOSURE_ABOVE_LIMIT
                : null;
    }

    /** The most lots whose value at a price is within a limit. */
    private static long lotsWithin(long maxMinor, long priceTicks, Symbol symbol) {
        long lotMinor = priceTicks * symbol.tickLotMinor();
        boolean fits = Math.multiplyHigh(priceTicks, symbol.tickLotMinor()) == 0 && lotMinor > 0;
        return fits ? maxMinor / lotMinor : 0;
    }

    /** Whether the sum of three numbers that are not negative is above a limit that is set. */
    private static boolean isExceeded(long max, long first, long second, long third) {
        return max != SymbolLimitTable.ABSENT
                && (first > max || second > max - first || third > max - first - second);
    }

    /** An account has one more open order. */
    void opened(int account, int symbol, boolean buy, long remainingLots) {
        count(account, symbol, buy, remainingLots, 0);
    }

    /** Counts an open order where its pair is not below a number. */
    void count(int account, int symbol, boolean buy, long remainingLots, int firstPair) {
        int pair = table.find(account, symbol);
        if (pair != SymbolLimitTable.NONE && pair >= firstPair) {
            table.openOrdersChanged(pair, 1);
            table.openBuyLotsChanged(pair, buy ? remainingLots : 0);
        }
    }

    /** An account has one open order less. */
    void closed(int account, int symbol, boolean buy, long remainingLots) {
        int pair = table.find(account, symbol);
        if (pair != SymbolLimitTable.NONE) {
            table.openOrdersChanged(pair, -1);
            table.openBuyLotsChanged(pair, buy ? -remainingLots : 0);
        }
    }

    /** The remaining lots of an open buy change. */
    void openBuyLotsChanged(int account, int symbol, long change) {
        int pair = table.find(account, symbol);
        if (pair != SymbolLimitTable.NONE) {
            table.openBuyLotsChanged(pair, change);
        }
    }

    /** An account traded as one side of a trade. */
    void traded(int account, int symbol, long notionalMinor) {
        int pair = table.find(account, symbol);
        if (pair != SymbolLimitTable.NONE) {
            long before = table.tradedMinor(pair, day);
            long after =
                    before > Amounts.MAX - notionalMinor ? Amounts.MAX : before + notionalMinor;
            table.tradedMinor(pair, day, after);
        }
    }

    void write(StateWriter out) {
        table.write(out, day);
    }

    /** Reads them; venue time is right already. */
    void read(StateReader in) {
        table.read(in, day);
    }
}

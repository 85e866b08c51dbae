package org.bourse.portfolio.position;

import java.math.BigInteger;

/** What an account bought at one symbol and still has. */
public final class Position {
    private final TradedSymbol symbol;
    private final OpenLots open;
    private Totals totals;
    private long lots;
    private long costMinor;

    /**
     * @param lots of the open lots together
     * @param costMinor of the open lots together
     */
    public Position(TradedSymbol symbol, OpenLots open, long lots, long costMinor, Totals totals) {
        this.symbol = symbol;
        this.open = open;
        this.lots = lots;
        this.costMinor = costMinor;
        this.totals = totals;
    }

    /** With nothing in it. */
    static Position empty(TradedSymbol symbol) {
        return new Position(symbol, new OpenLots(OpenLots.Source.NONE), 0, 0, Totals.NONE);
    }

    public TradedSymbol symbol() {
        return symbol;
    }

    /** With known cost. */
    public long lots() {
        return lots;
    }

    /** Of the open lots, in minor units of the quote asset. */
    public long costMinor() {
        return costMinor;
    }

    public Totals totals() {
        return totals;
    }

    public OpenLots open() {
        return open;
    }

    /**
     * @param lot notional and fee are its cost
     */
    void buy(TaxLot lot, long feeMinor) {
        open.add(lot);
        lots = Math.addExact(lots, lot.lots());
        costMinor = Math.addExact(costMinor, lot.costMinor());
        totals = totals.plusFee(feeMinor);
    }

    /**
     * @param proceedsMinor notional less fee
     */
    Sale sell(
            long tradeId,
            long micros,
            long soldLots,
            long proceedsMinor,
            long feeMinor,
            CostMethod method) {
        long known = Math.min(soldLots, lots);
        Sale sale =
                new Sale(
                        tradeId,
                        symbol.number(),
                        micros,
                        soldLots,
                        proceedsMinor,
                        known,
                        Shares.floor(proceedsMinor, known, soldLots),
                        take(known, method));
        totals = totals.plus(sale).plusFee(feeMinor);
        return sale;
    }

    /**
     * Lots that left without a sale at this symbol.
     *
     * @param some at most all
     * @param lastTicks the last price, 0 when nothing was traded
     */
    void remove(long some, long lastTicks, CostMethod method) {
        BigInteger value =
                BigInteger.valueOf(some)
                        .multiply(BigInteger.valueOf(lastTicks))
                        .multiply(BigInteger.valueOf(symbol.notionalMinor()));
        totals = totals.plusRemoved(take(some, method), value);
    }

    /** The cost of the lots taken. */
    private long take(long wanted, CostMethod method) {
        if (wanted > lots) {
            throw new IllegalArgumentException("wanted=" + wanted + " lots=" + lots);
        }
        if (wanted > 0 && method == CostMethod.AVERAGE) {
            open.merge();
        }
        long left = wanted;
        long cost = 0;
        while (left > 0) {
            TaxLot lot = method == CostMethod.LIFO ? open.removeNewest() : open.removeOldest();
            long some = Math.min(left, lot.lots());
            cost += lot.costOf(some);
            left -= some;
            if (some < lot.lots()) {
                putBack(lot.less(some), method);
            }
        }
        lots -= wanted;
        costMinor -= cost;
        return cost;
    }

    private void putBack(TaxLot lot, CostMethod method) {
        switch (method) {
            case LIFO -> open.putBackNewest(lot);
            case FIFO, AVERAGE -> open.putBackOldest(lot);
        }
    }
}

package org.bourse.portfolio.position;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.bourse.contracts.v1.Trade;

/** What one account holds, and what it paid for it. */
public final class AccountBook {
    private final NavigableMap<Integer, Long> holdings = new TreeMap<>();
    private final NavigableMap<Integer, Position> positions = new TreeMap<>();
    private final NavigableMap<Long, CostMethod> methods;

    /**
     * @param methods by the position of the log from which on they hold; before all of them FIFO
     *     does
     */
    public AccountBook(NavigableMap<Long, CostMethod> methods) {
        this.methods = methods;
    }

    /** What is known already. */
    public void hold(int asset, long totalMinor) {
        holdings.put(asset, totalMinor);
    }

    /** What is known already. */
    public void hold(Position position) {
        positions.put(position.symbol().number(), position);
    }

    /** Available and held of an asset, in its minor units. */
    public long totalMinor(int asset) {
        return holdings.getOrDefault(asset, 0L);
    }

    /** All that there are or were, by the number of the symbol. */
    public Collection<Position> positions() {
        return positions.values();
    }

    /** The position at a symbol, an empty one if there was none. */
    public Position position(TradedSymbol symbol) {
        return positions.computeIfAbsent(symbol.number(), _ -> Position.empty(symbol));
    }

    CostMethod methodAt(long logPosition) {
        var since = methods.floorEntry(logPosition);
        return since == null ? CostMethod.FIFO : since.getValue();
    }

    void bought(
            TradedSymbol symbol,
            Trade trade,
            long logPosition,
            long micros,
            IntToLongFunction lastTicks) {
        CostMethod method = methodAt(logPosition);
        long cost = Math.addExact(trade.getNotionalMinor(), trade.getBuyerFeeMinor());
        position(symbol)
                .buy(
                        new TaxLot(trade.getTradeId(), micros, trade.getLots(), cost),
                        trade.getBuyerFeeMinor());
        move(symbol.base(), Math.multiplyExact(trade.getLots(), symbol.lotMinor()));
        move(symbol.quote(), -cost);
        trim(symbol.quote(), lastTicks, method);
    }

    Sale sold(
            TradedSymbol symbol,
            Trade trade,
            long logPosition,
            long micros,
            IntToLongFunction lastTicks) {
        CostMethod method = methodAt(logPosition);
        long proceeds = Math.subtractExact(trade.getNotionalMinor(), trade.getSellerFeeMinor());
        Sale sale =
                position(symbol)
                        .sell(
                                trade.getTradeId(),
                                micros,
                                trade.getLots(),
                                proceeds,
                                trade.getSellerFeeMinor(),
                                method);
        move(symbol.base(), -Math.multiplyExact(trade.getLots(), symbol.lotMinor()));
        move(symbol.quote(), proceeds);
        trim(symbol.base(), lastTicks, method);
        return sale;
    }

    void flowed(Flow flow, IntToLongFunction lastTicks) {
        move(flow.asset(), flow.deltaMinor());
        if (flow.deltaMinor() < 0) {
            trim(flow.asset(), lastTicks, methodAt(flow.logPosition()));
        }
    }

    private void move(int asset, long deltaMinor) {
        holdings.merge(asset, deltaMinor, Math::addExact);
    }

    /** Lots are never more than what is there of their asset. */
    private void trim(int asset, IntToLongFunction lastTicks, CostMethod method) {
        long spareMinor = totalMinor(asset);
        for (Position position : positions.values()) {
            if (position.symbol().base() == asset) {
                spareMinor -= position.lots() * position.symbol().lotMinor();
            }
        }
        for (Position position : positions.values()) {
            if (spareMinor < 0 && position.symbol().base() == asset && position.lots() > 0) {
                long lotMinor = position.symbol().lotMinor();
                long some = Math.min(position.lots(), Math.ceilDiv(-spareMinor, lotMinor));
                position.remove(some, lastTicks.applyAsLong(position.symbol().number()), method);
                spareMinor += some * lotMinor;
            }
        }
    }
}

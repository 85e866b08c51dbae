package org.bourse.marketdata.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.source.tick.SourceTrade;

/**
 * Gathers the trades of the market outside until they are taken, those of a side and price
 * together, in the order in which the first of each came. It holds a bounded number of prices; what
 * trades at others meanwhile is passed over, since to the order that rests a missed fill does no
 * harm. One thread at a time.
 */
public final class MarketTrades {
    /** Sides and prices that are told apart. */
    static final int PRICES_MAX = 250;

    private record Price(Side takerSide, long ticks) {}

    private final Map<Price, Long> lots = new LinkedHashMap<>();

    /** Takes a trade in the terms of the source. */
    public void add(SourceTrade trade) {
        Price price = new Price(trade.buyerIsMaker() ? Side.SELL : Side.BUY, trade.priceTicks());
        if (lots.size() < PRICES_MAX || lots.containsKey(price)) {
            lots.merge(price, trade.lots(), TermsFit::sum);
        }
    }

    /** All since the last call, in the venue's terms. */
    public List<MarketTrade> take(TermsFit fit) {
        List<MarketTrade> trades = new ArrayList<>(lots.size());
        lots.forEach((price, traded) -> {
            // A seller who sold at a price has met the bids that are not below it.
            long ticks =
                    price.takerSide() == Side.SELL
                            ? fit.notBelow(price.ticks())
                            : fit.notAbove(price.ticks());
            long whole = fit.lots(traded);
            if (whole > 0 && ticks >= 1 && ticks <= TermsFit.MAX) {
                trades.add(new MarketTrade(price.takerSide(), ticks, whole));
            }
        });
        lots.clear();
        return trades;
    }

    /** Forgets what was not taken. */
    public void clear() {
        lots.clear();
    }
}

package org.bourse.marketdata.tape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the trades of a symbol into aggregated ones. One thread at a time. */
public final class TradeRun {
    private @Nullable AggregatedTrade open;
    private long openTakerOrderId;

    /**
     * Adds the next trade of a step.
     *
     * @param takerOrderId of the order that took; of no meaning in a call auction
     * @return the aggregated trade that ended with the one before
     */
    public Optional<AggregatedTrade> add(PublicTrade trade, long takerOrderId) {
        AggregatedTrade before = open;
        if (before != null
                && !trade.auction()
                && !before.auction()
                && takerOrderId == openTakerOrderId
                && trade.priceTicks() == before.priceTicks()) {
            open = before.and(trade);
            return Optional.empty();
        }
        open = AggregatedTrade.of(trade);
        openTakerOrderId = takerOrderId;
        return Optional.ofNullable(before);
    }

    /** The step is over: what ended with its last trade. */
    public Optional<AggregatedTrade> end() {
        Optional<AggregatedTrade> last = Optional.ofNullable(open);
        open = null;
        return last;
    }
}

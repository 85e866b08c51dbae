package org.bourse.risk.surveillance;

import org.bourse.contracts.v1.Side;

/** What the rules see of a venue, one fact at a time and in the order of the log. */
public sealed interface Observation {
    Moment moment();

    int symbol();

    /** An order was accepted, whether it rests or not. */
    record Placed(Moment moment, LiveOrder order) implements Observation {
        @Override
        public int symbol() {
            return order.symbol();
        }
    }

    /**
     * Its owner took back what was left of an order.
     *
     * @param order as it was before
     * @param byReplace it was not cancelled but moved away from the market, or made much smaller
     */
    record Withdrawn(Moment moment, LiveOrder order, boolean byReplace) implements Observation {
        @Override
        public int symbol() {
            return order.symbol();
        }
    }

    /**
     * Two orders traded.
     *
     * @param previousPriceTicks of the symbol's last trade; of this one when it is the first
     * @param takerSide unspecified in an auction
     */
    record Traded(
            Moment moment,
            int symbol,
            long tradeId,
            long priceTicks,
            long previousPriceTicks,
            long lots,
            Party buyer,
            Party seller,
            Side takerSide)
            implements Observation {

        /** The side that took; the buyer in an auction. */
        Party taker() {
            return takerSide == Side.SELL ? seller : buyer;
        }

        Party maker() {
            return takerSide == Side.SELL ? buyer : seller;
        }

        boolean auction() {
            return takerSide == Side.SIDE_UNSPECIFIED;
        }
    }

    /** Two orders of one owner met and did not trade. */
    record Prevented(Moment moment, int symbol, Party taker, Party maker, long lots)
            implements Observation {}

    /** Continuous trading ended: by schedule, into a closing auction, or with the UTC day. */
    record Closed(Moment moment, int symbol) implements Observation {}
}

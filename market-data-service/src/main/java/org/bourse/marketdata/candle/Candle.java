package org.bourse.marketdata.candle;

import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * What was traded of a symbol in one interval. Sums are exact up to 2^63 - 1 and stay there when
 * more is traded; so they do not depend on how the trades were grouped.
 *
 * @param symbol its number
 * @param openMicros when the interval begins, venue time, microseconds since the Unix epoch
 * @param openTicks the price of the first trade
 * @param closeTicks the price of the last trade
 * @param lots the volume
 * @param quoteMinor the volume in minor units of the quote asset
 * @param trades how many
 * @param takerBuyLots of the volume what buyers took; nothing of call auctions
 * @param takerBuyQuoteMinor the same in minor units of the quote asset
 */
public record Candle(
        int symbol,
        long openMicros,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long lots,
        long quoteMinor,
        long trades,
        long takerBuyLots,
        long takerBuyQuoteMinor,
        long firstTradeId,
        long lastTradeId) {

    /** The candle of one trade. */
    public static Candle of(int symbol, Interval interval, PublicTrade trade) {
        boolean bought = !trade.auction() && trade.takerSide() == Side.BUY;
        long price = trade.priceTicks();
        return new Candle(
                symbol,
                interval.openMicros(trade.venueTimeMicros()),
                price,
                price,
                price,
                price,
                trade.lots(),
                trade.notionalMinor(),
                1,
                bought ? trade.lots() : 0,
                bought ? trade.notionalMinor() : 0,
                trade.tradeId(),
                trade.tradeId());
    }

    /** With the trades of a candle that follows, of the same or a later interval. */
    public Candle and(Candle later) {
        return new Candle(
                symbol,
                openMicros,
                openTicks,
                Math.max(highTicks, later.highTicks),
                Math.min(lowTicks, later.lowTicks),
                later.closeTicks,
                Sums.of(lots, later.lots),
                Sums.of(quoteMinor, later.quoteMinor),
                Sums.of(trades, later.trades),
                Sums.of(takerBuyLots, later.takerBuyLots),
                Sums.of(takerBuyQuoteMinor, later.takerBuyQuoteMinor),
                firstTradeId,
                later.lastTradeId);
    }

    /** The same trades as a part of a longer interval. */
    public Candle within(Interval interval) {
        return openedAt(interval.openMicros(openMicros));
    }

    /** The same trades in an interval that begins here. */
    public Candle openedAt(long micros) {
        return new Candle(
                symbol,
                micros,
                openTicks,
                highTicks,
                lowTicks,
                closeTicks,
                lots,
                quoteMinor,
                trades,
                takerBuyLots,
                takerBuyQuoteMinor,
                firstTradeId,
                lastTradeId);
    }
}

package org.bourse.marketdata.candle;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.tape.PublicTrade;

/** Trades of one symbol, as tests and dice write them. */
public final class Trades {
    private Trades() {}

    public static PublicTrade trade(long id, long timeMicros, long priceTicks, long lots) {
        return trade(id, timeMicros, priceTicks, lots, Side.BUY);
    }

    public static PublicTrade trade(
            long id, long timeMicros, long priceTicks, long lots, Side takerSide) {
        return new PublicTrade(
                id, priceTicks, lots, priceTicks * lots, timeMicros, takerSide, false);
    }

    /** Of one step, at its first trade's time; all buyers' order is 7, all sellers' 8. */
    public static TradeEvents record(int symbol, PublicTrade... trades) {
        TradeEvents.Builder record =
                TradeEvents.newBuilder().setHeader(header(trades[0].venueTimeMicros()));
        for (PublicTrade trade : trades) {
            record.addEvents(
                    TradeEvent.newBuilder()
                            .setTrade(
                                    Trade.newBuilder()
                                            .setTradeId(trade.tradeId())
                                            .setSymbol(symbol)
                                            .setPriceTicks(trade.priceTicks())
                                            .setLots(trade.lots())
                                            .setNotionalMinor(trade.notionalMinor())
                                            .setTakerSide(trade.takerSide())
                                            .setAuction(trade.auction())
                                            .setBuyerOrderId(7)
                                            .setSellerOrderId(8)));
        }
        return record.build();
    }

    /** A step without trades. */
    public static TradeEvents progress(long timeMicros) {
        return TradeEvents.newBuilder().setHeader(header(timeMicros)).build();
    }

    private static EventHeader header(long timeMicros) {
        return EventHeader.newBuilder().setVenueTimeMicros(timeMicros).setPosition(5).build();
    }

    /** In the order of their ids, some at one moment, some after hours or days. */
    public static List<PublicTrade> thrown(RandomGenerator dice, int count, long fromMicros) {
        List<PublicTrade> trades = new ArrayList<>();
        long time = fromMicros;
        for (int i = 1; i <= count; i++) {
            time +=
                    switch (dice.nextInt(8)) {
                        case 0, 1 -> 0;
                        case 2, 3, 4 -> dice.nextLong(800_000);
                        case 5, 6 -> dice.nextLong(90_000_000);
                        default -> dice.nextLong(9_000_000_000L);
                    };
            boolean auction = dice.nextInt(9) == 0;
            Side taker =
                    auction ? Side.SIDE_UNSPECIFIED : dice.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 1 + dice.nextInt(50);
            long lots = 1 + dice.nextInt(100);
            trades.add(
                    new PublicTrade(i * 3L, price, lots, price * lots * 7, time, taker, auction));
        }
        return trades;
    }
}

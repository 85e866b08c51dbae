package org.bourse.marketdata;

import java.util.List;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.IndicativePrice;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.statistics.StatisticsBounds;

/** A symbol and its events, as tests write them. */
public final class Demo {
    public static final Asset BTC = asset(1, "BTC", 8);
    public static final Asset USDT = asset(2, "USDT", 6);
    public static final Symbol BTC_USDT =
            Symbol.newBuilder()
                    .setSymbol(1)
                    .setName("BTC-USDT")
                    .setBase(1)
                    .setQuote(2)
                    .setTick(1)
                    .setPriceScale(2)
                    .setLot(1)
                    .setQuantityScale(5)
                    .setLotsMin(1)
                    .setLotsMax(900_000_000)
                    .setNotionalMinorMin(5_000_000)
                    .setMakerRateE8(50_000)
                    .setTakerRateE8(100_000)
                    .build();
    public static final SymbolTerms TERMS = new SymbolTerms(BTC_USDT, BTC, USDT);

    private Demo() {}

    /** Of no trades yet, with little room. */
    public static MarketStatistics statistics() {
        return new MarketStatistics(new StatisticsBounds(10, 10, 10));
    }

    private static Asset asset(int number, String code, int scale) {
        return Asset.newBuilder().setAsset(number).setCode(code).setScale(scale).build();
    }

    public static LevelChanged change(long sequence, Side side, long priceTicks, long lots) {
        return LevelChanged.newBuilder()
                .setSymbol(1)
                .setBookSequence(sequence)
                .setSide(side)
                .setPriceTicks(priceTicks)
                .setLots(lots)
                .build();
    }

    public static Level level(long priceTicks, long lots) {
        return Level.newBuilder().setPriceTicks(priceTicks).setLots(lots).build();
    }

    public static BookImage image(long sequence, List<Level> bids, List<Level> asks) {
        return BookImage.newBuilder()
                .setSymbol(BTC_USDT)
                .setBookSequence(sequence)
                .addAllBids(bids)
                .addAllAsks(asks)
                .setParts(1)
                .build();
    }

    public static BookEvents book(long timeMicros, LevelChanged... changes) {
        BookEvents.Builder record = BookEvents.newBuilder().setHeader(header(timeMicros));
        for (LevelChanged change : changes) {
            record.addEvents(BookEvent.newBuilder().setLevelChanged(change));
        }
        return record.build();
    }

    public static BookEvents book(long timeMicros, BookImage image) {
        return BookEvents.newBuilder()
                .setHeader(header(timeMicros))
                .addEvents(BookEvent.newBuilder().setBookImage(image))
                .build();
    }

    public static BookEvents indicative(long timeMicros, long priceTicks, long lots) {
        return BookEvents.newBuilder()
                .setHeader(header(timeMicros))
                .addEvents(
                        BookEvent.newBuilder()
                                .setIndicativePrice(
                                        IndicativePrice.newBuilder()
                                                .setSymbol(1)
                                                .setPriceTicks(priceTicks)
                                                .setLots(lots)
                                                .setSurplusLots(1)
                                                .setSurplusSide(Side.SELL)))
                .build();
    }

    /** The symbol in another state, as it stands on book-events. */
    public static BookEvents state(long timeMicros, SymbolState state) {
        return BookEvents.newBuilder()
                .setHeader(header(timeMicros))
                .addEvents(
                        BookEvent.newBuilder()
                                .setConfigured(
                                        Configured.newBuilder()
                                                .setSymbolChanged(
                                                        BTC_USDT.toBuilder().setState(state))))
                .build();
    }

    /** Both assets and the symbol, as they stand on every topic. */
    public static TradeEvents listing() {
        return TradeEvents.newBuilder()
                .setHeader(header(0))
                .addEvents(event(Configured.newBuilder().setAssetListed(BTC)))
                .addEvents(event(Configured.newBuilder().setAssetListed(USDT)))
                .addEvents(event(Configured.newBuilder().setSymbolListed(BTC_USDT)))
                .build();
    }

    public static TradeEvents trade(long tradeId, long priceTicks, long lots, Side takerSide) {
        return TradeEvents.newBuilder()
                .setHeader(header(1_700_000_000_123_456L))
                .addEvents(
                        TradeEvent.newBuilder()
                                .setTrade(
                                        Trade.newBuilder()
                                                .setTradeId(tradeId)
                                                .setSymbol(1)
                                                .setPriceTicks(priceTicks)
                                                .setLots(lots)
                                                .setTakerSide(takerSide)))
                .build();
    }

    /** The trades of one step. */
    public static TradeEvents trades(Side takerSide, Trade.Builder... trades) {
        TradeEvents.Builder events =
                TradeEvents.newBuilder().setHeader(header(1_700_000_000_123_456L));
        for (Trade.Builder trade : trades) {
            events.addEvents(TradeEvent.newBuilder().setTrade(trade.setTakerSide(takerSide)));
        }
        return events.build();
    }

    /** A trade in which an order bought. */
    public static Trade.Builder fill(long tradeId, long buyerOrderId, long priceTicks, long lots) {
        return Trade.newBuilder()
                .setTradeId(tradeId)
                .setSymbol(1)
                .setBuyerOrderId(buyerOrderId)
                .setPriceTicks(priceTicks)
                .setLots(lots);
    }

    /** A fact as it stands on every topic. */
    public static TradeEvents configured(Configured.Builder what) {
        return TradeEvents.newBuilder()
                .setHeader(header(0))
                .addEvents(TradeEvent.newBuilder().setConfigured(what))
                .build();
    }

    private static TradeEvent.Builder event(Configured.Builder what) {
        return TradeEvent.newBuilder().setConfigured(what);
    }

    private static EventHeader header(long timeMicros) {
        return EventHeader.newBuilder()
                .setContractVersion(1)
                .setVenueTimeMicros(timeMicros)
                .build();
    }
}

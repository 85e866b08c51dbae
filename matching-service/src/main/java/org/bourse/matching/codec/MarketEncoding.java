package org.bourse.matching.codec;

import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.IndicativePrice;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;

/** What the core says of the market, on trade-events and book-events. */
interface MarketEncoding extends EventEncoding {

    @Override
    default void trade(
            long tradeId,
            int symbol,
            long priceTicks,
            long lots,
            long notionalMinor,
            Side takerSide,
            long buyerAccount,
            long sellerAccount,
            long buyerOrderId,
            long sellerOrderId,
            long buyerFeeMinor,
            long sellerFeeMinor) {
        if (step().onTrades()) {
            Trade.Builder trade =
                    Trade.newBuilder()
                            .setTradeId(tradeId)
                            .setSymbol(symbol)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setNotionalMinor(notionalMinor)
                            .setTakerSide(takerSide)
                            .setBuyerAccount(buyerAccount)
                            .setSellerAccount(sellerAccount)
                            .setBuyerOrderId(buyerOrderId)
                            .setSellerOrderId(sellerOrderId)
                            .setBuyerFeeMinor(buyerFeeMinor)
                            .setSellerFeeMinor(sellerFeeMinor)
                            .setAuction(takerSide == Side.SIDE_UNSPECIFIED);
            step().trade(trade);
        }
    }

    @Override
    default void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        if (step().onBook()) {
            IndicativePrice.Builder price =
                    IndicativePrice.newBuilder()
                            .setSymbol(symbol)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setSurplusLots(surplusLots)
                            .setSurplusSide(surplusSide);
            step().book(BookEvent.newBuilder().setIndicativePrice(price));
        }
    }

    @Override
    default void levelChanged(
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots) {
        if (step().onBook()) {
            LevelChanged.Builder level =
                    LevelChanged.newBuilder()
                            .setSymbol(symbol)
                            .setBookSequence(bookSequence)
                            .setSide(side)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setOrders(orders)
                            .setExternalLots(externalLots);
            step().book(BookEvent.newBuilder().setLevelChanged(level));
        }
    }
}

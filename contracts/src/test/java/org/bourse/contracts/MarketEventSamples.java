package org.bourse.contracts;

import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvents;

/** Records of trade-events and book-events with every event, each with every field set. */
final class MarketEventSamples {
    private MarketEventSamples() {}

    static TradeEvents trades() {
        TradeEvents.Builder events = TradeEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        SampleParts.configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder()
                .setTrade(
                        Trade.newBuilder()
                                .setTradeId(2049)
                                .setSymbol(1)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setNotionalMinor(56)
                                .setTakerSide(Side.BUY)
                                .setBuyerAccount(1000)
                                .setSellerAccount(1001)
                                .setBuyerOrderId(2048)
                                .setSellerOrderId(1024)
                                .setBuyerFeeMinor(2)
                                .setSellerFeeMinor(-1));
        return events.build();
    }

    static BookEvents books() {
        BookEvents.Builder events = BookEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        SampleParts.configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder()
                .setLevelChanged(
                        LevelChanged.newBuilder()
                                .setSymbol(1)
                                .setBookSequence(9)
                                .setSide(Side.BUY)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setOrders(2));
        Level.Builder level = Level.newBuilder().setPriceTicks(7).setLots(8).setOrders(2);
        events.addEventsBuilder()
                .setBookImage(
                        BookImage.newBuilder()
                                .setSymbol(SampleParts.symbol())
                                .setBookSequence(9)
                                .setLastPriceTicks(7)
                                .addBids(level)
                                .addAsks(level)
                                .setPart(1)
                                .setParts(2));
        return events.build();
    }
}

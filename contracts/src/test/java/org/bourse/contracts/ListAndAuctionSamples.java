package org.bourse.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Breaker;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.IndicativePrice;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvents;

/** Order lists, call auctions, breakers, schedules and external books. */
final class ListAndAuctionSamples {
    private ListAndAuctionSamples() {}

    static Map<String, CommandBody> bodies() {
        Map<String, CommandBody> bodies = new LinkedHashMap<>();
        bodies.put(
                "place_order_list",
                CommandBody.newBuilder()
                        .setPlaceOrderList(
                                PlaceOrderList.newBuilder()
                                        .setKind(OrderListKind.BRACKET)
                                        .addLegs(PlaceOrder.newBuilder().setAccount(1000))
                                        .addLegs(PlaceOrder.newBuilder().setAccount(1001)))
                        .build());
        bodies.put(
                "set_schedule",
                CommandBody.newBuilder()
                        .setSetSchedule(
                                SetSchedule.newBuilder()
                                        .setSymbol(1)
                                        .addChanges(change(2, SymbolState.AUCTION))
                                        .addChanges(change(3, SymbolState.TRADING)))
                        .build());
        bodies.put(
                "set_external_level",
                CommandBody.newBuilder()
                        .setSetExternalLevel(
                                SetExternalLevel.newBuilder()
                                        .setSymbol(1)
                                        .setSide(Side.SELL)
                                        .setPriceTicks(6_000_000)
                                        .setLots(100))
                        .build());
        bodies.put(
                "list_symbol.breaker",
                CommandBody.newBuilder()
                        .setListSymbol(ListSymbol.newBuilder().setSymbol(symbol()))
                        .build());
        return bodies;
    }

    private static ScheduledChange.Builder change(int second, SymbolState state) {
        return ScheduledChange.newBuilder().setSecondOfWeek(second).setState(state);
    }

    private static Symbol symbol() {
        return SampleParts.completeSymbol().toBuilder()
                .setState(SymbolState.UNCROSSING)
                .setBreaker(
                        Breaker.newBuilder()
                                .setRateE8(10_000_000)
                                .setWindowSeconds(60)
                                .setPauseSeconds(300)
                                .setAuctionSeconds(120))
                .build();
    }

    static OrderEvents orders() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setIndex(1)
                .setAccepted(
                        OrderAccepted.newBuilder()
                                .setOrder(
                                        Order.newBuilder()
                                                .setOrderId(2049)
                                                .setListKind(OrderListKind.OCO)
                                                .setListId(2048)));
        events.addEventsBuilder()
                .setScheduleSet(
                        ScheduleSet.newBuilder()
                                .setSymbol(1)
                                .addChanges(change(604_799, SymbolState.HALTED)));
        events.addEventsBuilder().setConfigured(Configured.newBuilder().setSymbolChanged(symbol()));
        return events.build();
    }

    static TradeEvents trades() {
        TradeEvents.Builder events = TradeEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder().setTrade(Trade.newBuilder().setTradeId(2048).setAuction(true));
        return events.build();
    }

    static BookEvents books() {
        BookEvents.Builder events = BookEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setIndicativePrice(
                        IndicativePrice.newBuilder()
                                .setSymbol(1)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setSurplusLots(9)
                                .setSurplusSide(Side.BUY));
        return events.build();
    }

    static BookEvents externalBooks() {
        BookEvents.Builder events = BookEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setLevelChanged(
                        LevelChanged.newBuilder()
                                .setSymbol(1)
                                .setBookSequence(9)
                                .setSide(Side.SELL)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setOrders(2)
                                .setExternalLots(5));
        events.addEventsBuilder()
                .setBookImage(
                        BookImage.newBuilder()
                                .setSymbol(SampleParts.symbol())
                                .setBookSequence(9)
                                .addAsks(
                                        Level.newBuilder()
                                                .setPriceTicks(7)
                                                .setLots(8)
                                                .setOrders(2)
                                                .setExternalLots(5))
                                .setParts(1));
        return events.build();
    }
}

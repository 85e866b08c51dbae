package org.bourse.order;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/** A symbol, and events as the venue sends them. */
public final class Examples {
    public static final Asset BTC =
            Asset.newBuilder().setAsset(1).setCode("BTC").setScale(8).build();
    public static final Asset USDT =
            Asset.newBuilder().setAsset(2).setCode("USDT").setScale(8).build();

    /** Ticks of 0.01 USDT, lots of 0.00001 BTC: a tick and lot cost 10 minor units. */
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
                    .setLotsMax(1_000_000_000)
                    .setNotionalMinorMin(1)
                    .setMakerRateE8(50_000)
                    .setTakerRateE8(100_000)
                    .setMarketBoundE8(5_000_000)
                    .setState(SymbolState.TRADING)
                    .build();

    public static final SymbolTerms TERMS = new SymbolTerms(BTC_USDT, BTC, USDT);

    /** 2026-11-21T10:15:30Z. */
    public static final long TIME_MICROS = 1_795_256_130_000_000L;

    private Examples() {}

    /** A limit order of 10,000 lots at 60,000.00. */
    public static Order.Builder order(long orderId) {
        return Order.newBuilder()
                .setOrderId(orderId)
                .setAccount(1_000)
                .setSymbol(1)
                .setSide(Side.BUY)
                .setType(OrderType.LIMIT)
                .setTimeInForce(TimeInForce.GTC)
                .setPriceTicks(6_000_000)
                .setLots(10_000)
                .setClientOrderId("client-" + orderId);
    }

    public static OrderEvent accepted(Order.Builder order) {
        return OrderEvent.newBuilder()
                .setAccepted(OrderAccepted.newBuilder().setOrder(order))
                .build();
    }

    public static OrderEvent rejected(Order.Builder order, RejectCode code) {
        return OrderEvent.newBuilder()
                .setRejected(OrderRejected.newBuilder().setOrder(order).setCode(code))
                .build();
    }

    /** A fill at 60,000.00 of an order of 10,000 lots. */
    public static OrderEvent filled(long orderId, long tradeId, long lots, long filledLots) {
        return OrderEvent.newBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setSide(Side.BUY)
                                .setRole(Role.TAKER)
                                .setTradeId(tradeId)
                                .setPriceTicks(6_000_000)
                                .setLots(lots)
                                .setNotionalMinor(6_000_000 * lots * 10)
                                .setFeeMinor(6_000 * lots * 10)
                                .setFilledLots(filledLots)
                                .setRemainingLots(10_000 - filledLots)
                                .setCloses(filledLots == 10_000))
                .build();
    }

    public static OrderEvent cancelled(long orderId, CancelReason reason, long filledLots) {
        return OrderEvent.newBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setReason(reason)
                                .setFilledLots(filledLots)
                                .setRemainingLots(10_000 - filledLots))
                .build();
    }

    /** Of 10,000 lots, of which some were taken off before. */
    public static OrderEvent expired(long orderId, long filledLots, long remainingLots) {
        return OrderEvent.newBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(orderId)
                                .setReason(CancelReason.EXPIRED)
                                .setFilledLots(filledLots)
                                .setRemainingLots(remainingLots))
                .build();
    }

    public static OrderEvent replaced(
            long orderId, long priceTicks, long triggerTicks, long lots, long filledLots) {
        return OrderEvent.newBuilder()
                .setReplaced(
                        OrderReplaced.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setPriceTicks(priceTicks)
                                .setTriggerPriceTicks(triggerTicks)
                                .setLots(lots)
                                .setFilledLots(filledLots)
                                .setRemainingLots(lots - filledLots))
                .build();
    }

    public static OrderEvent triggered(long orderId, long triggerTicks) {
        return OrderEvent.newBuilder()
                .setTriggered(
                        OrderTriggered.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setTriggerPriceTicks(triggerTicks))
                .build();
    }

    public static OrderEvent reduced(long orderId, long lots, long filledLots, long remainingLots) {
        return OrderEvent.newBuilder()
                .setReduced(
                        OrderReduced.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(1_000)
                                .setSymbol(1)
                                .setLots(lots)
                                .setFilledLots(filledLots)
                                .setRemainingLots(remainingLots))
                .build();
    }

    /** The events of one command of this service, numbered; a second later than the one before. */
    public static OrderEvents record(long position, OrderEvent... events) {
        OrderEvents.Builder record =
                OrderEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setContractVersion(1)
                                        .setPosition(position)
                                        .setSequence(position)
                                        .setVenueTimeMicros(TIME_MICROS + position * 1_000_000)
                                        .setWriter(Writer.ORDER_ENTRY));
        for (int i = 0; i < events.length; i++) {
            record.addEvents(events[i].toBuilder().setIndex(i));
        }
        return record.build();
    }
}

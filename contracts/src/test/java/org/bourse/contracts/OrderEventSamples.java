package org.bourse.contracts;

import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EpochBegun;
import org.bourse.contracts.v1.KeyActivated;
import org.bourse.contracts.v1.KeyRevoked;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/** A record of order-events with every event, each with every field set. */
final class OrderEventSamples {
    private OrderEventSamples() {}

    static OrderEvents all() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder().setIndex(1).setProgress(Progress.getDefaultInstance());
        SampleParts.configured().forEach(c -> events.addEventsBuilder().setConfigured(c));
        events.addEventsBuilder().setCommandRejected(SampleParts.rejected());
        events.addEventsBuilder()
                .setAccepted(
                        OrderAccepted.newBuilder()
                                .setOrder(order())
                                .setMakerRateE8(-1)
                                .setTakerRateE8(2));
        events.addEventsBuilder()
                .setRejected(
                        OrderRejected.newBuilder()
                                .setOrder(order())
                                .setCode(RejectCode.INSUFFICIENT_FUNDS));
        events.addEventsBuilder()
                .setRepeatedOrder(OrderRepeated.newBuilder().setAccount(1000).setOrderId(2048));
        events.addEventsBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setSide(Side.SELL)
                                .setRole(Role.TAKER)
                                .setTradeId(2049)
                                .setPriceTicks(7)
                                .setLots(8)
                                .setNotionalMinor(56)
                                .setFeeMinor(-1)
                                .setFilledLots(8)
                                .setRemainingLots(2)
                                .setCloses(true));
        events.addEventsBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setReason(CancelReason.SELF_TRADE)
                                .setFilledLots(8)
                                .setRemainingLots(2));
        events.addEventsBuilder()
                .setLimitsSet(
                        AccountLimitsSet.newBuilder()
                                .setAccount(1000)
                                .setOpenOrdersMax(5)
                                .addOrderNotionalMax(
                                        NotionalLimit.newBuilder()
                                                .setAsset(3)
                                                .setNotionalMinorMax(7)));
        events.addEventsBuilder()
                .setKeyActivated(KeyActivated.newBuilder().setKeyId(2).addWriters(Writer.RISK));
        events.addEventsBuilder().setKeyRevoked(KeyRevoked.newBuilder().setKeyId(2));
        events.addEventsBuilder().setEpochBegun(EpochBegun.newBuilder().setEpoch(1));
        return events.build();
    }

    private static Order order() {
        return Order.newBuilder()
                .setOrderId(2048)
                .setAccount(1000)
                .setSymbol(1)
                .setSide(Side.SELL)
                .setType(OrderType.MARKET)
                .setTimeInForce(TimeInForce.IOC)
                .setPostOnly(true)
                .setPriceTicks(7)
                .setLots(8)
                .setBudgetMinor(9)
                .setClientOrderId("c-1")
                .build();
    }
}

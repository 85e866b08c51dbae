package org.bourse.matching.codec;

import org.bourse.contracts.v1.CancelAfterSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.NewOrder;

/** What the core says of orders, on order-events. */
interface OrderEncoding extends EventEncoding {

    @Override
    default void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        if (step().onOrders()) {
            OrderAccepted.Builder accepted =
                    OrderAccepted.newBuilder()
                            .setOrder(
                                    EventMessages.order(orderId, order)
                                            .setPriceTicks(priceTicks)
                                            .setTriggerPriceTicks(triggerTicks)
                                            .setExpiresMicros(expiresMicros))
                            .setMakerRateE8(makerRateE8)
                            .setTakerRateE8(takerRateE8);
            step().order(OrderEvent.newBuilder().setAccepted(accepted));
        }
    }

    @Override
    default void orderRejected(long orderId, NewOrder order, RejectCode code) {
        refused();
        if (step().onOrders()) {
            OrderRejected.Builder refusal =
                    OrderRejected.newBuilder()
                            .setOrder(EventMessages.order(orderId, order))
                            .setCode(code);
            step().order(OrderEvent.newBuilder().setRejected(refusal));
        }
    }

    @Override
    default void orderRepeated(long account, long orderId) {
        if (step().onOrders()) {
            step().order(
                            OrderEvent.newBuilder()
                                    .setRepeatedOrder(
                                            OrderRepeated.newBuilder()
                                                    .setAccount(account)
                                                    .setOrderId(orderId)));
        }
    }

    @Override
    default void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        if (step().onOrders()) {
            OrderFilled.Builder filled =
                    OrderFilled.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setSide(side)
                            .setRole(role)
                            .setTradeId(tradeId)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setNotionalMinor(notionalMinor)
                            .setFeeMinor(feeMinor)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots)
                            .setCloses(closes);
            step().order(OrderEvent.newBuilder().setFilled(filled));
        }
    }

    @Override
    default void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        if (step().onOrders()) {
            OrderCancelled.Builder cancelled =
                    OrderCancelled.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setReason(reason)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots);
            step().order(OrderEvent.newBuilder().setCancelled(cancelled));
        }
    }

    @Override
    default void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {
        if (step().onOrders()) {
            OrderReplaced.Builder replaced =
                    OrderReplaced.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setPriceTicks(priceTicks)
                            .setTriggerPriceTicks(triggerTicks)
                            .setLots(lots)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots);
            step().order(OrderEvent.newBuilder().setReplaced(replaced));
        }
    }

    @Override
    default void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        if (step().onOrders()) {
            OrderTriggered.Builder triggered =
                    OrderTriggered.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setTriggerPriceTicks(triggerTicks);
            step().order(OrderEvent.newBuilder().setTriggered(triggered));
        }
    }

    @Override
    default void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        if (step().onOrders()) {
            OrderReduced.Builder reduced =
                    OrderReduced.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setLots(lots)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots);
            step().order(OrderEvent.newBuilder().setReduced(reduced));
        }
    }

    @Override
    default void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots) {
        if (step().onOrders()) {
            SelfTradePrevented.Builder prevented =
                    SelfTradePrevented.newBuilder()
                            .setSymbol(symbol)
                            .setMode(mode)
                            .setTakerOrderId(takerOrderId)
                            .setTakerAccount(takerAccount)
                            .setMakerOrderId(makerOrderId)
                            .setMakerAccount(makerAccount)
                            .setPriceTicks(priceTicks)
                            .setLots(lots);
            step().order(OrderEvent.newBuilder().setSelfTradePrevented(prevented));
        }
    }

    @Override
    default void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {
        if (step().onOrders()) {
            MassCancelBegan.Builder began =
                    MassCancelBegan.newBuilder()
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setSide(side)
                            .setReason(reason);
            step().order(OrderEvent.newBuilder().setMassCancelBegan(began));
        }
        if (reason == CancelReason.OPERATOR) {
            tell(
                    new VenueFact.MassCancelBegan(
                            step().request(), step().position(), account, symbol, side));
        }
    }

    @Override
    default void cancelAfterSet(long account, long deadlineMicros) {
        if (step().onOrders()) {
            CancelAfterSet.Builder set =
                    CancelAfterSet.newBuilder()
                            .setAccount(account)
                            .setDeadlineMicros(deadlineMicros);
            step().order(OrderEvent.newBuilder().setCancelAfterSet(set));
        }
    }
}

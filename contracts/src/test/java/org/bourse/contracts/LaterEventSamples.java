package org.bourse.contracts;

import java.util.List;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.AccountStateSet;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.AccountTierSet;
import org.bourse.contracts.v1.AccountTradingSet;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.CancelAfterSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderTriggered;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.VenueState;

/**
 * What events could say from the second round of work on: the kinds and fields that the other
 * samples lack, whose bytes stay as they are.
 */
final class LaterEventSamples {
    private LaterEventSamples() {}

    /** What happens to orders. */
    static OrderEvents orders() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setIndex(1)
                .setAccepted(
                        OrderAccepted.newBuilder()
                                .setOrder(order())
                                .setMakerRateE8(-1)
                                .setTakerRateE8(2));
        events.addEventsBuilder()
                .setReplaced(
                        OrderReplaced.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setPriceTicks(7)
                                .setTriggerPriceTicks(8)
                                .setLots(9)
                                .setFilledLots(4)
                                .setRemainingLots(5));
        events.addEventsBuilder()
                .setTriggered(
                        OrderTriggered.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setTriggerPriceTicks(8));
        events.addEventsBuilder()
                .setReduced(
                        OrderReduced.newBuilder()
                                .setOrderId(2048)
                                .setAccount(1000)
                                .setSymbol(1)
                                .setLots(3)
                                .setFilledLots(4)
                                .setRemainingLots(2));
        events.addEventsBuilder()
                .setSelfTradePrevented(
                        SelfTradePrevented.newBuilder()
                                .setSymbol(1)
                                .setMode(SelfTradePrevention.CANCEL_BOTH)
                                .setTakerOrderId(4096)
                                .setTakerAccount(1000)
                                .setMakerOrderId(2048)
                                .setMakerAccount(1001)
                                .setPriceTicks(7)
                                .setLots(3));
        events.addEventsBuilder()
                .setMassCancelBegan(
                        MassCancelBegan.newBuilder()
                                .setAccount(1000)
                                .setSymbol(1)
                                .setSide(Side.BUY)
                                .setReason(CancelReason.KILL_SWITCH));
        events.addEventsBuilder()
                .setCancelAfterSet(
                        CancelAfterSet.newBuilder().setAccount(1000).setDeadlineMicros(12));
        return events.build();
    }

    /** What operators and risk managers set. */
    static OrderEvents settings() {
        OrderEvents.Builder events = OrderEvents.newBuilder().setHeader(SampleParts.header());
        events.addEventsBuilder()
                .setIndex(1)
                .setAccountStateSet(
                        AccountStateSet.newBuilder()
                                .setAccount(1000)
                                .setState(AccountStatus.SUSPENDED));
        events.addEventsBuilder()
                .setFeeTierSet(
                        FeeTierSet.newBuilder()
                                .setTier(2)
                                .setMakerRateE8(-10_000)
                                .setTakerRateE8(50_000));
        events.addEventsBuilder()
                .setAccountTierSet(AccountTierSet.newBuilder().setAccount(1000).setTier(2));
        events.addEventsBuilder()
                .setAccountTradingSet(
                        AccountTradingSet.newBuilder()
                                .setAccount(1000)
                                .setSelfTradeGroup(3)
                                .setSelfTradeAllowed(true));
        events.addEventsBuilder()
                .setLimitsSet(
                        AccountLimitsSet.newBuilder()
                                .setAccount(1000)
                                .addSymbolLimits(SampleParts.symbolLimit()));
        configured().forEach(it -> events.addEventsBuilder().setConfigured(it));
        return events.build();
    }

    static LedgerEvents ledger() {
        LedgerEvents.Builder events = LedgerEvents.newBuilder().setHeader(SampleParts.header());
        configured().forEach(it -> events.addEventsBuilder().setConfigured(it));
        return events.build();
    }

    static TradeEvents trades() {
        TradeEvents.Builder events = TradeEvents.newBuilder().setHeader(SampleParts.header());
        configured().forEach(it -> events.addEventsBuilder().setConfigured(it));
        return events.build();
    }

    static BookEvents books() {
        BookEvents.Builder events = BookEvents.newBuilder().setHeader(SampleParts.header());
        configured().forEach(it -> events.addEventsBuilder().setConfigured(it));
        return events.build();
    }

    private static Iterable<Configured> configured() {
        return List.of(
                Configured.newBuilder().setSymbolChanged(SampleParts.completeSymbol()).build(),
                Configured.newBuilder()
                        .setVenueState(VenueState.newBuilder().setHalted(true))
                        .build());
    }

    private static Order order() {
        return Order.newBuilder()
                .setOrderId(2048)
                .setAccount(1000)
                .setSymbol(1)
                .setSide(Side.SELL)
                .setType(OrderType.TRAILING_STOP_LIMIT)
                .setTimeInForce(TimeInForce.GTD)
                .setPriceTicks(7)
                .setLots(8)
                .setClientOrderId("c-1")
                .setTriggerPriceTicks(5_900_000)
                .setTrailingTicks(11)
                .setTrailingBasisPoints(12)
                .setLimitOffsetTicks(13)
                .setVisibleLots(14)
                .setPostOnlyReprice(true)
                .setSelfTradePrevention(SelfTradePrevention.DECREMENT)
                .setExpiresMicros(15)
                .build();
    }
}

package org.bourse.matching.codec;

import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.core.Breaker;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** The core's objects as messages of the contract. */
final class EventMessages {

    private EventMessages() {}

    /** As it was asked for. */
    static Order.Builder order(long orderId, NewOrder order) {
        Order.Builder message = asked(orderId, order);
        if (order.listKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED) {
            message.setListKind(order.listKind()).setListId(Ids.first(orderId));
        }
        return message;
    }

    private static Order.Builder asked(long orderId, NewOrder order) {
        return Order.newBuilder()
                .setOrderId(orderId)
                .setAccount(order.account())
                .setSymbol(order.symbol())
                .setSide(order.side())
                .setType(order.type())
                .setTimeInForce(order.timeInForce())
                .setPostOnly(order.postOnly())
                .setPriceTicks(order.priceTicks())
                .setLots(order.lots())
                .setBudgetMinor(order.budgetMinor())
                .setClientOrderId(order.clientOrderId())
                .setTriggerPriceTicks(order.triggerTicks())
                .setTrailingTicks(order.trailingTicks())
                .setTrailingBasisPoints(order.trailingBasisPoints())
                .setLimitOffsetTicks(order.limitOffsetTicks())
                .setVisibleLots(order.visibleLots())
                .setPostOnlyReprice(order.postOnlyReprice())
                .setSelfTradePrevention(order.selfTradePrevention())
                .setExpiresMicros(order.expiresMicros());
    }

    static Asset asset(int asset, String code, int scale) {
        return Asset.newBuilder().setAsset(asset).setCode(code).setScale(scale).build();
    }

    static Symbol symbol(SymbolDefinition symbol) {
        Symbol.Builder message = rules(symbol);
        if (!symbol.breaker().equals(Breaker.NONE)) {
            message.setBreaker(breaker(symbol.breaker()));
        }
        return message.build();
    }

    private static org.bourse.contracts.v1.Breaker.Builder breaker(Breaker breaker) {
        return org.bourse.contracts.v1.Breaker.newBuilder()
                .setRateE8(breaker.rateE8())
                .setWindowSeconds(breaker.windowSeconds())
                .setPauseSeconds(breaker.pauseSeconds())
                .setAuctionSeconds(breaker.auctionSeconds());
    }

    static ScheduleSet schedule(VenueCommand.SetSchedule schedule) {
        ScheduleSet.Builder set = ScheduleSet.newBuilder().setSymbol(schedule.symbol());
        for (VenueCommand.ScheduledChange change : schedule.changes()) {
            set.addChangesBuilder().setSecondOfWeek(change.secondOfWeek()).setState(change.state());
        }
        return set.build();
    }

    private static Symbol.Builder rules(SymbolDefinition symbol) {
        return Symbol.newBuilder()
                .setSymbol(symbol.symbol())
                .setName(symbol.name())
                .setBase(symbol.base())
                .setQuote(symbol.quote())
                .setTick(symbol.tick())
                .setPriceScale(symbol.priceScale())
                .setLot(symbol.lot())
                .setQuantityScale(symbol.quantityScale())
                .setLotsMin(symbol.lotsMin())
                .setLotsMax(symbol.lotsMax())
                .setNotionalMinorMin(symbol.notionalMinorMin())
                .setMakerRateE8(symbol.makerRateE8())
                .setTakerRateE8(symbol.takerRateE8())
                .setMarketBoundE8(symbol.marketBoundE8())
                .setStaticBandE8(symbol.staticBandE8())
                .setDynamicBandE8(symbol.dynamicBandE8())
                .setReferencePriceTicks(symbol.referencePriceTicks())
                .setState(symbol.state());
    }

    static AccountLimitsSet limits(VenueCommand.SetAccountLimits limits) {
        AccountLimitsSet.Builder set = AccountLimitsSet.newBuilder().setAccount(limits.account());
        limits.openOrdersMax().ifPresent(set::setOpenOrdersMax);
        for (VenueCommand.NotionalLimit limit : limits.notionals()) {
            set.addOrderNotionalMax(
                    NotionalLimit.newBuilder()
                            .setAsset(limit.asset())
                            .setNotionalMinorMax(limit.notionalMinorMax()));
        }
        limits.symbols().forEach(limit -> set.addSymbolLimits(limit(limit)));
        return set.build();
    }

    private static SymbolLimit limit(VenueCommand.SymbolLimit limit) {
        SymbolLimit.Builder set = SymbolLimit.newBuilder().setSymbol(limit.symbol());
        limit.restricted().ifPresent(set::setRestricted);
        limit.reduceOnly().ifPresent(set::setReduceOnly);
        limit.lotsMax().ifPresent(set::setLotsMax);
        limit.positionLotsMax().ifPresent(set::setPositionLotsMax);
        limit.exposureMinorMax().ifPresent(set::setExposureMinorMax);
        limit.dailyNotionalMinorMax().ifPresent(set::setDailyNotionalMinorMax);
        limit.openOrdersMax().ifPresent(set::setOpenOrdersMax);
        return set.build();
    }

    static CommandRejected rejected(RejectCode code, long account, long reference) {
        return CommandRejected.newBuilder()
                .setCode(code)
                .setAccount(account)
                .setReference(reference)
                .build();
    }
}

package org.bourse.matching.codec;

import java.util.List;
import org.bourse.contracts.v1.AccountLimitsSet;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.KeyActivated;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.WithdrawalCancelled;
import org.bourse.contracts.v1.WithdrawalCompleted;
import org.bourse.contracts.v1.WithdrawalHeld;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** The core's objects as messages of the contract. */
final class EventMessages {

    private EventMessages() {}

    static Order order(long orderId, NewOrder order) {
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
                .build();
    }

    static Asset asset(int asset, String code, int scale) {
        return Asset.newBuilder().setAsset(asset).setCode(code).setScale(scale).build();
    }

    static Symbol symbol(SymbolDefinition symbol) {
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
                .build();
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
        return set.build();
    }

    static CommandRejected rejected(RejectCode code, long account, long reference) {
        return CommandRejected.newBuilder()
                .setCode(code)
                .setAccount(account)
                .setReference(reference)
                .build();
    }

    static OrderEvent.Builder repeated(long account, long orderId) {
        return OrderEvent.newBuilder()
                .setRepeatedOrder(
                        OrderRepeated.newBuilder().setAccount(account).setOrderId(orderId));
    }

    static OrderEvent.Builder keyActivated(int keyId, List<Writer> writers) {
        return OrderEvent.newBuilder()
                .setKeyActivated(KeyActivated.newBuilder().setKeyId(keyId).addAllWriters(writers));
    }

    static LedgerEvent.Builder withdrawalHeld(long id, long account, int asset, long amountMinor) {
        return LedgerEvent.newBuilder()
                .setWithdrawalHeld(
                        WithdrawalHeld.newBuilder()
                                .setWithdrawalId(id)
                                .setAccount(account)
                                .setAsset(asset)
                                .setAmountMinor(amountMinor));
    }

    static LedgerEvent.Builder withdrawalCompleted(long id) {
        return LedgerEvent.newBuilder()
                .setWithdrawalCompleted(WithdrawalCompleted.newBuilder().setWithdrawalId(id));
    }

    static LedgerEvent.Builder withdrawalCancelled(long id) {
        return LedgerEvent.newBuilder()
                .setWithdrawalCancelled(WithdrawalCancelled.newBuilder().setWithdrawalId(id));
    }
}

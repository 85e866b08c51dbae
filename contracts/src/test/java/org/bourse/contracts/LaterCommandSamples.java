package org.bourse.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Transfer;

/**
 * What commands could say from the second round of work on: the kinds and fields that {@link
 * CommandSamples} lacks, whose bytes stay as they are.
 */
final class LaterCommandSamples {
    private LaterCommandSamples() {}

    static Map<String, CommandBody> bodies() {
        Map<String, CommandBody> bodies = new LinkedHashMap<>();
        orders(bodies);
        accounts(bodies);
        venue(bodies);
        return bodies;
    }

    private static void orders(Map<String, CommandBody> bodies) {
        bodies.put(
                "place_order.all",
                CommandBody.newBuilder()
                        .setPlaceOrder(
                                PlaceOrder.newBuilder()
                                        .setAccount(1000)
                                        .setSymbol(1)
                                        .setSide(Side.SELL)
                                        .setType(OrderType.TRAILING_STOP_LIMIT)
                                        .setTimeInForce(TimeInForce.GTD)
                                        .setPostOnly(true)
                                        .setPriceTicks(6_000_000)
                                        .setLots(100)
                                        .setBudgetMinor(9)
                                        .setClientOrderId("c-1")
                                        .setValidUntilMicros(10)
                                        .setTriggerPriceTicks(5_900_000)
                                        .setTrailingTicks(11)
                                        .setTrailingBasisPoints(12)
                                        .setLimitOffsetTicks(13)
                                        .setVisibleLots(14)
                                        .setPostOnlyReprice(true)
                                        .setSelfTradePrevention(SelfTradePrevention.DECREMENT)
                                        .setExpiresMicros(15))
                        .build());
        bodies.put(
                "replace_order",
                CommandBody.newBuilder()
                        .setReplaceOrder(
                                ReplaceOrder.newBuilder()
                                        .setAccount(1000)
                                        .setOrderId(2048)
                                        .setClientOrderId("c-1")
                                        .setPriceTicks(7)
                                        .setTriggerPriceTicks(8)
                                        .setLots(9)
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "cancel_orders",
                CommandBody.newBuilder()
                        .setCancelOrders(
                                CancelOrders.newBuilder()
                                        .setAccount(1000)
                                        .setSymbol(1)
                                        .setSide(Side.SELL)
                                        .setValidUntilMicros(10))
                        .build());
        bodies.put(
                "set_cancel_after",
                CommandBody.newBuilder()
                        .setSetCancelAfter(
                                SetCancelAfter.newBuilder()
                                        .setAccount(1000)
                                        .setAfterMicros(5_000_000)
                                        .setValidUntilMicros(10))
                        .build());
    }

    private static void accounts(Map<String, CommandBody> bodies) {
        bodies.put(
                "transfer",
                CommandBody.newBuilder()
                        .setTransfer(
                                Transfer.newBuilder()
                                        .setAccount(1000)
                                        .setAsset(3)
                                        .setAmountMinor(5)
                                        .setToAccount(1001))
                        .build());
        bodies.put(
                "set_account_limits.symbols",
                CommandBody.newBuilder()
                        .setSetAccountLimits(
                                SetAccountLimits.newBuilder()
                                        .setAccount(1000)
                                        .addSymbolLimits(SampleParts.symbolLimit()))
                        .build());
        bodies.put(
                "set_account_state",
                CommandBody.newBuilder()
                        .setSetAccountState(
                                SetAccountState.newBuilder()
                                        .setAccount(1000)
                                        .setState(AccountStatus.CLOSE_ONLY)
                                        .setCancelOrders(true))
                        .build());
        bodies.put(
                "set_account_tier",
                CommandBody.newBuilder()
                        .setSetAccountTier(SetAccountTier.newBuilder().setAccount(1000).setTier(2))
                        .build());
        bodies.put(
                "set_account_trading",
                CommandBody.newBuilder()
                        .setSetAccountTrading(
                                SetAccountTrading.newBuilder()
                                        .setAccount(1000)
                                        .setSelfTradeGroup(3)
                                        .setSelfTradeAllowed(true))
                        .build());
    }

    private static void venue(Map<String, CommandBody> bodies) {
        bodies.put(
                "set_venue_state",
                CommandBody.newBuilder()
                        .setSetVenueState(
                                SetVenueState.newBuilder().setHalted(true).setCancelOrders(true))
                        .build());
        bodies.put(
                "list_symbol.all",
                CommandBody.newBuilder()
                        .setListSymbol(
                                ListSymbol.newBuilder().setSymbol(SampleParts.completeSymbol()))
                        .build());
        bodies.put(
                "change_symbol",
                CommandBody.newBuilder()
                        .setChangeSymbol(
                                ChangeSymbol.newBuilder().setSymbol(SampleParts.completeSymbol()))
                        .build());
        bodies.put(
                "set_symbol_state",
                CommandBody.newBuilder()
                        .setSetSymbolState(
                                SetSymbolState.newBuilder()
                                        .setSymbol(1)
                                        .setState(SymbolState.CANCEL_ONLY))
                        .build());
        bodies.put(
                "set_fee_tier",
                CommandBody.newBuilder()
                        .setSetFeeTier(
                                SetFeeTier.newBuilder()
                                        .setTier(2)
                                        .setMakerRateE8(-10_000)
                                        .setTakerRateE8(50_000))
                        .build());
        bodies.put(
                "continue_work",
                CommandBody.newBuilder().setContinueWork(Continue.getDefaultInstance()).build());
    }
}

package org.bourse.simulation;

import com.google.protobuf.ProtocolMessageEnum;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.ActivateVersion;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CancelWithdrawal;
import org.bourse.contracts.v1.ChangeSymbol;
import org.bourse.contracts.v1.Claim;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.ListAsset;
import org.bourse.contracts.v1.ListSymbol;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.RevokeKey;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.contracts.v1.SetExternalLevel;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Skip;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.contracts.v1.Transfer;
import org.bourse.core.Breaker;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.twin.Ask;
import org.bourse.core.twin.GeneratedCommand;

/** Writes generated commands as writers do. */
final class Wire {
    /** Stands for what a contract does not name. */
    static final int UNNAMED = 99;

    private final NewOrder order = new NewOrder();

    /** The body of a command that is one. */
    CommandBody body(GeneratedCommand command) {
        CommandBody.Builder body = CommandBody.newBuilder();
        return switch (command) {
            case GeneratedCommand.Place it -> body.setPlaceOrder(order(it.ask())).build();
            case GeneratedCommand.PlaceList it -> {
                PlaceOrderList.Builder list =
                        PlaceOrderList.newBuilder().setKindValue(number(it.kind()));
                it.legs().forEach(leg -> list.addLegs(order(leg)));
                yield body.setPlaceOrderList(list).build();
            }
            case GeneratedCommand.ExternalLevel it ->
                    body.setSetExternalLevel(
                                    SetExternalLevel.newBuilder()
                                            .setSymbol(it.symbol())
                                            .setSideValue(number(it.side()))
                                            .setPriceTicks(it.priceTicks())
                                            .setLots(it.lots()))
                            .build();
            case GeneratedCommand.Cancel it ->
                    body.setCancelOrder(
                                    CancelOrder.newBuilder()
                                            .setAccount(it.account())
                                            .setOrderId(it.orderId())
                                            .setClientOrderId(it.clientOrderId())
                                            .setValidUntilMicros(it.validUntilMicros()))
                            .build();
            case GeneratedCommand.Replace it -> body.setReplaceOrder(replace(it)).build();
            case GeneratedCommand.Apply it -> rare(body, it.command()).build();
            default -> throw new IllegalArgumentException("no writer sends " + command);
        };
    }

    /** Whether a contract names all its values. */
    boolean isNamed(GeneratedCommand command) {
        return switch (command) {
            case GeneratedCommand.Place it -> isNamed(it.ask());
            case GeneratedCommand.PlaceList it ->
                    number(it.kind()) != UNNAMED && it.legs().stream().allMatch(this::isNamed);
            case GeneratedCommand.Apply it ->
                    switch (it.command()) {
                        case VenueCommand.ListSymbol list -> isNamed(list.symbol());
                        case VenueCommand.ChangeSymbol change -> isNamed(change.symbol());
                        default -> true;
                    };
            default -> true;
        };
    }

    private static boolean isNamed(SymbolDefinition symbol) {
        return number(symbol.state()) != UNNAMED;
    }

    private boolean isNamed(Ask ask) {
        ask.into(order);
        return number(order.side()) != UNNAMED
                && number(order.type()) != UNNAMED
                && number(order.timeInForce()) != UNNAMED
                && number(order.selfTradePrevention()) != UNNAMED;
    }

    private static ReplaceOrder.Builder replace(GeneratedCommand.Replace it) {
        return ReplaceOrder.newBuilder()
                .setAccount(it.account())
                .setOrderId(it.orderId())
                .setClientOrderId(it.clientOrderId())
                .setValidUntilMicros(it.validUntilMicros())
                .setPriceTicks(it.priceTicks())
                .setTriggerPriceTicks(it.triggerTicks())
                .setLots(it.lots());
    }

    private PlaceOrder order(Ask ask) {
        ask.into(order);
        return PlaceOrder.newBuilder()
                .setAccount(order.account())
                .setSymbol(order.symbol())
                .setSideValue(number(order.side()))
                .setTypeValue(number(order.type()))
                .setTimeInForceValue(number(order.timeInForce()))
                .setPostOnly(order.postOnly())
                .setPriceTicks(order.priceTicks())
                .setLots(order.lots())
                .setBudgetMinor(order.budgetMinor())
                .setClientOrderId(order.clientOrderId())
                .setValidUntilMicros(order.validUntilMicros())
                .setTriggerPriceTicks(order.triggerTicks())
                .setTrailingTicks(order.trailingTicks())
                .setTrailingBasisPoints(order.trailingBasisPoints())
                .setLimitOffsetTicks(order.limitOffsetTicks())
                .setVisibleLots(order.visibleLots())
                .setPostOnlyReprice(order.postOnlyReprice())
                .setSelfTradePreventionValue(number(order.selfTradePrevention()))
                .setExpiresMicros(order.expiresMicros())
                .build();
    }

    static CommandBody.Builder rare(CommandBody.Builder body, VenueCommand command) {
        return switch (command) {
            case VenueCommand.OpenAccount it ->
                    body.setOpenAccount(
                            OpenAccount.newBuilder()
                                    .setAccount(it.account())
                                    .setMainAccount(it.mainAccount()));
            case VenueCommand.Deposit it ->
                    body.setDeposit(
                            Deposit.newBuilder()
                                    .setAccount(it.account())
                                    .setAsset(it.asset())
                                    .setAmountMinor(it.amountMinor()));
            case VenueCommand.HoldWithdrawal it ->
                    body.setHoldWithdrawal(
                            HoldWithdrawal.newBuilder()
                                    .setAccount(it.account())
                                    .setAsset(it.asset())
                                    .setAmountMinor(it.amountMinor()));
            case VenueCommand.CompleteWithdrawal it ->
                    body.setCompleteWithdrawal(
                            CompleteWithdrawal.newBuilder().setWithdrawalId(it.withdrawalId()));
            case VenueCommand.CancelWithdrawal it ->
                    body.setCancelWithdrawal(
                            CancelWithdrawal.newBuilder().setWithdrawalId(it.withdrawalId()));
            case VenueCommand.Transfer it ->
                    body.setTransfer(
                            Transfer.newBuilder()
                                    .setAccount(it.account())
                                    .setAsset(it.asset())
                                    .setAmountMinor(it.amountMinor())
                                    .setToAccount(it.toAccount()));
            case VenueCommand.SetAccountLimits it -> body.setSetAccountLimits(limits(it));
            case VenueCommand.SetAccountState it ->
                    body.setSetAccountState(
                            SetAccountState.newBuilder()
                                    .setAccount(it.account())
                                    .setStateValue(number(it.state()))
                                    .setCancelOrders(it.cancelOrders()));
            case VenueCommand.SetVenueState it ->
                    body.setSetVenueState(
                            SetVenueState.newBuilder()
                                    .setHalted(it.halted())
                                    .setCancelOrders(it.cancelOrders()));
            case VenueCommand.CancelOrders it ->
                    body.setCancelOrders(
                            CancelOrders.newBuilder()
                                    .setAccount(it.account())
                                    .setSymbol(it.symbol())
                                    .setSideValue(number(it.side()))
                                    .setValidUntilMicros(it.validUntilMicros()));
            case VenueCommand.SetCancelAfter it ->
                    body.setSetCancelAfter(
                            SetCancelAfter.newBuilder()
                                    .setAccount(it.account())
                                    .setAfterMicros(it.afterMicros())
                                    .setValidUntilMicros(it.validUntilMicros()));
            default -> administration(body, command);
        };
    }

    private static CommandBody.Builder administration(
            CommandBody.Builder body, VenueCommand command) {
        return switch (command) {
            case VenueCommand.ListAsset it ->
                    body.setListAsset(
                            ListAsset.newBuilder()
                                    .setAsset(
                                            org.bourse.contracts.v1.Asset.newBuilder()
                                                    .setAsset(it.asset())
                                                    .setCode(it.code())
                                                    .setScale(it.scale())));
            case VenueCommand.ListSymbol it ->
                    body.setListSymbol(ListSymbol.newBuilder().setSymbol(symbol(it.symbol())));
            case VenueCommand.ChangeSymbol it ->
                    body.setChangeSymbol(ChangeSymbol.newBuilder().setSymbol(symbol(it.symbol())));
            case VenueCommand.SetSymbolState it ->
                    body.setSetSymbolState(
                            SetSymbolState.newBuilder()
                                    .setSymbol(it.symbol())
                                    .setStateValue(number(it.state())));
            case VenueCommand.SetFeeTier it ->
                    body.setSetFeeTier(
                            SetFeeTier.newBuilder()
                                    .setTier(it.tier())
                                    .setMakerRateE8(it.makerRateE8())
                                    .setTakerRateE8(it.takerRateE8()));
            case VenueCommand.SetAccountTier it ->
                    body.setSetAccountTier(
                            SetAccountTier.newBuilder()
                                    .setAccount(it.account())
                                    .setTier(it.tier()));
            case VenueCommand.SetAccountTrading it ->
                    body.setSetAccountTrading(
                            SetAccountTrading.newBuilder()
                                    .setAccount(it.account())
                                    .setSelfTradeGroup(it.selfTradeGroup())
                                    .setSelfTradeAllowed(it.selfTradeAllowed()));
            case VenueCommand.SetSchedule it -> {
                SetSchedule.Builder schedule = SetSchedule.newBuilder().setSymbol(it.symbol());
                it.changes()
                        .forEach(change ->
                                schedule.addChanges(
                                        ScheduledChange.newBuilder()
                                                .setSecondOfWeek(change.secondOfWeek())
                                                .setStateValue(number(change.state()))));
                yield body.setSetSchedule(schedule);
            }
            case VenueCommand.ActivateVersion it ->
                    body.setActivateVersion(
                            ActivateVersion.newBuilder().setContractVersion(it.contractVersion()));
            case VenueCommand.ActivateKey it ->
                    body.setActivateKey(
                            ActivateKey.newBuilder()
                                    .setKeyId(it.keyId())
                                    .addAllWritersValue(
                                            it.writers().stream().map(Wire::number).toList()));
            case VenueCommand.RevokeKey it ->
                    body.setRevokeKey(RevokeKey.newBuilder().setKeyId(it.keyId()));
            case VenueCommand.BeginEpoch it ->
                    body.setBeginEpoch(BeginEpoch.newBuilder().setEpoch(it.epoch()));
            case VenueCommand.Claim it ->
                    body.setClaim(
                            Claim.newBuilder()
                                    .setTerm(it.term())
                                    .setContractVersion(it.contractVersion())
                                    .setLeader(it.leader()));
            case VenueCommand.Skip it -> body.setSkip(Skip.newBuilder().setPosition(it.position()));
            case VenueCommand.Resume it ->
                    body.setResume(Resume.newBuilder().setPosition(it.position()));
            case VenueCommand.Continue _ -> body.setContinueWork(Continue.getDefaultInstance());
            default -> throw new IllegalArgumentException("command=" + command);
        };
    }

    private static int number(ProtocolMessageEnum value) {
        return value.toString().equals("UNRECOGNIZED") ? UNNAMED : value.getNumber();
    }

    private static SetAccountLimits.Builder limits(VenueCommand.SetAccountLimits it) {
        SetAccountLimits.Builder limits = SetAccountLimits.newBuilder().setAccount(it.account());
        it.openOrdersMax().ifPresent(limits::setOpenOrdersMax);
        for (VenueCommand.NotionalLimit limit : it.notionals()) {
            limits.addOrderNotionalMax(
                    NotionalLimit.newBuilder()
                            .setAsset(limit.asset())
                            .setNotionalMinorMax(limit.notionalMinorMax()));
        }
        for (VenueCommand.SymbolLimit limit : it.symbols()) {
            SymbolLimit.Builder symbol = SymbolLimit.newBuilder().setSymbol(limit.symbol());
            limit.restricted().ifPresent(symbol::setRestricted);
            limit.reduceOnly().ifPresent(symbol::setReduceOnly);
            limit.lotsMax().ifPresent(symbol::setLotsMax);
            limit.positionLotsMax().ifPresent(symbol::setPositionLotsMax);
            limit.exposureMinorMax().ifPresent(symbol::setExposureMinorMax);
            limit.dailyNotionalMinorMax().ifPresent(symbol::setDailyNotionalMinorMax);
            limit.openOrdersMax().ifPresent(symbol::setOpenOrdersMax);
            limits.addSymbolLimits(symbol);
        }
        return limits;
    }

    private static Symbol symbol(SymbolDefinition it) {
        return Symbol.newBuilder()
                .setSymbol(it.symbol())
                .setName(it.name())
                .setBase(it.base())
                .setQuote(it.quote())
                .setTick(it.tick())
                .setPriceScale(it.priceScale())
                .setLot(it.lot())
                .setQuantityScale(it.quantityScale())
                .setLotsMin(it.lotsMin())
                .setLotsMax(it.lotsMax())
                .setNotionalMinorMin(it.notionalMinorMin())
                .setMakerRateE8(it.makerRateE8())
                .setTakerRateE8(it.takerRateE8())
                .setMarketBoundE8(it.marketBoundE8())
                .setStaticBandE8(it.staticBandE8())
                .setDynamicBandE8(it.dynamicBandE8())
                .setReferencePriceTicks(it.referencePriceTicks())
                .setStateValue(number(it.state()))
                .setBreaker(breaker(it.breaker()))
                .build();
    }

    private static org.bourse.contracts.v1.Breaker breaker(Breaker it) {
        return org.bourse.contracts.v1.Breaker.newBuilder()
                .setRateE8(it.rateE8())
                .setWindowSeconds(it.windowSeconds())
                .setPauseSeconds(it.pauseSeconds())
                .setAuctionSeconds(it.auctionSeconds())
                .build();
    }
}

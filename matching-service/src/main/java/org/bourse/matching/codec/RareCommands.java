package org.bourse.matching.codec;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.SetAccountTier;
import org.bourse.contracts.v1.SetAccountTrading;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.contracts.v1.SetFeeTier;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.SetSymbolState;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.contracts.v1.Transfer;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** Translates the bodies of commands that the core takes as objects. */
final class RareCommands {
    private static final VenueCommand CONTINUE = new VenueCommand.Continue();

    private RareCommands() {}

    /** The body is set and none of those that the core takes without an object. */
    static VenueCommand of(CommandBody body) {
        return switch (body.getBodyCase()) {
            case OPEN_ACCOUNT -> opening(body.getOpenAccount());
            case DEPOSIT -> deposit(body.getDeposit());
            case HOLD_WITHDRAWAL -> holdWithdrawal(body.getHoldWithdrawal());
            case COMPLETE_WITHDRAWAL ->
                    new VenueCommand.CompleteWithdrawal(
                            body.getCompleteWithdrawal().getWithdrawalId());
            case CANCEL_WITHDRAWAL ->
                    new VenueCommand.CancelWithdrawal(body.getCancelWithdrawal().getWithdrawalId());
            case TRANSFER -> transfer(body.getTransfer());
            case SET_ACCOUNT_LIMITS -> limits(body.getSetAccountLimits());
            case LIST_ASSET -> listAsset(body.getListAsset().getAsset());
            case LIST_SYMBOL ->
                    new VenueCommand.ListSymbol(symbol(body.getListSymbol().getSymbol()));
            case CHANGE_SYMBOL ->
                    new VenueCommand.ChangeSymbol(symbol(body.getChangeSymbol().getSymbol()));
            case SET_SYMBOL_STATE -> symbolState(body.getSetSymbolState());
            case SET_FEE_TIER -> feeTier(body.getSetFeeTier());
            case SET_ACCOUNT_TIER -> accountTier(body.getSetAccountTier());
            case SET_ACCOUNT_TRADING -> accountTrading(body.getSetAccountTrading());
            case SET_SCHEDULE -> schedule(body.getSetSchedule());
            case SET_ACCOUNT_STATE -> accountState(body.getSetAccountState());
            case SET_VENUE_STATE ->
                    new VenueCommand.SetVenueState(
                            body.getSetVenueState().getHalted(),
                            body.getSetVenueState().getCancelOrders());
            case CANCEL_ORDERS -> cancelOrders(body.getCancelOrders());
            case SET_CANCEL_AFTER -> cancelAfter(body.getSetCancelAfter());
            case CONTINUE_WORK -> CONTINUE;
            case ACTIVATE_VERSION ->
                    new VenueCommand.ActivateVersion(
                            body.getActivateVersion().getContractVersion());
            case ACTIVATE_KEY ->
                    new VenueCommand.ActivateKey(
                            body.getActivateKey().getKeyId(),
                            body.getActivateKey().getWritersList().stream()
                                    .map(KnownValues::known)
                                    .toList());
            case REVOKE_KEY -> new VenueCommand.RevokeKey(body.getRevokeKey().getKeyId());
            case CLAIM ->
                    new VenueCommand.Claim(
                            body.getClaim().getTerm(),
                            body.getClaim().getContractVersion(),
                            body.getClaim().getLeader());
            case SKIP -> new VenueCommand.Skip(body.getSkip().getPosition());
            case RESUME -> new VenueCommand.Resume(body.getResume().getPosition());
            case BEGIN_EPOCH -> new VenueCommand.BeginEpoch(body.getBeginEpoch().getEpoch());
            case PLACE_ORDER,
                    PLACE_ORDER_LIST,
                    REPLACE_ORDER,
                    CANCEL_ORDER,
                    SET_EXTERNAL_LEVEL,
                    TICK,
                    BODY_NOT_SET ->
                    throw new IllegalArgumentException("body=" + body.getBodyCase());
        };
    }

    private static VenueCommand deposit(Deposit deposit) {
        return new VenueCommand.Deposit(
                deposit.getAccount(), deposit.getAsset(), deposit.getAmountMinor());
    }

    private static VenueCommand holdWithdrawal(HoldWithdrawal hold) {
        return new VenueCommand.HoldWithdrawal(
                hold.getAccount(), hold.getAsset(), hold.getAmountMinor());
    }

    private static VenueCommand transfer(Transfer transfer) {
        return new VenueCommand.Transfer(
                transfer.getAccount(),
                transfer.getAsset(),
                transfer.getAmountMinor(),
                transfer.getToAccount());
    }

    private static VenueCommand limits(SetAccountLimits limits) {
        return new VenueCommand.SetAccountLimits(
                limits.getAccount(),
                limits.hasOpenOrdersMax()
                        ? OptionalInt.of(limits.getOpenOrdersMax())
                        : OptionalInt.empty(),
                limits.getOrderNotionalMaxList().stream()
                        .map(limit ->
                                new VenueCommand.NotionalLimit(
                                        limit.getAsset(), limit.getNotionalMinorMax()))
                        .toList(),
                limits.getSymbolLimitsList().stream().map(RareCommands::limit).toList());
    }

    private static VenueCommand.SymbolLimit limit(SymbolLimit limit) {
        return new VenueCommand.SymbolLimit(
                limit.getSymbol(),
                limit.hasRestricted() ? Optional.of(limit.getRestricted()) : Optional.empty(),
                limit.hasReduceOnly() ? Optional.of(limit.getReduceOnly()) : Optional.empty(),
                longOf(limit.hasLotsMax(), limit.getLotsMax()),
                longOf(limit.hasPositionLotsMax(), limit.getPositionLotsMax()),
                longOf(limit.hasExposureMinorMax(), limit.getExposureMinorMax()),
                longOf(limit.hasDailyNotionalMinorMax(), limit.getDailyNotionalMinorMax()),
                limit.hasOpenOrdersMax()
                        ? OptionalInt.of(limit.getOpenOrdersMax())
                        : OptionalInt.empty());
    }

    private static OptionalLong longOf(boolean present, long value) {
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static VenueCommand accountState(SetAccountState set) {
        return new VenueCommand.SetAccountState(
                set.getAccount(), KnownValues.known(set.getState()), set.getCancelOrders());
    }

    private static VenueCommand accountTier(SetAccountTier set) {
        return new VenueCommand.SetAccountTier(set.getAccount(), set.getTier());
    }

    private static VenueCommand opening(OpenAccount open) {
        return new VenueCommand.OpenAccount(open.getAccount(), open.getMainAccount());
    }

    private static VenueCommand accountTrading(SetAccountTrading set) {
        return new VenueCommand.SetAccountTrading(
                set.getAccount(), set.getSelfTradeGroup(), set.getSelfTradeAllowed());
    }

    private static VenueCommand cancelOrders(CancelOrders cancel) {
        return new VenueCommand.CancelOrders(
                cancel.getAccount(),
                cancel.getSymbol(),
                KnownValues.known(cancel.getSide()),
                cancel.getValidUntilMicros());
    }

    private static VenueCommand cancelAfter(SetCancelAfter set) {
        return new VenueCommand.SetCancelAfter(
                set.getAccount(), set.getAfterMicros(), set.getValidUntilMicros());
    }

    private static VenueCommand symbolState(SetSymbolState set) {
        return new VenueCommand.SetSymbolState(set.getSymbol(), KnownValues.known(set.getState()));
    }

    private static VenueCommand schedule(SetSchedule set) {
        return new VenueCommand.SetSchedule(
                set.getSymbol(),
                set.getChangesList().stream()
                        .map(change ->
                                new VenueCommand.ScheduledChange(
                                        change.getSecondOfWeek(),
                                        KnownValues.known(change.getState())))
                        .toList());
    }

    private static VenueCommand feeTier(SetFeeTier set) {
        return new VenueCommand.SetFeeTier(
                set.getTier(), set.getMakerRateE8(), set.getTakerRateE8());
    }

    private static VenueCommand listAsset(Asset asset) {
        return new VenueCommand.ListAsset(asset.getAsset(), asset.getCode(), asset.getScale());
    }

    private static Breaker breaker(org.bourse.contracts.v1.Breaker breaker) {
        return new Breaker(
                breaker.getRateE8(),
                breaker.getWindowSeconds(),
                breaker.getPauseSeconds(),
                breaker.getAuctionSeconds());
    }

    private static SymbolDefinition symbol(Symbol symbol) {
        return new SymbolDefinition(
                symbol.getSymbol(),
                symbol.getName(),
                symbol.getBase(),
                symbol.getQuote(),
                symbol.getTick(),
                symbol.getPriceScale(),
                symbol.getLot(),
                symbol.getQuantityScale(),
                symbol.getLotsMin(),
                symbol.getLotsMax(),
                symbol.getNotionalMinorMin(),
                symbol.getMakerRateE8(),
                symbol.getTakerRateE8(),
                symbol.getMarketBoundE8(),
                symbol.getStaticBandE8(),
                symbol.getDynamicBandE8(),
                symbol.getReferencePriceTicks(),
                KnownValues.known(symbol.getState()),
                breaker(symbol.getBreaker()));
    }
}

package org.bourse.matching.codec;

import java.util.OptionalInt;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** Translates the bodies of commands that the core takes as objects. */
final class RareCommands {

    private RareCommands() {}

    /** The body is set and none of PlaceOrder, CancelOrder and Tick. */
    static VenueCommand of(CommandBody body) {
        return switch (body.getBodyCase()) {
            case OPEN_ACCOUNT -> new VenueCommand.OpenAccount(body.getOpenAccount().getAccount());
            case DEPOSIT -> deposit(body.getDeposit());
            case HOLD_WITHDRAWAL -> holdWithdrawal(body.getHoldWithdrawal());
            case COMPLETE_WITHDRAWAL ->
                    new VenueCommand.CompleteWithdrawal(
                            body.getCompleteWithdrawal().getWithdrawalId());
            case CANCEL_WITHDRAWAL ->
                    new VenueCommand.CancelWithdrawal(body.getCancelWithdrawal().getWithdrawalId());
            case SET_ACCOUNT_LIMITS -> limits(body.getSetAccountLimits());
            case LIST_ASSET -> listAsset(body.getListAsset().getAsset());
            case LIST_SYMBOL ->
                    new VenueCommand.ListSymbol(symbol(body.getListSymbol().getSymbol()));
            case ACTIVATE_VERSION ->
                    new VenueCommand.ActivateVersion(
                            body.getActivateVersion().getContractVersion());
            case ACTIVATE_KEY ->
                    new VenueCommand.ActivateKey(
                            body.getActivateKey().getKeyId(),
                            body.getActivateKey().getWritersList().stream()
                                    .map(RareCommands::known)
                                    .toList());
            case REVOKE_KEY -> new VenueCommand.RevokeKey(body.getRevokeKey().getKeyId());
            case BEGIN_EPOCH -> new VenueCommand.BeginEpoch(body.getBeginEpoch().getEpoch());
            case PLACE_ORDER, CANCEL_ORDER, TICK, BODY_NOT_SET ->
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
                        .toList());
    }

    private static VenueCommand listAsset(Asset asset) {
        return new VenueCommand.ListAsset(asset.getAsset(), asset.getCode(), asset.getScale());
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
                symbol.getMarketBoundE8());
    }

    private static Writer known(Writer writer) {
        return writer == Writer.UNRECOGNIZED ? Writer.WRITER_UNSPECIFIED : writer;
    }
}

package org.bourse.core.twin;

import java.util.List;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;

/** Passes every event on to several listeners, one after the other. */
final class Fanout implements VenueEvents {
    private final List<VenueEvents> listeners;

    Fanout(VenueEvents... listeners) {
        this.listeners = List.of(listeners);
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        listeners.forEach(l -> l.stepBegins(header, venueTimeMicros));
    }

    @Override
    public void stepEnds() {
        listeners.forEach(l -> l.stepEnds());
    }

    @Override
    public void progress() {
        listeners.forEach(l -> l.progress());
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        listeners.forEach(l -> l.assetListed(asset, code, scale));
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        listeners.forEach(l -> l.symbolListed(symbol));
    }

    @Override
    public void versionActivated(int contractVersion) {
        listeners.forEach(l -> l.versionActivated(contractVersion));
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        listeners.forEach(l -> l.fundingRejected(code, account, reference));
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        listeners.forEach(l -> l.commandRejected(code, account, reference));
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        listeners.forEach(l -> l.orderAccepted(orderId, order, makerRateE8, takerRateE8));
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        listeners.forEach(l -> l.orderRejected(orderId, order, code));
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        listeners.forEach(l -> l.orderRepeated(account, orderId));
    }

    @Override
    public void orderFilled(
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
        listeners.forEach(l ->
                l.orderFilled(
                        orderId,
                        account,
                        symbol,
                        side,
                        role,
                        tradeId,
                        priceTicks,
                        lots,
                        notionalMinor,
                        feeMinor,
                        filledLots,
                        remainingLots,
                        closes));
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        listeners.forEach(
                l -> l.orderCancelled(orderId, account, symbol, reason, filledLots, remainingLots));
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        listeners.forEach(l -> l.accountLimitsSet(limits));
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        listeners.forEach(l -> l.keyActivated(keyId, writers));
    }

    @Override
    public void keyRevoked(int keyId) {
        listeners.forEach(l -> l.keyRevoked(keyId));
    }

    @Override
    public void epochBegun(int epoch) {
        listeners.forEach(l -> l.epochBegun(epoch));
    }

    @Override
    public void accountOpened(long account) {
        listeners.forEach(l -> l.accountOpened(account));
    }

    @Override
    public void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference) {
        listeners.forEach(
                l -> l.posting(account, asset, bucket, deltaMinor, balanceMinor, kind, reference));
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        listeners.forEach(l -> l.withdrawalHeld(withdrawalId, account, asset, amountMinor));
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        listeners.forEach(l -> l.withdrawalCompleted(withdrawalId));
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        listeners.forEach(l -> l.withdrawalCancelled(withdrawalId));
    }

    @Override
    public void trade(
            long tradeId,
            int symbol,
            long priceTicks,
            long lots,
            long notionalMinor,
            Side takerSide,
            long buyerAccount,
            long sellerAccount,
            long buyerOrderId,
            long sellerOrderId,
            long buyerFeeMinor,
            long sellerFeeMinor) {
        listeners.forEach(l ->
                l.trade(
                        tradeId,
                        symbol,
                        priceTicks,
                        lots,
                        notionalMinor,
                        takerSide,
                        buyerAccount,
                        sellerAccount,
                        buyerOrderId,
                        sellerOrderId,
                        buyerFeeMinor,
                        sellerFeeMinor));
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        listeners.forEach(
                l -> l.levelChanged(symbol, bookSequence, side, priceTicks, lots, orders));
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        listeners.forEach(l -> l.bookImageBegins(symbol, bookSequence, lastPriceTicks));
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        listeners.forEach(l -> l.bookImageLevel(side, priceTicks, lots, orders));
    }

    @Override
    public void bookImageEnds() {
        listeners.forEach(l -> l.bookImageEnds());
    }
}

package org.bourse.core.twin;

import java.util.List;
import java.util.function.Consumer;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;

/**
 * Passes every event on to several listeners, one after the other. Written out, since the twin's
 * runs spend their time here. The first listener that throws ends the event with what it threw.
 */
public final class Fanout implements VenueEvents {
    private VenueEvents[] listeners;

    private Fanout(VenueEvents... listeners) {
        this.listeners = listeners;
    }

    private void each(Consumer<VenueEvents> event) {
        for (VenueEvents listener : listeners) {
            event.accept(listener);
        }
    }

    public static Fanout to(VenueEvents... listeners) {
        return new Fanout(listeners.clone());
    }

    /** From the next event on others listen. */
    public void passTo(VenueEvents... others) {
        listeners = others.clone();
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        each(it -> it.stepBegins(header, venueTimeMicros));
    }

    @Override
    public void stepEnds() {
        each(it -> it.stepEnds());
    }

    @Override
    public void progress() {
        each(it -> it.progress());
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        each(it -> it.assetListed(asset, code, scale));
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        each(it -> it.symbolListed(symbol));
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        each(it -> it.symbolChanged(symbol));
    }

    @Override
    public void venueStateSet(boolean halted) {
        each(it -> it.venueStateSet(halted));
    }

    @Override
    public void versionActivated(int contractVersion) {
        each(it -> it.versionActivated(contractVersion));
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        each(it -> it.fundingRejected(code, account, reference));
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        each(it -> it.commandRejected(code, account, reference));
    }

    @Override
    public void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {
        each(it ->
                it.orderAccepted(
                        orderId,
                        order,
                        makerRateE8,
                        takerRateE8,
                        priceTicks,
                        triggerTicks,
                        expiresMicros));
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        each(it -> it.orderRejected(orderId, order, code));
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        each(it -> it.orderRepeated(account, orderId));
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
        each(it ->
                it.orderFilled(
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
        each(it -> it.orderCancelled(orderId, account, symbol, reason, filledLots, remainingLots));
    }

    @Override
    public void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {
        each(it ->
                it.orderReplaced(
                        orderId,
                        account,
                        symbol,
                        priceTicks,
                        triggerTicks,
                        lots,
                        filledLots,
                        remainingLots));
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        each(it -> it.orderTriggered(orderId, account, symbol, triggerTicks));
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        each(it -> it.orderReduced(orderId, account, symbol, lots, filledLots, remainingLots));
    }

    @Override
    public void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots) {
        each(it ->
                it.selfTradePrevented(
                        symbol,
                        mode,
                        takerOrderId,
                        takerAccount,
                        makerOrderId,
                        makerAccount,
                        priceTicks,
                        lots));
    }

    @Override
    public void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {
        each(it -> it.massCancelBegan(account, symbol, side, reason));
    }

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {
        each(it -> it.cancelAfterSet(account, deadlineMicros));
    }

    @Override
    public void accountStateSet(long account, AccountStatus state) {
        each(it -> it.accountStateSet(account, state));
    }

    @Override
    public void feeTierSet(int tier, long makerRateE8, long takerRateE8) {
        each(it -> it.feeTierSet(tier, makerRateE8, takerRateE8));
    }

    @Override
    public void accountTierSet(long account, int tier) {
        each(it -> it.accountTierSet(account, tier));
    }

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        each(it -> it.accountTradingSet(account, selfTradeGroup, selfTradeAllowed));
    }

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {
        each(it -> it.scheduleSet(schedule));
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        each(it -> it.accountLimitsSet(limits));
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        each(it -> it.keyActivated(keyId, writers));
    }

    @Override
    public void keyRevoked(int keyId) {
        each(it -> it.keyRevoked(keyId));
    }

    @Override
    public void epochBegun(int epoch) {
        each(it -> it.epochBegun(epoch));
    }

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {
        each(it -> it.leaderClaimed(term, contractVersion, leader));
    }

    @Override
    public void commandSkipped(long position) {
        each(it -> it.commandSkipped(position));
    }

    @Override
    public void venueResumed(long position) {
        each(it -> it.venueResumed(position));
    }

    @Override
    public void accountOpened(long account) {
        each(it -> it.accountOpened(account));
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
        each(it -> it.posting(account, asset, bucket, deltaMinor, balanceMinor, kind, reference));
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        each(it -> it.withdrawalHeld(withdrawalId, account, asset, amountMinor));
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        each(it -> it.withdrawalCompleted(withdrawalId));
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        each(it -> it.withdrawalCancelled(withdrawalId));
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
        each(it ->
                it.trade(
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
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots) {
        each(it ->
                it.levelChanged(
                        symbol, bookSequence, side, priceTicks, lots, orders, externalLots));
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        each(it -> it.indicativePrice(symbol, priceTicks, lots, surplusLots, surplusSide));
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        each(it -> it.bookImageBegins(symbol, bookSequence, lastPriceTicks));
    }

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        each(it -> it.bookImageLevel(side, priceTicks, lots, orders, externalLots));
    }

    @Override
    public void bookImageEnds() {
        each(it -> it.bookImageEnds());
    }
}

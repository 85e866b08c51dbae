package org.bourse.core;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;

/** Does nothing, for tests that watch only some of the events, or none. */
public class NoEvents implements VenueEvents {
    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {}

    @Override
    public void stepEnds() {}

    @Override
    public void progress() {}

    @Override
    public void assetListed(int asset, String code, int scale) {}

    @Override
    public void symbolListed(SymbolDefinition symbol) {}

    @Override
    public void versionActivated(int contractVersion) {}

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {}

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {}

    @Override
    public void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros) {}

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {}

    @Override
    public void orderRepeated(long account, long orderId) {}

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
            boolean closes) {}

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {}

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {}

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {}

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {}

    @Override
    public void keyRevoked(int keyId) {}

    @Override
    public void epochBegun(int epoch) {}

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {}

    @Override
    public void commandSkipped(long position) {}

    @Override
    public void venueResumed(long position) {}

    @Override
    public void accountOpened(long account) {}

    @Override
    public void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference) {}

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {}

    @Override
    public void withdrawalCompleted(long withdrawalId) {}

    @Override
    public void withdrawalCancelled(long withdrawalId) {}

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
            long sellerFeeMinor) {}

    @Override
    public void levelChanged(
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots) {
        levelChanged(symbol, bookSequence, side, priceTicks, lots, orders);
    }

    /** The same for who does not ask what of it is external. */
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {}

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {}

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {}

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        bookImageLevel(side, priceTicks, lots, orders);
    }

    /** The same for who does not ask what of it is external. */
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {}

    @Override
    public void bookImageEnds() {}

    @Override
    public void symbolChanged(SymbolDefinition symbol) {}

    @Override
    public void venueStateSet(boolean halted) {}

    @Override
    public void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots) {}

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {}

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {}

    @Override
    public void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots) {}

    @Override
    public void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {}

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {}

    @Override
    public void accountStateSet(long account, AccountStatus state) {}

    @Override
    public void feeTierSet(int tier, long makerRateE8, long takerRateE8) {}

    @Override
    public void accountTierSet(long account, int tier) {}

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {}
}

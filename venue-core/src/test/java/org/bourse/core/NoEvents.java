package org.bourse.core;

import java.util.List;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
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
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {}

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
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {}

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {}

    @Override
    public void keyRevoked(int keyId) {}

    @Override
    public void epochBegun(int epoch) {}

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
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {}

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {}

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {}

    @Override
    public void bookImageEnds() {}
}

package org.bourse.core;

import java.util.List;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;

/** A hash of all events and all their values, the same on every JVM. */
final class EventHash implements VenueEvents {
    private long hash = 0xCBF29CE484222325L;

    long value() {
        return hash;
    }

    private void mix(String event, long... values) {
        mix(event);
        for (long value : values) {
            mix(value);
        }
    }

    private void mix(String text) {
        for (int i = 0; i < text.length(); i++) {
            mix((long) text.charAt(i));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * 0x100000001B3L;
        hash ^= hash >>> 29;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        mix("stepBegins", header.position(), venueTimeMicros);
    }

    @Override
    public void stepEnds() {
        mix("stepEnds");
    }

    @Override
    public void progress() {
        mix("progress");
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        mix("assetListed " + code, asset, scale);
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        mix("symbolListed " + symbol);
    }

    @Override
    public void versionActivated(int contractVersion) {
        mix("versionActivated", contractVersion);
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        mix("fundingRejected", code.getNumber(), account, reference);
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        mix("commandRejected", code.getNumber(), account, reference);
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        mix("orderAccepted " + order.clientOrderId(), orderId, makerRateE8, takerRateE8);
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        mix("orderRejected " + order.clientOrderId(), orderId, code.getNumber());
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        mix("orderRepeated", account, orderId);
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
        mix("orderFilled", orderId, account, symbol, side.getNumber(), role.getNumber(), tradeId);
        mix("of", priceTicks, lots, notionalMinor, feeMinor, filledLots, remainingLots);
        mix(closes ? 1 : 0);
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        mix(
                "orderCancelled",
                orderId,
                account,
                symbol,
                reason.getNumber(),
                filledLots,
                remainingLots);
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        mix("accountLimitsSet " + limits);
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        mix("keyActivated " + writers, keyId);
    }

    @Override
    public void keyRevoked(int keyId) {
        mix("keyRevoked", keyId);
    }

    @Override
    public void epochBegun(int epoch) {
        mix("epochBegun", epoch);
    }

    @Override
    public void accountOpened(long account) {
        mix("accountOpened", account);
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
        mix("posting", account, asset, bucket.getNumber(), deltaMinor, balanceMinor, reference);
        mix(kind.getNumber());
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        mix("withdrawalHeld", withdrawalId, account, asset, amountMinor);
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        mix("withdrawalCompleted", withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        mix("withdrawalCancelled", withdrawalId);
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
        mix("trade", tradeId, symbol, priceTicks, lots, notionalMinor, takerSide.getNumber());
        mix("buyer", buyerAccount, buyerOrderId, buyerFeeMinor);
        mix("seller", sellerAccount, sellerOrderId, sellerFeeMinor);
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        mix("levelChanged", symbol, bookSequence, side.getNumber(), priceTicks, lots, orders);
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        mix("bookImageBegins", symbol.symbol(), bookSequence, lastPriceTicks);
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        mix("bookImageLevel", side.getNumber(), priceTicks, lots, orders);
    }

    @Override
    public void bookImageEnds() {
        mix("bookImageEnds");
    }
}

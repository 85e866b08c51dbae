package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Writes each event as a readable line. Holds the lines since {@link #clear}, and a hash of all
 * lines ever.
 */
final class EventRecorder implements VenueEvents {
    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_FACTOR = 0x100000001b3L;

    private final StringBuilder text = new StringBuilder(1 << 10);
    private final Map<Object, Long> counts = new HashMap<>();
    private long hash = HASH_START;

    /** Forgets the lines, after folding them into the hash. */
    void clear() {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * HASH_FACTOR;
        }
        text.setLength(0);
    }

    /** Of all lines before the last {@link #clear}. */
    long hash() {
        return hash;
    }

    boolean sameAs(EventRecorder other) {
        return text.compareTo(other.text) == 0;
    }

    List<String> lines() {
        return text.isEmpty() ? List.of() : new ArrayList<>(text.toString().lines().toList());
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** How often each event, each code and each reason came. */
    Map<Object, Long> counts() {
        return counts;
    }

    private EventRecorder counted(Enum<?> word) {
        counts.merge(word, 1L, Long::sum);
        return word(word);
    }

    private EventRecorder word(Object word) {
        text.append(' ').append(word);
        return this;
    }

    private EventRecorder line(String event) {
        counts.merge(event, 1L, Long::sum);
        text.append(event);
        return this;
    }

    private EventRecorder with(String name, long value) {
        text.append(' ').append(name).append('=').append(value);
        return this;
    }

    private void end() {
        text.append('\n');
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        line("stepBegins").with("position", header.position());
        with("time", venueTimeMicros).word(header.writer());
        with("request", header.requestIdHigh()).with("low", header.requestIdLow()).end();
    }

    @Override
    public void stepEnds() {
        line("stepEnds").end();
    }

    @Override
    public void progress() {
        line("progress").end();
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        line("assetListed").with("asset", asset).word(code).with("scale", scale).end();
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        line("symbolListed").word(symbol).end();
    }

    @Override
    public void versionActivated(int contractVersion) {
        line("versionActivated").with("version", contractVersion).end();
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        line("fundingRejected").counted(code).with("account", account);
        with("reference", reference).end();
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        line("commandRejected").counted(code).with("account", account);
        with("reference", reference).end();
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        line("orderAccepted").with("order", orderId).order(order);
        with("maker", makerRateE8).with("taker", takerRateE8).end();
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        line("orderRejected").counted(code).with("order", orderId).order(order).end();
    }

    private EventRecorder order(NewOrder order) {
        with("account", order.account()).with("symbol", order.symbol());
        word(order.side()).word(order.type()).word(order.timeInForce());
        if (order.postOnly()) {
            word("postOnly");
        }
        with("price", order.priceTicks()).with("lots", order.lots());
        with("budget", order.budgetMinor()).with("validUntil", order.validUntilMicros());
        return word(order.clientOrderId());
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        line("orderRepeated").with("account", account).with("order", orderId).end();
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
        line("orderFilled").with("order", orderId).with("account", account);
        with("symbol", symbol).word(side).word(role).with("trade", tradeId);
        with("price", priceTicks).with("lots", lots).with("notional", notionalMinor);
        with("fee", feeMinor).with("filled", filledLots).with("remaining", remainingLots);
        word(closes ? "closes" : "open").end();
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        line("orderCancelled").counted(reason).with("order", orderId).with("account", account);
        with("symbol", symbol).with("filled", filledLots).with("remaining", remainingLots).end();
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        line("accountLimitsSet").word(limits).end();
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        line("keyActivated").with("key", keyId).word(writers).end();
    }

    @Override
    public void keyRevoked(int keyId) {
        line("keyRevoked").with("key", keyId).end();
    }

    @Override
    public void epochBegun(int epoch) {
        line("epochBegun").with("epoch", epoch).end();
    }

    @Override
    public void accountOpened(long account) {
        line("accountOpened").with("account", account).end();
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
        line("posting").word(kind).with("account", account).with("asset", asset).word(bucket);
        with("delta", deltaMinor).with("balance", balanceMinor);
        with("reference", reference).end();
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        line("withdrawalHeld").with("withdrawal", withdrawalId).with("account", account);
        with("asset", asset).with("amount", amountMinor).end();
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        line("withdrawalCompleted").with("withdrawal", withdrawalId).end();
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        line("withdrawalCancelled").with("withdrawal", withdrawalId).end();
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
        line("trade").with("trade", tradeId).with("symbol", symbol).with("price", priceTicks);
        with("lots", lots).with("notional", notionalMinor).word(takerSide);
        with("buyer", buyerAccount).with("seller", sellerAccount);
        with("buyOrder", buyerOrderId).with("sellOrder", sellerOrderId);
        with("buyerFee", buyerFeeMinor).with("sellerFee", sellerFeeMinor).end();
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        line("levelChanged").with("symbol", symbol).with("sequence", bookSequence).word(side);
        with("price", priceTicks).with("lots", lots).with("orders", orders).end();
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        line("bookImageBegins").word(symbol).with("sequence", bookSequence);
        with("last", lastPriceTicks).end();
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        line("bookImageLevel").word(side).with("price", priceTicks).with("lots", lots);
        with("orders", orders).end();
    }

    @Override
    public void bookImageEnds() {
        line("bookImageEnds").end();
    }
}

package org.bourse.core;

import java.util.ArrayList;
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

/** The events of the last step, one line each, as tests read them. */
final class EventLog implements VenueEvents {
    private final List<String> lines = new ArrayList<>();
    private final List<String> externals = new ArrayList<>();
    private boolean inStep;
    private long stepTimeMicros;

    /** All lines, or only those that start with one of the words. */
    List<String> lines(String... words) {
        if (words.length == 0) {
            return List.copyOf(lines);
        }
        return lines.stream().filter(line -> List.of(words).contains(first(line))).toList();
    }

    /** What of the levels and images of all steps so far is external. */
    List<String> externals() {
        return externals;
    }

    private static String first(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line : line.substring(0, end);
    }

    long stepTimeMicros() {
        return stepTimeMicros;
    }

    boolean isInStep() {
        return inStep;
    }

    private void add(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        if (inStep) {
            throw new IllegalStateException("a step begins within a step");
        }
        inStep = true;
        stepTimeMicros = venueTimeMicros;
        lines.clear();
    }

    @Override
    public void stepEnds() {
        if (!inStep) {
            throw new IllegalStateException("no step to end");
        }
        inStep = false;
    }

    @Override
    public void progress() {
        add("progress");
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        add("assetListed", asset, code, scale);
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        add("symbolListed", symbol.symbol(), symbol.name());
    }

    @Override
    public void versionActivated(int contractVersion) {
        add("versionActivated", contractVersion);
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        add("fundingRejected", code, account, reference);
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        add("commandRejected", code, account, reference);
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
        add("accepted", orderId, order.clientOrderId(), makerRateE8, takerRateE8);
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        add("rejected", orderId, code);
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        add("repeated", account, orderId);
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
        add(
                "filled",
                orderId,
                side,
                role,
                lots + "@" + priceTicks,
                "fee=" + feeMinor,
                filledLots + "+" + remainingLots,
                closes ? "closes" : "open");
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        add("cancelled", orderId, reason, filledLots + "+" + remainingLots);
    }

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {
        add("scheduleSet", schedule.symbol(), schedule.changes());
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        add("limitsSet", limits.account());
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        add("keyActivated", keyId, writers);
    }

    @Override
    public void keyRevoked(int keyId) {
        add("keyRevoked", keyId);
    }

    @Override
    public void epochBegun(int epoch) {
        add("epochBegun", epoch);
    }

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {
        add("leaderClaimed", term, contractVersion, leader);
    }

    @Override
    public void commandSkipped(long position) {
        add("commandSkipped", position);
    }

    @Override
    public void venueResumed(long position) {
        add("venueResumed", position);
    }

    @Override
    public void accountOpened(long account) {
        add("accountOpened", account);
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
        String delta = (deltaMinor > 0 ? "+" : "") + deltaMinor;
        add("posting", account, asset, bucket, delta, "=" + balanceMinor, kind, reference);
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        add("withdrawalHeld", withdrawalId, account, asset, amountMinor);
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        add("withdrawalCompleted", withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        add("withdrawalCancelled", withdrawalId);
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
        add(
                "trade",
                tradeId,
                lots + "@" + priceTicks,
                "taker=" + takerSide,
                "buyer=" + buyerAccount + "/" + buyerOrderId + "/" + buyerFeeMinor,
                "seller=" + sellerAccount + "/" + sellerOrderId + "/" + sellerFeeMinor);
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
        add("level", "#" + bookSequence, side, lots + "@" + priceTicks, orders);
        externals.add(side + " " + externalLots + "@" + priceTicks);
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        add("indicative", symbol, lots + "@" + priceTicks, surplusLots, surplusSide);
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        add("image", symbol.symbol(), "#" + bookSequence, "last=" + lastPriceTicks);
    }

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        add("imageLevel", side, lots + "@" + priceTicks, orders);
        externals.add(side + " " + externalLots + "@" + priceTicks);
    }

    @Override
    public void bookImageEnds() {
        add("imageEnds");
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        add("symbolChanged", symbol.symbol(), symbol.name(), symbol.state());
    }

    @Override
    public void venueStateSet(boolean halted) {
        add("venueStateSet", halted);
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
        add(
                "replaced",
                orderId,
                account,
                symbol,
                priceTicks,
                triggerTicks,
                lots,
                filledLots,
                remainingLots);
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        add("triggered", orderId, account, symbol, triggerTicks);
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        add("reduced", orderId, account, symbol, lots, filledLots, remainingLots);
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
        add(
                "selfTradePrevented",
                symbol,
                mode,
                takerOrderId,
                takerAccount,
                makerOrderId,
                makerAccount,
                priceTicks,
                lots);
    }

    @Override
    public void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {
        add("massCancelBegan", account, symbol, side, reason);
    }

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {
        add("cancelAfterSet", account, deadlineMicros);
    }

    @Override
    public void accountStateSet(long account, AccountStatus state) {
        add("accountStateSet", account, state);
    }

    @Override
    public void feeTierSet(int tier, long makerRateE8, long takerRateE8) {
        add("feeTierSet", tier, makerRateE8, takerRateE8);
    }

    @Override
    public void accountTierSet(long account, int tier) {
        add("accountTierSet", account, tier);
    }

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        add("accountTradingSet", account, selfTradeGroup, selfTradeAllowed);
    }
}

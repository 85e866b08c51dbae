package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
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
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;

/** A step's events in few words, so that a scenario can spell out all it expects. */
final class Story extends NoEvents {
    static final long ALICE = 1_000;
    static final long BOB = 1_001;
    static final long CAROL = 1_002;

    private static final Map<Long, String> ACCOUNTS =
            Map.of(
                    Accounts.FEES,
                    "fees",
                    Accounts.CUSTODY,
                    "custody",
                    Accounts.EXTERNAL,
                    "external",
                    ALICE,
                    "alice",
                    BOB,
                    "bob",
                    CAROL,
                    "carol");
    private static final List<String> ASSETS = List.of("", "EUR", "BTC");

    private final List<String> lines = new ArrayList<>();
    private long lastOrderId;
    private long lastTradeId;

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Of the last order that was accepted or refused. */
    long lastOrderId() {
        return lastOrderId;
    }

    long lastTradeId() {
        return lastTradeId;
    }

    private void line(String line) {
        lines.add(line);
    }

    private static String name(long account) {
        return ACCOUNTS.getOrDefault(account, Long.toString(account));
    }

    /** Names a leg of a list, but for the first, which is as an order by itself. */
    private static String leg(long orderId) {
        return Ids.index(orderId) == 0 ? "" : " (leg %d)".formatted(Ids.index(orderId));
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        lines.clear();
    }

    @Override
    public void progress() {
        line("progress");
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        line("asset %d listed".formatted(asset));
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        line("symbol %d listed".formatted(symbol.symbol()));
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        line("funding rejected %s %s %d".formatted(code, name(account), reference));
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        line("command rejected %s %s %d".formatted(code, name(account), reference));
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
        lastOrderId = orderId;
        String asked = priceTicks == order.priceTicks() ? "" : " at " + priceTicks;
        String first = triggerTicks == order.triggerTicks() ? "" : " trigger " + triggerTicks;
        String end = expiresMicros == order.expiresMicros() ? "" : " until " + expiresMicros;
        line("accepted" + asked + first + end + leg(orderId));
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        lastOrderId = orderId;
        line("rejected %s".formatted(code) + leg(orderId));
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        line("repeated %s %d".formatted(name(account), orderId));
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
        line(
                "%s %s %s %d@%d = %d fee %d, filled %d left %d%s"
                                .formatted(
                                        name(account),
                                        side,
                                        role,
                                        lots,
                                        priceTicks,
                                        notionalMinor,
                                        feeMinor,
                                        filledLots,
                                        remainingLots,
                                        closes ? " closes" : "")
                        + leg(orderId));
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        line(
                "cancelled %s filled %d left %d".formatted(reason, filledLots, remainingLots)
                        + leg(orderId));
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
        line(
                "replaced %s %d@%d trigger %d, filled %d left %d"
                                .formatted(
                                        name(account),
                                        lots,
                                        priceTicks,
                                        triggerTicks,
                                        filledLots,
                                        remainingLots)
                        + leg(orderId));
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        line("triggered %s at %d".formatted(name(account), triggerTicks) + leg(orderId));
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        line(
                "reduced %s by %d, filled %d left %d"
                                .formatted(name(account), lots, filledLots, remainingLots)
                        + leg(orderId));
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
        line(
                "%s: %s meets %s %d@%d"
                        .formatted(mode, name(takerAccount), name(makerAccount), lots, priceTicks));
    }

    @Override
    public void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {
        line("mass cancel of %s in %d %s %s".formatted(name(account), symbol, side, reason));
    }

    @Override
    public void cancelAfterSet(long account, long deadlineMicros) {
        line("cancel %s after %d".formatted(name(account), deadlineMicros));
    }

    @Override
    public void accountStateSet(long account, AccountStatus state) {
        line("%s is %s".formatted(name(account), state));
    }

    @Override
    public void versionActivated(int contractVersion) {
        line("version " + contractVersion);
    }

    @Override
    public void venueStateSet(boolean halted) {
        line(halted ? "venue halted" : "venue open");
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        line("symbol %d changed, %s".formatted(symbol.symbol(), symbol.state()));
    }

    @Override
    public void feeTierSet(int tier, long makerRateE8, long takerRateE8) {
        line("tier %d: %d and %d".formatted(tier, makerRateE8, takerRateE8));
    }

    @Override
    public void accountTierSet(long account, int tier) {
        line("%s in tier %d".formatted(name(account), tier));
    }

    @Override
    public void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed) {
        line("%s in group %d, %s".formatted(name(account), selfTradeGroup, selfTradeAllowed));
    }

    @Override
    public void scheduleSet(VenueCommand.SetSchedule schedule) {
        line("schedule of %d: %s".formatted(schedule.symbol(), schedule.changes()));
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        line("limits set");
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        line("key %d for %s".formatted(keyId, writers));
    }

    @Override
    public void keyRevoked(int keyId) {
        line("key %d revoked".formatted(keyId));
    }

    @Override
    public void epochBegun(int epoch) {
        line("epoch %d".formatted(epoch));
    }

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {
        line("leader %d of term %d with version %d".formatted(leader, term, contractVersion));
    }

    @Override
    public void commandSkipped(long position) {
        line("skipped %d".formatted(position));
    }

    @Override
    public void venueResumed(long position) {
        line("resumed %d".formatted(position));
    }

    @Override
    public void accountOpened(long account) {
        line("opened %s".formatted(name(account)));
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
        line(
                "%s %s %s %+d %s"
                                .formatted(
                                        name(account), ASSETS.get(asset), bucket, deltaMinor, kind)
                        + (isOfOrder(kind) ? leg(reference) : ""));
    }

    private static boolean isOfOrder(PostingKind kind) {
        return kind == PostingKind.HOLD || kind == PostingKind.RELEASE;
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        line("withdrawal held %d".formatted(amountMinor));
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        line("withdrawal completed");
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        line("withdrawal cancelled");
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
        lastTradeId = tradeId;
        String kind = takerSide == Side.SIDE_UNSPECIFIED ? "auction trade" : "trade";
        line("%s %s from %s".formatted(kind, name(buyerAccount), name(sellerAccount)));
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        line("level %d: %s %d@%d of %d".formatted(bookSequence, side, lots, priceTicks, orders));
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        line(
                "indicative of %d: %d@%d, %d more of %s"
                        .formatted(symbol, lots, priceTicks, surplusLots, surplusSide));
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        line("image of %d at %d, last %d".formatted(symbol.symbol(), bookSequence, lastPriceTicks));
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        line("image %s %d@%d of %d".formatted(side, lots, priceTicks, orders));
    }
}

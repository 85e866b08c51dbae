package org.bourse.bench.core;

import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;

/**
 * Takes all events: keeps the trades, counts the rest, and looks at every argument, so that nothing
 * of the work can be left out by the compiler.
 */
final class CoreSink extends RareEvents {
    private static final int TRADE_LONGS = 4;

    private final long[] trades;
    private int tradeLongs;
    private long position;
    private long seen;
    private long events;
    private long accepted;
    private long rejected;
    private long unknown;

    /**
     * @param tradesMax how many trades there is room for
     */
    CoreSink(int tradesMax) {
        trades = new long[tradesMax * TRADE_LONGS];
    }

    int trades() {
        return tradeLongs / TRADE_LONGS;
    }

    long tradePosition(int trade) {
        return trades[trade * TRADE_LONGS];
    }

    long takerOrder(int trade) {
        return trades[trade * TRADE_LONGS + 1];
    }

    long makerOrder(int trade) {
        return trades[trade * TRADE_LONGS + 2];
    }

    int tradePrice(int trade) {
        return (int) (trades[trade * TRADE_LONGS + 3] >>> Integer.SIZE);
    }

    int tradeLots(int trade) {
        return (int) trades[trade * TRADE_LONGS + 3];
    }

    /** All events. */
    long events() {
        return events;
    }

    /** New orders that were accepted. */
    long accepted() {
        return accepted;
    }

    /**
     * New orders and other commands that were refused, but cancels of orders that are not there.
     */
    long rejected() {
        return rejected;
    }

    /** Counts refusals from here. */
    void forgetRefusals() {
        rejected = 0;
        unknown = 0;
    }

    /** Commands about orders that are not there. */
    long unknown() {
        return unknown;
    }

    /** Depends on everything seen. */
    long seen() {
        return seen;
    }

    @Override
    void see(long value) {
        seen += value;
        events++;
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        position = header.position();
        seen += venueTimeMicros;
    }

    @Override
    public void stepEnds() {}

    @Override
    public void progress() {
        events++;
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        see(asset);
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        see(symbol.symbol());
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        see(symbol.symbol());
    }

    @Override
    public void venueStateSet(boolean halted) {
        see(halted ? 1 : 0);
    }

    @Override
    public void versionActivated(int contractVersion) {
        see(contractVersion);
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        rejected++;
        see(account ^ reference);
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        if (code == RejectCode.ORDER_UNKNOWN) {
            unknown++;
        } else {
            rejected++;
        }
        see(account ^ reference);
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
        accepted++;
        see(
                orderId
                        ^ order.account()
                        ^ order.lots()
                        ^ makerRateE8
                        ^ takerRateE8
                        ^ priceTicks
                        ^ triggerTicks
                        ^ expiresMicros);
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        rejected++;
        see(orderId ^ order.account());
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        rejected++;
        see(account ^ orderId);
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
        see(orderId ^ account ^ tradeId ^ lots ^ feeMinor ^ filledLots ^ remainingLots);
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        see(orderId ^ account ^ filledLots ^ remainingLots);
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
        see(orderId ^ account ^ priceTicks ^ triggerTicks ^ lots ^ filledLots ^ remainingLots);
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        see(orderId ^ account ^ triggerTicks);
    }

    @Override
    public void orderReduced(
            long orderId,
            long account,
            int symbol,
            long lots,
            long filledLots,
            long remainingLots) {
        see(orderId ^ account ^ lots ^ filledLots ^ remainingLots);
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
        see(takerOrderId ^ takerAccount ^ makerOrderId ^ makerAccount ^ priceTicks ^ lots);
    }

    @Override
    public void massCancelBegan(long account, int symbol, Side side, CancelReason reason) {
        see(account ^ symbol);
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
        see(account ^ deltaMinor ^ balanceMinor ^ reference);
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        see(withdrawalId);
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        see(withdrawalId);
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        see(withdrawalId);
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
        boolean takerBuys = takerSide == Side.BUY;
        trades[tradeLongs] = position;
        trades[tradeLongs + 1] = takerBuys ? buyerOrderId : sellerOrderId;
        trades[tradeLongs + 2] = takerBuys ? sellerOrderId : buyerOrderId;
        trades[tradeLongs + 3] = priceTicks << Integer.SIZE | lots;
        tradeLongs += TRADE_LONGS;
        see(
                tradeId
                        ^ notionalMinor
                        ^ buyerAccount
                        ^ sellerAccount
                        ^ buyerFeeMinor
                        ^ sellerFeeMinor);
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
        see(bookSequence ^ priceTicks ^ lots ^ orders ^ externalLots);
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        see(bookSequence);
    }

    @Override
    public void bookImageLevel(
            Side side, long priceTicks, long lots, int orders, long externalLots) {
        see(priceTicks ^ lots ^ orders ^ externalLots);
    }

    @Override
    public void bookImageEnds() {
        events++;
    }
}

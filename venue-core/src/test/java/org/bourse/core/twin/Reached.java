package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;

/** Counts what a generator must reach and no single event tells. */
final class Reached extends NoEvents {
    /** All that must be seen. */
    enum Fact {
        LISTED_IN_AUCTION,
        AUCTION,
        UNCROSSING,
        UNCROSSING_FOR_SEVERAL_STEPS,
        AUCTION_TRADE,
        SECOND_PRICE,
        EXPIRED_IN_PAIR,
        OWN_CANCEL_TAKER_IN_PAIR,
        OWN_CANCEL_MAKER_IN_PAIR,
        OWN_CANCEL_BOTH_IN_PAIR,
        OWN_DECREMENT_IN_PAIR,
        TRIGGERED_BY_AUCTION,
        INDICATIVE_PRICE,
        NO_INDICATIVE_PRICE,
        BROKEN_BY_RESTING_TAKER,
        CANCEL_ONLY_AFTER_SILENCE,
        AUCTION_BY_TICK,
        TRADING_BY_TICK,
        UNCROSSING_BY_TICK,
        CLOSED_BY_TICK,
        FUNDING_SKIPPED,
        FUNDED_AFTER_SKIPPED,
        LED_BY_LATER_VERSION,
        SOLD_BY_RISK
    }

    private final Map<Integer, SymbolState> states = new HashMap<>();
    private final Map<Integer, Set<Long>> prices = new HashMap<>();
    private final Set<Integer> uncrossing = new HashSet<>();
    private final Set<Integer> tradedHere = new HashSet<>();
    private final List<CancelReason> cancelled = new ArrayList<>();
    private final Map<Fact, Long> counts = new LinkedHashMap<>();
    private Writer writer = Writer.WRITER_UNSPECIFIED;
    private long timeMicros;
    private boolean isAfterSilence;
    private boolean isAuctionOver;
    private boolean isFundingSkipped;

    Map<Fact, Long> counts() {
        return counts;
    }

    private void count(boolean happened, Fact fact) {
        if (happened) {
            counts.merge(fact, 1L, Long::sum);
        }
    }

    @Override
    public void stepBegins(CommandHeader header, long venueTimeMicros) {
        writer = header.writer();
        isAfterSilence = timeMicros > 0 && venueTimeMicros - timeMicros > 300_000_000;
        timeMicros = venueTimeMicros;
        isAuctionOver = false;
        tradedHere.clear();
        cancelled.clear();
        uncrossing.clear();
        states.forEach((symbol, state) -> {
            if (state == SymbolState.UNCROSSING) {
                uncrossing.add(symbol);
            }
        });
    }

    @Override
    public void leaderClaimed(long term, int contractVersion, long leader) {
        count(contractVersion != 1, Fact.LED_BY_LATER_VERSION);
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
        count(writer == Writer.RISK, Fact.SOLD_BY_RISK);
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        isFundingSkipped |= code == RejectCode.SKIPPED;
        count(code == RejectCode.SKIPPED, Fact.FUNDING_SKIPPED);
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
        if (kind == PostingKind.DEPOSIT && isFundingSkipped) {
            count(true, Fact.FUNDED_AFTER_SKIPPED);
            isFundingSkipped = false;
        }
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        states.put(symbol.symbol(), symbol.state());
        count(symbol.state() == SymbolState.AUCTION, Fact.LISTED_IN_AUCTION);
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        SymbolState to = symbol.state();
        SymbolState from = states.put(symbol.symbol(), to);
        if (from == to) {
            return;
        }
        boolean isTick = writer == Writer.RUNNER;
        boolean isOver = from == SymbolState.UNCROSSING;
        count(to == SymbolState.AUCTION, Fact.AUCTION);
        count(to == SymbolState.UNCROSSING, Fact.UNCROSSING);
        count(isTick && to == SymbolState.AUCTION, Fact.AUCTION_BY_TICK);
        count(isTick && to == SymbolState.UNCROSSING, Fact.UNCROSSING_BY_TICK);
        count(isTick && to == SymbolState.TRADING && !isOver, Fact.TRADING_BY_TICK);
        count(isTick && !isAfterSilence && to == SymbolState.CANCEL_ONLY, Fact.CLOSED_BY_TICK);
        count(isAfterSilence && to == SymbolState.CANCEL_ONLY, Fact.CANCEL_ONLY_AFTER_SILENCE);
        count(
                to == SymbolState.HALTED
                        && writer == Writer.ORDER_ENTRY
                        && !cancelled.contains(CancelReason.VOLATILITY),
                Fact.BROKEN_BY_RESTING_TAKER);
        isAuctionOver |= isOver && prices.remove(symbol.symbol()) != null;
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
        if (takerSide == Side.SIDE_UNSPECIFIED) {
            count(true, Fact.AUCTION_TRADE);
            Set<Long> known = prices.computeIfAbsent(symbol, _ -> new HashSet<>());
            count(known.add(priceTicks) && known.size() == 2, Fact.SECOND_PRICE);
            count(
                    tradedHere.add(symbol) && uncrossing.contains(symbol),
                    Fact.UNCROSSING_FOR_SEVERAL_STEPS);
        } else {
            isAuctionOver = false;
        }
    }

    @Override
    public void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots) {
        cancelled.add(reason);
        count(reason == CancelReason.EXPIRED && isUncrossing(symbol), Fact.EXPIRED_IN_PAIR);
    }

    private boolean isUncrossing(int symbol) {
        return states.get(symbol) == SymbolState.UNCROSSING;
    }

    @Override
    public void orderTriggered(long orderId, long account, int symbol, long triggerTicks) {
        count(isAuctionOver, Fact.TRIGGERED_BY_AUCTION);
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
        if (isUncrossing(symbol)) {
            count(mode == SelfTradePrevention.CANCEL_TAKER, Fact.OWN_CANCEL_TAKER_IN_PAIR);
            count(mode == SelfTradePrevention.CANCEL_MAKER, Fact.OWN_CANCEL_MAKER_IN_PAIR);
            count(mode == SelfTradePrevention.CANCEL_BOTH, Fact.OWN_CANCEL_BOTH_IN_PAIR);
            count(mode == SelfTradePrevention.DECREMENT, Fact.OWN_DECREMENT_IN_PAIR);
        }
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        count(priceTicks > 0, Fact.INDICATIVE_PRICE);
        count(priceTicks == 0, Fact.NO_INDICATIVE_PRICE);
    }
}

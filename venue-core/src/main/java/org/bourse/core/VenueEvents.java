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

/**
 * What a venue says while it applies a command, in order. Calls between {@link #stepBegins} and
 * {@link #stepEnds} belong to one command. Arguments that are objects are valid during the call
 * only. Units are those of {@code events.proto}, where each event is described.
 */
public interface VenueEvents {

    void stepBegins(CommandHeader header, long venueTimeMicros);

    void stepEnds();

    /** On all topics. */
    void progress();

    /** On all topics. */
    void assetListed(int asset, String code, int scale);

    /** On all topics. */
    void symbolListed(SymbolDefinition symbol);

    /** On all topics. */
    void symbolChanged(SymbolDefinition symbol);

    /** On all topics. */
    void venueStateSet(boolean halted);

    /** On all topics. */
    void versionActivated(int contractVersion);

    /** A funding command was refused: on ledger-events. */
    void fundingRejected(RejectCode code, long account, long reference);

    /** Any other command but a new order or list was refused: on order-events. */
    void commandRejected(RejectCode code, long account, long reference);

    /**
     * An order is open. The list that a leg belongs to has the id of the list's first leg: the
     * order's own with index 0.
     *
     * @param priceTicks as asked for, or as post-only repriced it
     * @param triggerTicks as asked for, or the first trigger of an order that trails; 0 for none
     * @param expiresMicros when its GTD or DAY ends; 0 for none
     */
    void orderAccepted(
            long orderId,
            NewOrder order,
            long makerRateE8,
            long takerRateE8,
            long priceTicks,
            long triggerTicks,
            long expiresMicros);

    void orderRejected(long orderId, NewOrder order, RejectCode code);

    /** The same client order id with the same content came again. */
    void orderRepeated(long account, long orderId);

    /** One side of a trade: the taker's, then the maker's, for each trade. */
    void orderFilled(
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
            boolean closes);

    void orderCancelled(
            long orderId,
            long account,
            int symbol,
            CancelReason reason,
            long filledLots,
            long remainingLots);

    void orderReplaced(
            long orderId,
            long account,
            int symbol,
            long priceTicks,
            long triggerTicks,
            long lots,
            long filledLots,
            long remainingLots);

    void orderTriggered(long orderId, long account, int symbol, long triggerTicks);

    /** Self-trade prevention took {@code lots} off. */
    void orderReduced(
            long orderId, long account, int symbol, long lots, long filledLots, long remainingLots);

    void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots);

    void massCancelBegan(long account, int symbol, Side side, CancelReason reason);

    /** {@code deadlineMicros} 0: switched off. */
    void cancelAfterSet(long account, long deadlineMicros);

    void accountStateSet(long account, AccountStatus state);

    void feeTierSet(int tier, long makerRateE8, long takerRateE8);

    void accountTierSet(long account, int tier);

    void accountTradingSet(long account, int selfTradeGroup, boolean selfTradeAllowed);

    void scheduleSet(VenueCommand.SetSchedule schedule);

    void accountLimitsSet(VenueCommand.SetAccountLimits limits);

    void keyActivated(int keyId, List<Writer> writers);

    void keyRevoked(int keyId);

    void epochBegun(int epoch);

    void leaderClaimed(long term, int contractVersion, long leader);

    void commandSkipped(long position);

    void venueResumed(long position);

    void accountOpened(long account);

    /** A posting; those of a step sum to zero per asset. */
    void posting(
            long account,
            int asset,
            Bucket bucket,
            long deltaMinor,
            long balanceMinor,
            PostingKind kind,
            long reference);

    void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor);

    void withdrawalCompleted(long withdrawalId);

    void withdrawalCancelled(long withdrawalId);

    /**
     * After both sides' {@link #orderFilled}.
     *
     * @param takerSide unspecified in a call auction, where nobody takes
     */
    void trade(
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
            long sellerFeeMinor);

    /**
     * The whole level after the change; {@code lots} 0 when it is gone.
     *
     * @param externalLots what of it is left of an external book's
     */
    void levelChanged(
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots);

    /**
     * What a call auction would trade now.
     *
     * @param priceTicks 0 when there is nothing to trade
     */
    void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide);

    /** Begins the image of a book; its levels follow, bids first, each side best first. */
    void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks);

    /** A level, as in {@link #levelChanged}. */
    void bookImageLevel(Side side, long priceTicks, long lots, int orders, long externalLots);

    void bookImageEnds();
}

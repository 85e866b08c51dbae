package org.bourse.matching.codec;

import java.util.List;
import java.util.function.Consumer;
import org.bourse.contracts.v1.AccountOpened;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EpochBegun;
import org.bourse.contracts.v1.KeyRevoked;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;

/**
 * Makes one record per topic of what the core says in a step. Numbers a step's events over all
 * topics from 0 (an event that stands on all of them has one number) and each topic's records from
 * 1 without a gap.
 *
 * <p>Records that are stored already, except each topic's last, are counted but not built.
 */
public final class EventEncoder implements VenueEvents {
    private final StepRecords step;
    private final Consumer<VenueFact> facts;

    private final BookImages images = new BookImages();
    private boolean rejected;

    /**
     * @param venue the partition the records go to
     * @param emitted what is stored already
     * @param facts is told the venue's configuration as it happens
     */
    public EventEncoder(int venue, EmittedSequences emitted, Consumer<VenueFact> facts) {
        this.facts = facts;
        step = new StepRecords(venue, emitted);
    }

    /** The records of the last step, in the order of {@link EventTopic}; valid until the next. */
    public List<EventRecord> records() {
        return step.records();
    }

    /** Who wrote the command of the last step. */
    public Writer writer() {
        return step.writer();
    }

    /** True when the last step refused its command. */
    public boolean rejected() {
        return rejected;
    }

    /** Of the topic's last record, built or only counted. */
    public long sequence(EventTopic topic) {
        return step.sequence(topic);
    }

    @Override
    public void stepBegins(CommandHeader command, long venueTimeMicros) {
        step.begin(command, venueTimeMicros);
        rejected = false;
    }

    @Override
    public void stepEnds() {
        step.end();
    }

    @Override
    public void progress() {
        step.progress();
    }

    @Override
    public void assetListed(int number, String code, int scale) {
        Asset asset = EventMessages.asset(number, code, scale);
        step.configured(Configured.newBuilder().setAssetListed(asset));
        facts.accept(new VenueFact.AssetListed(step.request(), step.position(), asset));
    }

    @Override
    public void symbolListed(SymbolDefinition definition) {
        Symbol symbol = EventMessages.symbol(definition);
        step.configured(Configured.newBuilder().setSymbolListed(symbol));
        facts.accept(new VenueFact.SymbolListed(step.request(), step.position(), symbol));
    }

    @Override
    public void versionActivated(int contractVersion) {
        step.configured(Configured.newBuilder().setVersionActivated(contractVersion));
    }

    @Override
    public void fundingRejected(RejectCode code, long account, long reference) {
        rejected = true;
        if (step.onLedger()) {
            step.ledger(
                    LedgerEvent.newBuilder()
                            .setCommandRejected(EventMessages.rejected(code, account, reference)));
        }
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        rejected = true;
        if (step.onOrders()) {
            step.order(
                    OrderEvent.newBuilder()
                            .setCommandRejected(EventMessages.rejected(code, account, reference)));
        }
        if (step.writer() == Writer.ADMINISTRATION) {
            facts.accept(new VenueFact.Refused(step.request(), step.position(), code));
        }
    }

    @Override
    public void orderAccepted(long orderId, NewOrder order, long makerRateE8, long takerRateE8) {
        if (step.onOrders()) {
            OrderAccepted.Builder accepted =
                    OrderAccepted.newBuilder()
                            .setOrder(EventMessages.order(orderId, order))
                            .setMakerRateE8(makerRateE8)
                            .setTakerRateE8(takerRateE8);
            step.order(OrderEvent.newBuilder().setAccepted(accepted));
        }
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        rejected = true;
        if (step.onOrders()) {
            OrderRejected.Builder refusal =
                    OrderRejected.newBuilder()
                            .setOrder(EventMessages.order(orderId, order))
                            .setCode(code);
            step.order(OrderEvent.newBuilder().setRejected(refusal));
        }
    }

    @Override
    public void orderRepeated(long account, long orderId) {
        if (step.onOrders()) {
            step.order(EventMessages.repeated(account, orderId));
        }
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
        if (step.onOrders()) {
            OrderFilled.Builder filled =
                    OrderFilled.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setSide(side)
                            .setRole(role)
                            .setTradeId(tradeId)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setNotionalMinor(notionalMinor)
                            .setFeeMinor(feeMinor)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots)
                            .setCloses(closes);
            step.order(OrderEvent.newBuilder().setFilled(filled));
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
        if (step.onOrders()) {
            OrderCancelled.Builder cancelled =
                    OrderCancelled.newBuilder()
                            .setOrderId(orderId)
                            .setAccount(account)
                            .setSymbol(symbol)
                            .setReason(reason)
                            .setFilledLots(filledLots)
                            .setRemainingLots(remainingLots);
            step.order(OrderEvent.newBuilder().setCancelled(cancelled));
        }
    }

    @Override
    public void accountLimitsSet(VenueCommand.SetAccountLimits limits) {
        if (step.onOrders()) {
            step.order(OrderEvent.newBuilder().setLimitsSet(EventMessages.limits(limits)));
        }
    }

    @Override
    public void keyActivated(int keyId, List<Writer> writers) {
        if (step.onOrders()) {
            step.order(EventMessages.keyActivated(keyId, writers));
        }
        facts.accept(new VenueFact.KeyActivated(step.request(), step.position(), keyId, writers));
    }

    @Override
    public void keyRevoked(int keyId) {
        if (step.onOrders()) {
            step.order(
                    OrderEvent.newBuilder().setKeyRevoked(KeyRevoked.newBuilder().setKeyId(keyId)));
        }
        facts.accept(new VenueFact.KeyRevoked(step.request(), step.position(), keyId));
    }

    @Override
    public void epochBegun(int epoch) {
        if (step.onOrders()) {
            step.order(
                    OrderEvent.newBuilder().setEpochBegun(EpochBegun.newBuilder().setEpoch(epoch)));
        }
    }

    @Override
    public void accountOpened(long account) {
        if (step.onLedger()) {
            step.ledger(
                    LedgerEvent.newBuilder()
                            .setAccountOpened(AccountOpened.newBuilder().setAccount(account)));
        }
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
        if (step.onLedger()) {
            Posting.Builder posting =
                    Posting.newBuilder()
                            .setAccount(account)
                            .setAsset(asset)
                            .setBucket(bucket)
                            .setDeltaMinor(deltaMinor)
                            .setBalanceMinor(balanceMinor)
                            .setKind(kind)
                            .setReference(reference);
            step.ledger(LedgerEvent.newBuilder().setPosting(posting));
        }
    }

    @Override
    public void withdrawalHeld(long withdrawalId, long account, int asset, long amountMinor) {
        if (step.onLedger()) {
            step.ledger(EventMessages.withdrawalHeld(withdrawalId, account, asset, amountMinor));
        }
    }

    @Override
    public void withdrawalCompleted(long withdrawalId) {
        if (step.onLedger()) {
            step.ledger(EventMessages.withdrawalCompleted(withdrawalId));
        }
    }

    @Override
    public void withdrawalCancelled(long withdrawalId) {
        if (step.onLedger()) {
            step.ledger(EventMessages.withdrawalCancelled(withdrawalId));
        }
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
        if (step.onTrades()) {
            Trade.Builder trade =
                    Trade.newBuilder()
                            .setTradeId(tradeId)
                            .setSymbol(symbol)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setNotionalMinor(notionalMinor)
                            .setTakerSide(takerSide)
                            .setBuyerAccount(buyerAccount)
                            .setSellerAccount(sellerAccount)
                            .setBuyerOrderId(buyerOrderId)
                            .setSellerOrderId(sellerOrderId)
                            .setBuyerFeeMinor(buyerFeeMinor)
                            .setSellerFeeMinor(sellerFeeMinor);
            step.trade(trade);
        }
    }

    @Override
    public void levelChanged(
            int symbol, long bookSequence, Side side, long priceTicks, long lots, int orders) {
        if (step.onBook()) {
            LevelChanged.Builder level =
                    LevelChanged.newBuilder()
                            .setSymbol(symbol)
                            .setBookSequence(bookSequence)
                            .setSide(side)
                            .setPriceTicks(priceTicks)
                            .setLots(lots)
                            .setOrders(orders);
            step.book(BookEvent.newBuilder().setLevelChanged(level));
        }
    }

    @Override
    public void bookImageBegins(SymbolDefinition symbol, long bookSequence, long lastPriceTicks) {
        images.begin(EventMessages.symbol(symbol), bookSequence, lastPriceTicks);
    }

    @Override
    public void bookImageLevel(Side side, long priceTicks, long lots, int orders) {
        images.level(side, priceTicks, lots, orders);
    }

    @Override
    public void bookImageEnds() {
        for (BookImage.Builder part : images.end()) {
            if (step.onBook()) {
                step.book(BookEvent.newBuilder().setBookImage(part));
            }
        }
    }
}

package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStateSet;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Writer;

/** What a venue says, record by record, as its core does. Amounts are whole minor units. */
final class Story {
    static final int USDT = 1;
    static final int BTC = 2;
    static final int EUR = 3;
    static final int DAY = 20_000;

    private final List<Object> records = new ArrayList<>();
    private int day = DAY;
    private long position;
    private long micros;
    private RequestId request = new RequestId(1, 1);
    private Writer writer = Writer.ORDER_ENTRY;

    Story() {
        ledger(
                LedgerEvent.newBuilder()
                        .setConfigured(
                                Configured.newBuilder()
                                        .setAssetListed(
                                                Asset.newBuilder()
                                                        .setAsset(USDT)
                                                        .setCode("USDT")
                                                        .setScale(2))));
    }

    /** From here on a later day. */
    Story nextDay() {
        day++;
        micros = 0;
        return this;
    }

    /** From here on that day: one topic's records come later than the other's of the same time. */
    Story onDay(int other) {
        day = other;
        return this;
    }

    Story after(long moreMicros) {
        micros += moreMicros;
        return this;
    }

    Story by(Writer other) {
        writer = other;
        return this;
    }

    Story of(RequestId other) {
        request = other;
        return this;
    }

    Story deposit(long account, int asset, long minor) {
        return ledger(posting(account, asset, minor, PostingKind.DEPOSIT));
    }

    /** It is asked for and paid out. */
    Story withdrawal(long account, int asset, long minor) {
        return withdrawalHeld(account, asset, minor)
                .ledger(posting(account, Bucket.HELD, asset, -minor, PostingKind.WITHDRAWAL));
    }

    Story withdrawalHeld(long account, int asset, long minor) {
        return ledger(
                posting(account, asset, -minor, PostingKind.WITHDRAWAL),
                posting(account, Bucket.HELD, asset, minor, PostingKind.WITHDRAWAL));
    }

    Story withdrawalCancelled(long account, int asset, long minor) {
        return ledger(
                posting(account, Bucket.HELD, asset, -minor, PostingKind.WITHDRAWAL),
                posting(account, asset, minor, PostingKind.WITHDRAWAL));
    }

    Story transfer(long payer, long receiver, int asset, long minor) {
        return ledger(
                posting(payer, asset, -minor, PostingKind.TRANSFER),
                posting(receiver, asset, minor, PostingKind.TRANSFER));
    }

    /** With the hold before it and a fee of the buyer's after it. */
    Story trade(long buyer, long seller, int base, long lots, int quote, long price, long fee) {
        long notional = lots * price;
        return ledger(
                posting(buyer, quote, -notional, PostingKind.HOLD),
                posting(buyer, Bucket.HELD, quote, notional, PostingKind.HOLD),
                posting(buyer, Bucket.HELD, quote, -notional, PostingKind.TRADE),
                posting(seller, quote, notional, PostingKind.TRADE),
                posting(seller, base, -lots, PostingKind.TRADE),
                posting(buyer, base, lots, PostingKind.TRADE),
                posting(buyer, quote, -fee, PostingKind.FEE),
                posting(1, quote, fee, PostingKind.FEE));
    }

    Story accepted(long account) {
        return orders(
                OrderEvent.newBuilder()
                        .setAccepted(
                                OrderAccepted.newBuilder()
                                        .setOrder(Order.newBuilder().setAccount(account))));
    }

    /** The taker's order came and traded. */
    Story filled(long taker, long maker) {
        return orders(
                OrderEvent.newBuilder()
                        .setAccepted(
                                OrderAccepted.newBuilder()
                                        .setOrder(Order.newBuilder().setAccount(taker))),
                OrderEvent.newBuilder().setFilled(OrderFilled.newBuilder().setAccount(taker)),
                OrderEvent.newBuilder().setFilled(OrderFilled.newBuilder().setAccount(maker)));
    }

    Story state(long account, AccountStatus status) {
        return orders(
                OrderEvent.newBuilder()
                        .setAccountStateSet(
                                AccountStateSet.newBuilder().setAccount(account).setState(status)));
    }

    private static LedgerEvent.Builder posting(
            long account, int asset, long delta, PostingKind kind) {
        return posting(account, Bucket.AVAILABLE, asset, delta, kind);
    }

    private static LedgerEvent.Builder posting(
            long account, Bucket bucket, int asset, long delta, PostingKind kind) {
        return LedgerEvent.newBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(asset)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setKind(kind));
    }

    private Story ledger(LedgerEvent.Builder... events) {
        LedgerEvents.Builder record = LedgerEvents.newBuilder().setHeader(header());
        List.of(events).forEach(record::addEvents);
        records.add(record.build());
        return this;
    }

    private Story orders(OrderEvent.Builder... events) {
        OrderEvents.Builder record = OrderEvents.newBuilder().setHeader(header());
        List.of(events).forEach(record::addEvents);
        records.add(record.build());
        return this;
    }

    private EventHeader.Builder header() {
        return EventHeader.newBuilder()
                .setPosition(++position)
                .setWriter(writer)
                .setRequestIdHigh(request.high())
                .setRequestIdLow(request.low())
                .setVenueTimeMicros(TimeUnit.DAYS.toMicros(day) + ++micros);
    }

    /** Tells it all, and again nothing of it. */
    void tell(LimitWatch watch) {
        for (Object record : records) {
            switch (record) {
                case LedgerEvents ledger -> watch.take(ledger);
                case OrderEvents orders -> watch.take(orders);
                default -> throw new IllegalStateException(record.toString());
            }
        }
        records.clear();
    }

    List<Object> records() {
        return List.copyOf(records);
    }
}

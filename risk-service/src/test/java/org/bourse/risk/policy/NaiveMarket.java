package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;

/**
 * A venue with one seller and a log that it reads one command at a time: what buyers take of each
 * order is left to the dice.
 */
final class NaiveMarket {
    static final long SELLER = 1_000;
    static final int SYMBOL = 7;
    static final int LOT_MINOR = 10;
    static final int PRICE = 5;
    private static final long BUYER = 1_001;
    private static final int USDT = 1;
    static final int BTC = 2;

    final List<LedgerEvents> ledger = new ArrayList<>();
    final List<OrderEvents> orders = new ArrayList<>();

    /** Lots of each order that was not refused. */
    final List<PlaceOrder> taken = new ArrayList<>();

    long heldMinor;

    /** Of that, what the seller asked to withdraw. */
    long withdrawingMinor;

    int beyond;
    private final Random dice;
    final long lotsMin;
    private final long lotsMax;
    private final double greed;
    private final List<Object> log = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int read;
    private long micros = TimeUnit.DAYS.toMicros(Story.DAY);

    NaiveMarket(Random dice, long heldMinor, long lotsMin, long lotsMax, double greed) {
        this.dice = dice;
        this.heldMinor = heldMinor;
        this.lotsMin = lotsMin;
        this.lotsMax = lotsMax;
        this.greed = greed;
        log.add("began");
        log.add(AccountStatus.CLOSE_ONLY);
    }

    private record Sale(RequestId id, PlaceOrder order) {}

    /** The position it has. */
    long send(RequestId id, PlaceOrder order) {
        log.add(new Sale(id, order));
        return log.size();
    }

    /** Below zero: it is given back. */
    private record Withdrawal(long minor) {}

    /** The seller asks for so much, which is held until it is paid out with some tick. */
    void withdraw(long minor) {
        log.add(new Withdrawal(minor));
    }

    /** So much of what is held is given back. */
    void takeBack(long minor) {
        log.add(new Withdrawal(-minor));
    }

    void release() {
        log.add(AccountStatus.ACTIVE);
    }

    void tick() {
        micros += 700_000;
        log.add("tick");
    }

    boolean hasRead() {
        return read == log.size();
    }

    /** Reads the next command, if there is one. */
    void step() {
        if (hasRead()) {
            return;
        }
        Object command = log.get(read++);
        micros++;
        switch (command) {
            case Sale sale -> sell(sale);
            case Withdrawal withdrawal -> {
                long minor = withdrawal.minor();
                withdrawingMinor += minor;
                told(new RequestId(0, 0));
                posted(payment(Bucket.AVAILABLE, -minor), payment(Bucket.HELD, minor));
            }
            case AccountStatus status -> {
                AccountStateSet.Builder set =
                        AccountStateSet.newBuilder().setAccount(SELLER).setState(status);
                told(new RequestId(0, 0), OrderEvent.newBuilder().setAccountStateSet(set));
                posted();
            }
            case String words when words.equals("began") -> began();
            default -> {
                told(new RequestId(0, 0));
                payOut();
            }
        }
    }

    /** Some of what is asked for, or none. */
    private void payOut() {
        if (withdrawingMinor == 0 || dice.nextInt(8) != 0) {
            posted();
            return;
        }
        long minor = dice.nextLong(withdrawingMinor + 1);
        withdrawingMinor -= minor;
        heldMinor -= minor;
        posted(payment(Bucket.HELD, -minor));
    }

    private void began() {
        Asset.Builder usdt = Asset.newBuilder().setAsset(USDT).setCode("USDT").setScale(2);
        posted(
                LedgerEvent.newBuilder()
                        .setConfigured(Configured.newBuilder().setAssetListed(usdt)),
                posting(SELLER, BTC, heldMinor, PostingKind.DEPOSIT),
                posting(BUYER, USDT, -PRICE, PostingKind.TRADE),
                posting(BUYER, USDT, PRICE, PostingKind.TRADE),
                posting(BUYER, BTC, -1, PostingKind.TRADE),
                posting(BUYER, BTC, 1, PostingKind.TRADE));
        told(new RequestId(0, 0));
    }

    private static LedgerEvent.Builder payment(Bucket bucket, long delta) {
        return LedgerEvent.newBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(SELLER)
                                .setAsset(BTC)
                                .setBucket(bucket)
                                .setDeltaMinor(delta)
                                .setKind(PostingKind.WITHDRAWAL));
    }

    private void sell(Sale sale) {
        PlaceOrder order = sale.order();
        Order.Builder asked =
                Order.newBuilder()
                        .setAccount(order.getAccount())
                        .setSymbol(order.getSymbol())
                        .setLots(order.getLots());
        if (!ids.add(order.getClientOrderId())) {
            OrderRepeated.Builder repeated = OrderRepeated.newBuilder().setAccount(SELLER);
            told(sale.id(), OrderEvent.newBuilder().setRepeatedOrder(repeated));
            posted();
            return;
        }
        if (order.getLots() < lotsMin || order.getLots() > lotsMax) {
            RejectCode code =
                    order.getLots() < lotsMin
                            ? RejectCode.QUANTITY_TOO_SMALL
                            : RejectCode.QUANTITY_TOO_LARGE;
            refuse(sale, asked, code);
            return;
        }
        if (order.getLots() * LOT_MINOR > heldMinor - withdrawingMinor) {
            beyond++;
            refuse(sale, asked, RejectCode.INSUFFICIENT_FUNDS);
            return;
        }
        taken.add(order);
        fill(sale, asked);
    }

    private void refuse(Sale sale, Order.Builder asked, RejectCode code) {
        OrderRejected.Builder rejected = OrderRejected.newBuilder().setOrder(asked).setCode(code);
        told(sale.id(), OrderEvent.newBuilder().setRejected(rejected));
        posted();
    }

    private void fill(Sale sale, Order.Builder asked) {
        long all = sale.order().getLots();
        long lots = dice.nextDouble() < greed ? all : dice.nextLong(all + 1);
        OrderEvent.Builder accepted =
                OrderEvent.newBuilder().setAccepted(OrderAccepted.newBuilder().setOrder(asked));
        if (lots == 0) {
            told(sale.id(), accepted);
            posted();
            return;
        }
        OrderFilled.Builder filled =
                OrderFilled.newBuilder()
                        .setAccount(SELLER)
                        .setLots(lots)
                        .setRemainingLots(all - lots);
        told(sale.id(), accepted, OrderEvent.newBuilder().setFilled(filled));
        long minor = lots * LOT_MINOR;
        heldMinor -= minor;
        posted(
                posting(BUYER, USDT, -minor * PRICE, PostingKind.TRADE),
                posting(SELLER, USDT, minor * PRICE, PostingKind.TRADE),
                posting(SELLER, BTC, -minor, PostingKind.TRADE),
                posting(BUYER, BTC, minor, PostingKind.TRADE));
    }

    private static LedgerEvent.Builder posting(
            long account, int asset, long delta, PostingKind kind) {
        return LedgerEvent.newBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(asset)
                                .setDeltaMinor(delta)
                                .setKind(kind));
    }

    private void posted(LedgerEvent.Builder... events) {
        LedgerEvents.Builder record =
                LedgerEvents.newBuilder().setHeader(header(new RequestId(0, 0)));
        List.of(events).forEach(record::addEvents);
        ledger.add(record.build());
    }

    private void told(RequestId id, OrderEvent.Builder... events) {
        OrderEvents.Builder record = OrderEvents.newBuilder().setHeader(header(id));
        List.of(events).forEach(record::addEvents);
        orders.add(record.build());
    }

    private EventHeader.Builder header(RequestId id) {
        return EventHeader.newBuilder()
                .setPosition(read)
                .setWriter(Writer.RISK)
                .setRequestIdHigh(id.high())
                .setRequestIdLow(id.low())
                .setVenueTimeMicros(micros);
    }
}

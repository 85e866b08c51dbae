package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** New orders, cancels and accounts' limits. */
final class NaiveOrderDesk {
    private static final int OPEN_ORDERS_MAX = 1_000_000;

    private final VenueEvents events;
    private final NaiveLedger ledger;
    private final NaiveListings listings;
    private final NaiveDuplicates duplicates;
    private final NaiveOrderRules rules;
    private final NaiveMatching matching;

    NaiveOrderDesk(
            VenueConfig config,
            VenueEvents events,
            NaiveLedger ledger,
            NaiveListings listings,
            NaiveDuplicates duplicates) {
        this.events = events;
        this.ledger = ledger;
        this.listings = listings;
        this.duplicates = duplicates;
        rules = new NaiveOrderRules(config, ledger, listings);
        matching = new NaiveMatching(events, ledger);
    }

    int openOrders() {
        return rules.openOrders();
    }

    void place(NewOrder order, int epoch, long position, long timeMicros) {
        long orderId = Ids.of(epoch, position, 0);
        RejectCode code = checkRequest(order, timeMicros);
        if (code != null) {
            events.orderRejected(orderId, order, code);
            return;
        }
        NaiveDuplicates.First first = duplicates.find(order.account(), order.clientOrderId());
        if (first != null) {
            if (first.payload().equals(NaiveDuplicates.payload(order))) {
                events.orderRepeated(order.account(), first.orderId());
            } else {
                events.orderRejected(orderId, order, RejectCode.CLIENT_ORDER_ID_REUSED);
            }
            return;
        }
        if (duplicates.isFull()) {
            events.orderRejected(orderId, order, RejectCode.DUPLICATES_FULL);
            return;
        }
        duplicates.remember(order, orderId);
        code = rules.check(order);
        if (code != null) {
            events.orderRejected(orderId, order, code);
            return;
        }
        accept(order, orderId, epoch, position);
    }

    private @Nullable RejectCode checkRequest(NewOrder order, long timeMicros) {
        if (isExpired(order.validUntilMicros(), timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!ledger.isUser(order.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return order.clientOrderId().matches("[A-Za-z0-9._:-]{1,36}")
                ? null
                : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    private static boolean isExpired(long validUntilMicros, long timeMicros) {
        return validUntilMicros != 0 && timeMicros > validUntilMicros;
    }

    private void accept(NewOrder order, long orderId, int epoch, long position) {
        NaiveBook book = listings.requireBook(order.symbol());
        long limitTicks = NaiveOrderRules.limitTicks(order, book);
        NaiveOrder taker = new NaiveOrder(orderId, order, limitTicks, book);
        BigInteger hold = NaiveMatching.hold(taker, order.postOnly(), book);
        int asset = taker.isBuy() ? book.definition.quote() : book.definition.base();
        if (!NaiveMoney.withinBound(hold)) {
            events.orderRejected(orderId, order, RejectCode.OVERFLOW);
            return;
        }
        if (ledger.available(order.account(), asset).compareTo(hold) < 0) {
            events.orderRejected(orderId, order, RejectCode.INSUFFICIENT_FUNDS);
            return;
        }
        events.orderAccepted(orderId, order, taker.makerRateE8, taker.takerRateE8);
        matching.run(taker, hold, book, new TradeNumbers(epoch, position));
    }

    /** Trades of one step are numbered from 0. */
    private static final class TradeNumbers implements NaiveMatching.Trades {
        private final int epoch;
        private final long position;
        private int next;

        TradeNumbers(int epoch, long position) {
            this.epoch = epoch;
            this.position = position;
        }

        @Override
        public long nextId() {
            return Ids.of(epoch, position, next++);
        }
    }

    void cancel(OrderCancel cancel, long timeMicros) {
        RejectCode code = null;
        long orderId = cancel.orderId();
        if (isExpired(cancel.validUntilMicros(), timeMicros)) {
            code = RejectCode.REQUEST_EXPIRED;
        } else if (!ledger.isUser(cancel.account())) {
            code = RejectCode.ACCOUNT_UNKNOWN;
        } else if (orderId == 0) {
            NaiveDuplicates.First first = duplicates.find(cancel.account(), cancel.clientOrderId());
            if (first == null) {
                code = RejectCode.ORDER_UNKNOWN;
            } else if (!cancelOpen(first.orderId(), cancel.account())) {
                code = RejectCode.ORDER_CLOSED;
            }
        } else if (!cancelOpen(orderId, cancel.account())) {
            code = RejectCode.ORDER_UNKNOWN;
        }
        if (code != null) {
            events.commandRejected(code, cancel.account(), orderId);
        }
    }

    private boolean cancelOpen(long orderId, long account) {
        for (NaiveBook book : listings.books()) {
            NaiveOrder order = book.find(orderId);
            if (order != null && order.account == account) {
                book.remove(order);
                matching.cancel(order, book, CancelReason.REQUESTED);
                book.emitLevel(events, order.side, order.limitTicks);
                return true;
            }
        }
        return false;
    }

    /** Applies all of them or, telling the code of the refusal, none. */
    @Nullable RejectCode setLimits(VenueCommand.SetAccountLimits limits) {
        if (!ledger.isUser(limits.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        int openOrdersMax = limits.openOrdersMax().orElse(0);
        if (openOrdersMax < 0 || openOrdersMax > OPEN_ORDERS_MAX) {
            return RejectCode.LIMIT_INVALID;
        }
        Set<Integer> assets = new HashSet<>();
        for (VenueCommand.NotionalLimit limit : limits.notionals()) {
            if (limit.notionalMinorMax() < 1) {
                return RejectCode.LIMIT_INVALID;
            }
            if (!listings.isAsset(limit.asset())) {
                return RejectCode.ASSET_UNKNOWN;
            }
            if (!assets.add(limit.asset())) {
                return RejectCode.LIMIT_INVALID;
            }
        }
        NaiveLedger.Account account = ledger.account(limits.account());
        limits.openOrdersMax().ifPresent(max -> account.openOrdersMax = max);
        for (VenueCommand.NotionalLimit limit : limits.notionals()) {
            account.notionalMax.put(limit.asset(), limit.notionalMinorMax());
        }
        events.accountLimitsSet(limits);
        return null;
    }
}

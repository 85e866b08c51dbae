package org.bourse.core.twin;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.jspecify.annotations.Nullable;

/** What traders ask for: new orders (6), cancels and replaces (12). */
final class NaiveOrderDesk {
    private final NaiveMarket market;
    private final NaiveDuplicates duplicates;
    private final NaiveOrderRules rules;
    private final NaiveEndings endings;
    private final NaiveTriggers triggers;
    private final NaiveMatching matching;
    private final NaiveReplacing replacing;

    NaiveOrderDesk(
            NaiveMarket market,
            NaiveDuplicates duplicates,
            NaiveLimits limits,
            NaiveEndings endings,
            NaiveTriggers triggers,
            NaiveMatching matching) {
        this.market = market;
        this.duplicates = duplicates;
        this.endings = endings;
        this.triggers = triggers;
        this.matching = matching;
        rules = new NaiveOrderRules(market, limits);
        replacing = new NaiveReplacing(market, rules, limits, endings, matching);
    }

    void place(NewOrder order) {
        long orderId = market.step.id();
        RejectCode code = checkIdentity(order);
        if (code != null) {
            market.events.orderRejected(orderId, order, code);
            return;
        }
        // 6.3
        NaiveDuplicates.First first = duplicates.find(order.account(), order.clientOrderId());
        if (first != null) {
            if (first.payload().equals(NaiveDuplicates.payload(order))) {
                market.events.orderRepeated(order.account(), first.orderId());
            } else {
                market.events.orderRejected(orderId, order, RejectCode.CLIENT_ORDER_ID_REUSED);
            }
            return;
        }
        if (duplicates.isFull()) {
            market.events.orderRejected(orderId, order, RejectCode.DUPLICATES_FULL);
            return;
        }
        duplicates.remember(order, orderId);
        code = accept(order, orderId);
        if (code != null) {
            market.events.orderRejected(orderId, order, code);
        }
    }

    /** 6.2. */
    private @Nullable RejectCode checkIdentity(NewOrder order) {
        if (isExpired(order.validUntilMicros(), market.timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!market.ledger.isUser(order.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return order.clientOrderId().matches("[A-Za-z0-9._:-]{1,36}")
                ? null
                : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    static boolean isExpired(long validUntilMicros, long timeMicros) {
        return validUntilMicros != 0 && timeMicros > validUntilMicros;
    }

    /** 6.4 to 6.15. */
    private @Nullable RejectCode accept(NewOrder asked, long orderId) {
        NaiveBook book = market.listings.book(asked.symbol());
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        RejectCode code =
                rules.checkStates(
                        asked.account(), asked.side(), NaiveShape.isForAuction(asked), book);
        if (code == null) {
            code = rules.checkRequest(asked, book);
        }
        if (code != null) {
            return code;
        }
        // 7.1
        int tier = market.ledger.account(asked.account()).tier;
        NaiveTiers.Rates rates = market.tiers.rates(tier, book.definition);
        NaiveOrder order =
                new NaiveOrder(
                        orderId,
                        asked,
                        rates,
                        NaiveSchedules.expiryMicros(asked, book, market.timeMicros));
        code = rules.check(order, book);
        if (code != null) {
            return code;
        }
        market.events.orderAccepted(
                orderId,
                asked,
                order.makerRateE8,
                order.takerRateE8,
                order.priceTicks,
                order.triggerTicks,
                order.expiresMicros);
        if (order.isConditional()) {
            endings.hold(order, NaiveHolds.first(order, market));
            triggers.await(order);
        } else {
            matching.begin(order, NaiveHolds.first(order, market));
        }
        return null;
    }

    /** 12.1. */
    void cancel(OrderCancel cancel) {
        Named named =
                find(
                        cancel.account(),
                        cancel.orderId(),
                        cancel.clientOrderId(),
                        cancel.validUntilMicros());
        RejectCode code = named.code();
        if (named.order() != null) {
            code = NaiveOrderRules.checkCancel(market.book(named.order()));
            if (code == null) {
                endings.cancelOpen(named.order(), CancelReason.REQUESTED);
            }
        }
        if (code != null) {
            market.events.commandRejected(code, cancel.account(), cancel.orderId());
        }
    }

    /** 12.2. */
    void replace(OrderReplace replace) {
        Named named =
                find(
                        replace.account(),
                        replace.orderId(),
                        replace.clientOrderId(),
                        replace.validUntilMicros());
        RejectCode code =
                named.order() == null ? named.code() : replacing.replace(named.order(), replace);
        if (code != null) {
            market.events.commandRejected(code, replace.account(), replace.orderId());
        }
    }

    /** The open order that a command names, or why there is none. */
    private record Named(@Nullable NaiveOrder order, @Nullable RejectCode code) {}

    private Named find(long account, long orderId, String clientOrderId, long validUntilMicros) {
        if (isExpired(validUntilMicros, market.timeMicros)) {
            return new Named(null, RejectCode.REQUEST_EXPIRED);
        }
        if (!market.ledger.isUser(account)) {
            return new Named(null, RejectCode.ACCOUNT_UNKNOWN);
        }
        if (orderId == 0) {
            NaiveDuplicates.First first = duplicates.find(account, clientOrderId);
            if (first == null) {
                return new Named(null, RejectCode.ORDER_UNKNOWN);
            }
            NaiveOrder order = market.find(first.orderId());
            return new Named(order, order == null ? RejectCode.ORDER_CLOSED : null);
        }
        NaiveOrder order = market.find(orderId);
        return order == null || order.account != account
                ? new Named(null, RejectCode.ORDER_UNKNOWN)
                : new Named(order, null);
    }
}

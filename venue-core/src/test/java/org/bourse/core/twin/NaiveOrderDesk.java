package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.List;
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
    private final NaiveNewOrders orders;
    private final NaiveEndings endings;
    private final NaiveTriggers triggers;
    private final NaiveMatching matching;
    private final NaiveReplacing replacing;

    NaiveOrderDesk(
            NaiveMarket market,
            NaiveDuplicates duplicates,
            NaiveNewOrders orders,
            NaiveEndings endings,
            NaiveTriggers triggers,
            NaiveMatching matching,
            NaiveReplacing replacing) {
        this.market = market;
        this.duplicates = duplicates;
        this.endings = endings;
        this.triggers = triggers;
        this.matching = matching;
        this.orders = orders;
        this.replacing = replacing;
    }

    void place(NewOrder order) {
        long orderId = market.step.id();
        RejectCode code = orders.checkIdentity(order);
        if (code != null) {
            market.events.orderRejected(orderId, order, code);
            return;
        }
        // 6.3
        List<Object> payload = NaiveDuplicates.payload(order);
        NaiveDuplicates.First first = duplicates.find(order.account(), order.clientOrderId());
        if (first != null) {
            if (first.payload().equals(payload)) {
                market.events.orderRepeated(order.account(), first.orderId());
            } else {
                market.events.orderRejected(orderId, order, RejectCode.CLIENT_ORDER_ID_REUSED);
            }
            return;
        }
        if (!duplicates.hasRoom(1)) {
            market.events.orderRejected(orderId, order, RejectCode.DUPLICATES_FULL);
            return;
        }
        duplicates.remember(order, orderId, payload);
        code = accept(order, orderId);
        if (code != null) {
            market.events.orderRejected(orderId, order, code);
        }
    }

    static boolean isExpired(long validUntilMicros, long timeMicros) {
        return validUntilMicros != 0 && timeMicros > validUntilMicros;
    }

    /** 6.4 to 6.15. */
    private @Nullable RejectCode accept(NewOrder asked, long orderId) {
        NaiveNewOrders.Checked checked = orders.check(asked, orderId, NaiveLegs.NONE);
        NaiveOrder order = checked.order();
        if (order == null) {
            return checked.code();
        }
        BigInteger hold = NaiveHolds.first(order, market);
        RejectCode code = orders.checkFunds(order, hold);
        if (code != null) {
            return code;
        }
        orders.emitAccepted(order, asked);
        if (order.isConditional()) {
            endings.hold(order, hold);
            triggers.await(order);
        } else {
            matching.begin(order, hold);
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
        RejectCode code = named.code();
        if (named.order() != null) {
            // 12.1: past its expiry it counts as not open
            code =
                    named.order().isPastExpiry(market.timeMicros)
                            ? notOpen(replace.orderId())
                            : replacing.replace(named.order(), replace);
        }
        if (code != null) {
            market.events.commandRejected(code, replace.account(), replace.orderId());
        }
    }

    private static RejectCode notOpen(long orderId) {
        return orderId != 0 ? RejectCode.ORDER_UNKNOWN : RejectCode.ORDER_CLOSED;
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

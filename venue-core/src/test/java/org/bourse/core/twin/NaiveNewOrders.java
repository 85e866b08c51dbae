package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.NewOrder;
import org.jspecify.annotations.Nullable;

/** What is checked of a new order, be it by itself or a leg of a list, and its acceptance. */
final class NaiveNewOrders {
    /** An order that may be accepted, or why it may not. */
    record Checked(@Nullable NaiveOrder order, @Nullable RejectCode code) {}

    private final NaiveMarket market;
    private final NaiveOrderRules rules;

    NaiveNewOrders(NaiveMarket market, NaiveOrderRules rules) {
        this.market = market;
        this.rules = rules;
    }

    /** 6.2. */
    @Nullable RejectCode checkIdentity(NewOrder order) {
        if (NaiveOrderDesk.isExpired(order.validUntilMicros(), market.timeMicros)) {
            return RejectCode.REQUEST_EXPIRED;
        }
        if (!market.ledger.isUser(order.account())) {
            return RejectCode.ACCOUNT_UNKNOWN;
        }
        return isClientOrderId(order) ? null : RejectCode.CLIENT_ORDER_ID_INVALID;
    }

    static boolean isClientOrderId(NewOrder order) {
        return order.clientOrderId().matches("[A-Za-z0-9._:-]{1,36}");
    }

    /** 6.4 to 6.13. */
    Checked check(NewOrder asked, long orderId, NaiveLegs legs) {
        NaiveBook book = market.listings.book(asked.symbol());
        if (book == null) {
            return new Checked(null, RejectCode.SYMBOL_UNKNOWN);
        }
        RejectCode code =
                rules.checkStates(
                        asked.account(), asked.side(), NaiveShape.isForAuction(asked), book);
        if (code == null) {
            code = rules.checkRequest(asked, book);
        }
        if (code != null) {
            return new Checked(null, code);
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
        code = rules.check(order, book, legs);
        return code == null ? new Checked(order, null) : new Checked(null, code);
    }

    /** 6.14. */
    @Nullable RejectCode checkFunds(NaiveOrder order, BigInteger hold) {
        return rules.checkFunds(order, hold);
    }

    void emitAccepted(NaiveOrder order, NewOrder asked) {
        market.events.orderAccepted(
                order.id,
                asked,
                order.makerRateE8,
                order.takerRateE8,
                order.priceTicks,
                order.triggerTicks,
                order.expiresMicros);
    }
}

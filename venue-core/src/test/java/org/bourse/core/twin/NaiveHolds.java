package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.ceilFee;

import java.math.BigInteger;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.TimeInForce;

/** What an order holds: 7.3 and 12.7. */
final class NaiveHolds {
    private NaiveHolds() {}

    /** The asset it is held of. */
    static int asset(NaiveOrder order, NaiveBook book) {
        return order.isBuy() ? book.definition.quote() : book.definition.base();
    }

    /** 7.3: of a new order. */
    static BigInteger first(NaiveOrder order, NaiveMarket market) {
        if (order.isByBudget()) {
            return order.budget;
        }
        if (order.isBuy() && order.type == OrderType.MARKET) {
            NaivePreWalk walk = NaivePreWalk.of(order, market);
            boolean unfillable =
                    order.timeInForce == TimeInForce.FOK && walk.lots() < order.remainingLots;
            return unfillable
                    ? BigInteger.ZERO
                    : walk.cost().add(ceilFee(order.takerRateE8, walk.cost()));
        }
        return rest(order, market.book(order));
    }

    /** 20.5: of an order, or of both legs together if it is one of two. */
    static BigInteger together(NaiveOrder order, NaiveBook book) {
        BigInteger own = rest(order, book);
        return order.pair == null ? own : own.max(rest(order.pair.other(order), book));
    }

    /** 7.3 and 12.7: of an order with a quantity and a bound, for what is left of it. */
    static BigInteger rest(NaiveOrder order, NaiveBook book) {
        if (!order.isBuy()) {
            return book.base(order.remainingLots);
        }
        BigInteger notional = book.notional(order.limitTicks, order.remainingLots);
        return notional.add(feeMax(order, order.tradedNotional().add(notional)))
                .subtract(order.paidFees());
    }

    private static BigInteger feeMax(NaiveOrder order, BigInteger notional) {
        if (!order.mayRest()) {
            return ceilFee(order.takerRateE8, notional);
        }
        if (order.postOnly) {
            return ceilFee(Math.max(order.makerRateE8, 0), notional);
        }
        long rateMax = Math.max(0, Math.max(order.makerRateE8, order.takerRateE8));
        return ceilFee(rateMax, notional).add(BigInteger.ONE);
    }
}

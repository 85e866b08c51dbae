package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;

/** An accepted order while it trades and rests. */
final class NaiveOrder {
    final long id;
    final long account;
    final Side side;
    final OrderType type;
    final TimeInForce timeInForce;

    /** The worst price it may trade at. */
    final long limitTicks;

    final long lots;
    final BigInteger budget;
    final long makerRateE8;
    final long takerRateE8;

    long filledLots;
    BigInteger held = BigInteger.ZERO;
    private BigInteger makerNotional = BigInteger.ZERO;
    private BigInteger takerNotional = BigInteger.ZERO;
    private BigInteger makerFees = BigInteger.ZERO;
    private BigInteger takerFees = BigInteger.ZERO;

    NaiveOrder(long id, NewOrder order, long limitTicks, NaiveBook book) {
        this.id = id;
        account = order.account();
        side = order.side();
        type = order.type();
        timeInForce = order.timeInForce();
        this.limitTicks = limitTicks;
        lots = order.lots();
        budget = big(order.budgetMinor());
        makerRateE8 = book.definition.makerRateE8();
        takerRateE8 = book.definition.takerRateE8();
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    boolean isByBudget() {
        return budget.signum() > 0;
    }

    /** What is left to trade; 0 for an order by budget, which has no quantity. */
    long remainingLots() {
        return isByBudget() ? 0 : lots - filledLots;
    }

    boolean mayTradeAt(long priceTicks) {
        return isBuy() ? priceTicks <= limitTicks : priceTicks >= limitTicks;
    }

    BigInteger takerNotional() {
        return takerNotional;
    }

    /** Counts one more trade in this role and tells its fee. */
    BigInteger addNotional(Role role, BigInteger notional) {
        BigInteger fee;
        if (role == Role.MAKER) {
            makerNotional = makerNotional.add(notional);
            fee = NaiveMoney.ceilFee(makerRateE8, makerNotional).subtract(makerFees);
            makerFees = makerFees.add(fee);
        } else {
            takerNotional = takerNotional.add(notional);
            fee = NaiveMoney.ceilFee(takerRateE8, takerNotional).subtract(takerFees);
            takerFees = takerFees.add(fee);
        }
        return fee;
    }
}

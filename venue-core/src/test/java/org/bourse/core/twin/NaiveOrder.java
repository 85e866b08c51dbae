package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.jspecify.annotations.Nullable;

/** An order from the first check of its bound to its end, or an external level (24). */
final class NaiveOrder {
    /** Where an open order is. */
    enum Place {
        TAKING,
        WAITING,
        TRIGGERED,
        RESTING,
        /** 20.7: an exit whose entry has not ended. */
        DORMANT,
        /** 20.7: an exit that stands in the line of triggered orders. */
        DUE,
        ENDED
    }

    final long id;
    final long account;
    final int symbol;
    final Side side;
    final OrderType type;
    final TimeInForce timeInForce;
    final boolean postOnly;
    final boolean postOnlyReprice;
    final long visibleLots;
    final SelfTradePrevention selfTradePrevention;
    final long trailingTicks;
    final int trailingBasisPoints;
    final long limitOffsetTicks;
    final long expiresMicros;
    final BigInteger budget;
    final long makerRateE8;
    final long takerRateE8;

    Place place = Place.TAKING;

    /** The limit, or the worst price as asked for; 0 for none. */
    long priceTicks;

    /** The worst price it may trade at. */
    long limitTicks;

    /** 0 for none. */
    long triggerTicks;

    /** Of one that trails: the best last price since its acceptance. */
    long referenceTicks;

    /** When it got its trigger, counted in triggers given. */
    long triggerTurn;

    /** 11.5: of one that trails, the symbol's at its acceptance. */
    long marketBoundE8;

    long filledLots;

    /** What is left to trade; 0 for an order by budget, which has no quantity. */
    long remainingLots;

    /** 10.1: what is in the book while it rests. */
    long shownLots;

    NaiveHold hold;

    /** The OCO that it is a leg of, as long as both are open. */
    @Nullable NaivePair pair;

    /** Of the entry of a bracket, as long as they do nothing. */
    @Nullable NaivePair exits;

    private BigInteger makerNotional = BigInteger.ZERO;
    private BigInteger takerNotional = BigInteger.ZERO;
    private BigInteger makerFees = BigInteger.ZERO;
    private BigInteger takerFees = BigInteger.ZERO;

    NaiveOrder(long id, NewOrder order, NaiveTiers.Rates rates, long expiresMicros) {
        this.id = id;
        this.expiresMicros = expiresMicros;
        account = order.account();
        symbol = order.symbol();
        side = order.side();
        type = order.type();
        timeInForce = order.timeInForce();
        postOnly = order.postOnly();
        postOnlyReprice = order.postOnlyReprice();
        visibleLots = order.visibleLots();
        // 6.7: a mode that is not named
        selfTradePrevention =
                order.selfTradePrevention() == SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                        ? SelfTradePrevention.CANCEL_TAKER
                        : order.selfTradePrevention();
        trailingTicks = order.trailingTicks();
        trailingBasisPoints = order.trailingBasisPoints();
        limitOffsetTicks = order.limitOffsetTicks();
        budget = big(order.budgetMinor());
        priceTicks = order.priceTicks();
        triggerTicks = order.triggerTicks();
        remainingLots = order.lots();
        hold = new NaiveHold(id);
        makerRateE8 = rates.makerE8();
        takerRateE8 = rates.takerE8();
    }

    /** 24: of the account EXTERNAL, known by its price. */
    static NaiveOrder external(int symbol, Side side, long priceTicks, long lots) {
        NewOrder level =
                new NewOrder()
                        .set(Accounts.EXTERNAL, symbol, side, OrderType.LIMIT, TimeInForce.GTC)
                        .priceTicks(priceTicks)
                        .lots(lots);
        NaiveOrder order = new NaiveOrder(0, level, new NaiveTiers.Rates(0, 0), 0);
        order.limitTicks = priceTicks;
        return order;
    }

    boolean isExternal() {
        return account == Accounts.EXTERNAL;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    boolean isByBudget() {
        return budget.signum() > 0;
    }

    /** 12.4: what was cancelled by self-trade prevention is no part of it. */
    long totalLots() {
        return filledLots + remainingLots;
    }

    boolean mayTradeAt(long ticks) {
        return isBuy() ? ticks <= limitTicks : ticks >= limitTicks;
    }

    boolean trails() {
        return type == OrderType.TRAILING_STOP || type == OrderType.TRAILING_STOP_LIMIT;
    }

    boolean isConditional() {
        return type != OrderType.LIMIT && type != OrderType.MARKET;
    }

    /** Whether its price is a limit that it has, or gets when it is triggered. */
    boolean isLimit() {
        return type == OrderType.LIMIT
                || type == OrderType.STOP_LIMIT
                || type == OrderType.TAKE_PROFIT_LIMIT
                || type == OrderType.TRAILING_STOP_LIMIT;
    }

    boolean isImmediate() {
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    /** 17.6. */
    boolean mayRestOrWait() {
        return isConditional() || (type == OrderType.LIMIT && !isImmediate());
    }

    /** 8.3, 11.6: whether what is left of it rests. */
    boolean mayRest() {
        return isLimit() && !isImmediate();
    }

    boolean isPastExpiry(long timeMicros) {
        return expiresMicros != 0 && timeMicros >= expiresMicros;
    }

    /** 11.2: whether a fall of the price triggers it, and not a rise. */
    boolean isTriggeredByFall() {
        boolean takesProfit = type == OrderType.TAKE_PROFIT || type == OrderType.TAKE_PROFIT_LIMIT;
        return takesProfit == isBuy();
    }

    /** 11.2. */
    boolean isTriggeredAt(long ticks) {
        return isTriggeredByFall() ? ticks <= triggerTicks : ticks >= triggerTicks;
    }

    /** What is in the book of an order that rests with so much left. */
    long shownOf(long lots) {
        return visibleLots == 0 ? lots : Math.min(visibleLots, lots);
    }

    BigInteger takerNotional() {
        return takerNotional;
    }

    /** Of both roles. */
    BigInteger tradedNotional() {
        return makerNotional.add(takerNotional);
    }

    /** 12.7: the positive fees it has paid. */
    BigInteger paidFees() {
        return makerFees.max(BigInteger.ZERO).add(takerFees.max(BigInteger.ZERO));
    }

    /** 7.2: counts one more trade in this role and tells its fee. */
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

package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;
import org.bourse.core.book.OrderPool;

/**
 * The order that comes in: what was asked for, and how far it has come. It is new, or open already
 * and activated or replaced. One instance is reused for all orders.
 */
final class Taker {
    private int slot;
    private int listFlags;
    private long orderId;
    private long accountNumber;
    private int account;
    private int group;
    private boolean buy;
    private boolean byBudget;

    /** See {@link Details}. */
    private int details;

    private int traits;

    private long priceTicks;
    private long visibleLots;
    private long boundTicks;
    private long tickLotMinor;
    private long lotMinor;
    private long makerRateE8;
    private long takerRateE8;
    private long expiresMicros;

    /** Of a budget order: the most it can trade for, so that its fee is paid, too. */
    private long notionalMinorMax;

    private long remainingLots;
    private long filledLots;
    private long takenMinor;
    private long madeMinor;
    private long feeMinor;
    private long heldMinor;
    private long decrementedLots;

    /** Starts over with a new order that has the right shape; its bound is set by itself. */
    void begin(long id, NewOrder order, int index, AccountTable accounts, Book book) {
        slot = OrderPool.NONE;
        listFlags = 0;
        orderId = id;
        account = index;
        accountNumber = order.account();
        group = accounts.selfTradeGroup(index);
        buy = order.side() == Side.BUY;
        byBudget = order.budgetMinor() != 0;
        details = OrderShapes.details(order);
        traits = OrderShapes.traits(order);
        priceTicks = order.priceTicks();
        visibleLots = order.visibleLots();
        expiresMicros = 0;
        remainingLots = byBudget ? book.symbol().lotsMax() : order.lots();
        filledLots = 0;
        takenMinor = 0;
        madeMinor = 0;
        feeMinor = 0;
        heldMinor = 0;
        decrementedLots = 0;
        boundTicks = 0;
        tickLotMinor = book.symbol().tickLotMinor();
        lotMinor = book.symbol().lotMinor();
    }

    /** The rates with which a new order is accepted. */
    void rates(long maker, long taker, long budgetMinor) {
        makerRateE8 = maker;
        takerRateE8 = taker;
        notionalMinorMax = byBudget ? Rates.notionalWithin(budgetMinor, taker) : 0;
    }

    /** Starts over with an open order that stands in no level or line. */
    void resume(int order, long bound, OrderPool orders, AccountTable accounts, Book book) {
        slot = order;
        orderId = orders.id(order);
        account = orders.account(order);
        accountNumber = accounts.number(account);
        group = accounts.selfTradeGroup(account);
        buy = orders.isBuy(order);
        byBudget = false;
        details = orders.details(order);
        traits = Details.traits(details);
        expiresMicros = orders.terms().expiresMicros(order);
        remainingLots = orders.remainingLots(order);
        filledLots = orders.filledLots(order);
        takenMinor = orders.takenNotionalMinor(order);
        madeMinor = orders.madeNotionalMinor(order);
        makerRateE8 = orders.makerRateE8(order);
        takerRateE8 = orders.takerRateE8(order);
        feeMinor = Rates.fee(takerRateE8, takenMinor);
        heldMinor = orders.heldMinor(order);
        decrementedLots = 0;
        boundTicks = bound;
        tickLotMinor = book.symbol().tickLotMinor();
        lotMinor = book.symbol().lotMinor();
    }

    /** It is a leg of a list, with these flags of the {@link OrderPool}. */
    void listFlags(int flags) {
        listFlags = flags;
    }

    /** Gives a new order a slot, with what is left of it. */
    int open(OrderPool orders, Book book) {
        int flags =
                (buy ? OrderPool.BUY : 0)
                        | (expiresMicros == 0 ? 0 : OrderPool.EXPIRES)
                        | (visibleLots == 0 ? 0 : OrderPool.ICEBERG);
        slot =
                orders.add(
                        orderId,
                        account,
                        remainingLots,
                        filledLots,
                        heldMinor,
                        makerRateE8,
                        takerRateE8,
                        flags | conditionFlags() | listFlags);
        orders.terms()
                .set(
                        slot,
                        orders.record(slot),
                        book.symbol().number(),
                        expiresMicros,
                        takenMinor,
                        details,
                        priceTicks,
                        visibleLots);
        return slot;
    }

    /** Whether it has a slot, and one of these flags there. */
    boolean has(int flags, OrderPool orders) {
        return slot != OrderPool.NONE && orders.has(slot, flags);
    }

    private int conditionFlags() {
        if ((traits & Details.CONDITIONAL) == 0) {
            return 0;
        }
        OrderType type = type();
        return (OrderTypes.rises(type, buy) ? OrderPool.RISES : 0)
                | (OrderTypes.trails(type) ? OrderPool.TRAILS : 0);
    }

    /** Its slot if it is an open order already, otherwise {@link OrderPool#NONE}. */
    int slot() {
        return slot;
    }

    /** The worst price it may trade at. */
    void boundTicks(long ticks) {
        boundTicks = ticks;
    }

    /** The price it has, if it has one: as asked for, or as post-only repriced it. */
    long priceTicks() {
        return priceTicks;
    }

    void reprice(long ticks) {
        priceTicks = ticks;
        boundTicks = ticks;
    }

    boolean reaches(long priceTicks) {
        return buy ? priceTicks <= boundTicks : priceTicks >= boundTicks;
    }

    /** Whether it must not trade with this account. */
    boolean avoids(int other, AccountTable accounts) {
        return (other == account || (group != 0 && accounts.selfTradeGroup(other) == group))
                && !meetsOwn();
    }

    /** Whether it trades with orders of its own account and group. */
    boolean meetsOwn() {
        return (traits & Details.MEETS_OWN) != 0;
    }

    /** Whether it ends when it meets an own order. */
    boolean stopsAtOwn() {
        return mode() == SelfTradePrevention.CANCEL_TAKER
                || mode() == SelfTradePrevention.CANCEL_BOTH;
    }

    /** Whether it and an own order take from each other. */
    boolean decrements() {
        return mode() == SelfTradePrevention.DECREMENT;
    }

    /** The lots it can take now at a price, were there enough of them. */
    long lotsWanted(long priceTicks) {
        return byBudget
                ? Math.min(remainingLots, lotsAffordable(takenMinor, priceTicks))
                : remainingLots;
    }

    /** The lots the budget pays for at a price, once it has traded for this much. */
    long lotsAffordable(long tradedMinor, long priceTicks) {
        return (notionalMinorMax - tradedMinor) / (priceTicks * tickLotMinor);
    }

    /** Books a trade, and returns its fee. */
    long fill(long lots, long notional) {
        remainingLots -= lots;
        filledLots += lots;
        takenMinor += notional;
        long feeBefore = feeMinor;
        feeMinor = Rates.fee(takerRateE8, takenMinor);
        return feeMinor - feeBefore;
    }

    /** Takes off what an own order takes from it. */
    void decrement(long lots) {
        remainingLots -= lots;
        decrementedLots = lots;
    }

    /**
     * What it may release of its hold after a decrement: a sale what it does not sell any more, a
     * limit buy what is above its hold by the rules, others nothing until they end.
     */
    long excessMinor() {
        if (!buy) {
            return heldMinor - remainingLots * lotMinor;
        }
        return isLimit() ? heldMinor - limitHold(remainingLots * boundTicks * tickLotMinor) : 0;
    }

    /** Of one of two orders that share a hold: what it holds of that by itself. */
    long ownMinor() {
        return remainingLots == 0 ? 0 : heldMinor - excessMinor();
    }

    /** What a buy with a limit holds with so much open at its limit. */
    private long limitHold(long openMinor) {
        long paid = Holds.paid(makerRateE8, madeMinor, takerRateE8, takenMinor);
        long traded = madeMinor + takenMinor;
        return Holds.buy(rests(), isPostOnly(), makerRateE8, takerRateE8, openMinor, traded, paid);
    }

    void held(long minor) {
        heldMinor = minor;
    }

    /** What is held for it and not spent or released yet. */
    long heldMinor() {
        return heldMinor;
    }

    long orderId() {
        return orderId;
    }

    long accountNumber() {
        return accountNumber;
    }

    /** The index of its account. */
    int account() {
        return account;
    }

    boolean isBuy() {
        return buy;
    }

    /** Whether its bound is a limit: what it buys below is released at once. */
    boolean isLimit() {
        return (traits & Details.LIMIT) != 0;
    }

    /** Whether what is left of it rests. */
    boolean rests() {
        return (traits & Details.RESTS) != 0;
    }

    boolean isByBudget() {
        return byBudget;
    }

    boolean isPostOnly() {
        return Details.isPostOnly(details);
    }

    boolean isFillOrKill() {
        return (traits & Details.FILL_OR_KILL) != 0;
    }

    OrderType type() {
        return Details.type(details);
    }

    TimeInForce timeInForce() {
        return Details.timeInForce(details);
    }

    SelfTradePrevention mode() {
        return Details.mode(details);
    }

    long boundTicks() {
        return boundTicks;
    }

    long makerRateE8() {
        return makerRateE8;
    }

    long takerRateE8() {
        return takerRateE8;
    }

    void expiresMicros(long micros) {
        expiresMicros = micros;
    }

    /** When it expires; 0 for never. */
    long expiresMicros() {
        return expiresMicros;
    }

    void remainingLots(long lots) {
        remainingLots = lots;
    }

    /** Of a budget order: how much more its symbol allows. */
    long remainingLots() {
        return remainingLots;
    }

    /**
     * As its end tells it: an order by budget has no quantity, of one that was decremented to
     * nothing it is what was taken off last.
     */
    long remainingLotsAtEnd() {
        return remainingLots == 0 ? decrementedLots : remainingLotsTold();
    }

    /** As events tell it: an order by budget has no quantity. */
    long remainingLotsTold() {
        return byBudget ? 0 : remainingLots;
    }

    long filledLots() {
        return filledLots;
    }

    /** What it has traded for as a taker. */
    long takenMinor() {
        return takenMinor;
    }
}

package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.amounts.Rates;
import org.bourse.core.book.Book;

/**
 * The order that is being entered: what was asked for, and how far it has come. One instance is
 * reused for all orders.
 */
final class Taker {
    private long orderId;
    private long accountNumber;
    private int account;
    private boolean buy;
    private boolean limit;
    private boolean byBudget;
    private TimeInForce timeInForce = TimeInForce.TIME_IN_FORCE_UNSPECIFIED;

    private long boundTicks;
    private long tickLotMinor;
    private long takerRateE8;

    /** Of a budget order: the most it can trade for, so that its fee is paid, too. */
    private long notionalMinorMax;

    private long remainingLots;
    private long filledLots;
    private long notionalMinor;
    private long feeMinor;
    private long heldMinor;
    private int fills;

    /** Starts over with an order that has the right shape; its bound is set by itself. */
    void begin(long orderId, NewOrder order, int account, Book book) {
        this.orderId = orderId;
        this.account = account;
        accountNumber = order.account();
        buy = order.side() == Side.BUY;
        limit = order.type() == OrderType.LIMIT;
        byBudget = order.budgetMinor() != 0;
        timeInForce = order.timeInForce();
        tickLotMinor = book.symbol().tickLotMinor();
        takerRateE8 = book.symbol().takerRateE8();
        notionalMinorMax = byBudget ? Rates.notionalWithin(order.budgetMinor(), takerRateE8) : 0;
        remainingLots = byBudget ? book.symbol().lotsMax() : order.lots();
        boundTicks = 0;
        filledLots = 0;
        notionalMinor = 0;
        feeMinor = 0;
        heldMinor = 0;
        fills = 0;
    }

    /** The worst price it may trade at. */
    void boundTicks(long ticks) {
        boundTicks = ticks;
    }

    boolean reaches(long priceTicks) {
        return buy ? priceTicks <= boundTicks : priceTicks >= boundTicks;
    }

    /** The lots it can take now at a price, were there enough of them. */
    long lotsWanted(long priceTicks) {
        return byBudget
                ? Math.min(remainingLots, lotsAffordable(notionalMinor, priceTicks))
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
        notionalMinor += notional;
        fills++;
        long feeBefore = feeMinor;
        feeMinor = Rates.fee(takerRateE8, notionalMinor);
        return feeMinor - feeBefore;
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

    boolean isLimit() {
        return limit;
    }

    boolean isByBudget() {
        return byBudget;
    }

    TimeInForce timeInForce() {
        return timeInForce;
    }

    long boundTicks() {
        return boundTicks;
    }

    /** Of a budget order: how much more its symbol allows. */
    long remainingLots() {
        return remainingLots;
    }

    /** As events tell it: an order by budget has no quantity. */
    long remainingLotsTold() {
        return byBudget ? 0 : remainingLots;
    }

    long filledLots() {
        return filledLots;
    }

    /** What it has traded for. */
    long notionalMinor() {
        return notionalMinor;
    }

    /** The resting orders it has traded with. */
    int fills() {
        return fills;
    }
}

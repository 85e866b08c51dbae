package org.bourse.core;

import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;
import org.bourse.core.book.OrderTerms;
import org.bourse.core.index.DeadlineHeap;

/**
 * The open orders, resting and waiting ones, seen from accounts and from time: how many an account
 * has, which in the order of their acceptance, and which expires next. An order is told here once
 * when it opens and once when it ends; a replace is neither.
 */
final class OpenOrders {
    private static final int NONE = OrderPool.NONE;

    private final AccountTable accounts;
    private final OrderPool orders;
    private final OrderTerms terms;
    private final SymbolLimits limits;
    private final MassCancelQueue massCancels;
    private final DeadlineHeap expiries;

    OpenOrders(
            AccountTable accounts,
            OrderPool orders,
            SymbolLimits limits,
            MassCancelQueue massCancels,
            int ordersMax) {
        this.accounts = accounts;
        this.orders = orders;
        this.limits = limits;
        this.massCancels = massCancels;
        terms = orders.terms();
        expiries = new DeadlineHeap(ordersMax);
    }

    /** An order got its slot and its fields; it is younger than all others, and counts as open. */
    void opened(int order) {
        opened(order, orders.record(order));
    }

    /** The same of an order whose record is at hand. */
    void opened(int order, OrderRecord record) {
        int account = record.account();
        accounts.openOrdersChanged(account, 1);
        terms.appendToAccount(account, order);
        if (record.has(OrderPool.EXPIRES)) {
            expiries.add(order, terms.expiresMicros(order), orders.id(order));
        }
        if (accounts.hasSymbolLimits(account)) {
            limits.opened(account, orders.symbol(order), orders.isBuy(order), countedLots(order));
        }
    }

    /** An open order is about to lose its slot. What remains of it counts until now. */
    void closed(int order, OrderRecord record) {
        int account = record.account();
        accounts.openOrdersChanged(account, -1);
        if (!massCancels.isEmpty()) {
            massCancels.closed(order, terms.nextOfAccount(order));
        }
        terms.removeFromAccount(order);
        if (record.has(OrderPool.EXPIRES)) {
            expiries.remove(order);
        }
        if (accounts.hasSymbolLimits(account)) {
            limits.closed(account, orders.symbol(order), orders.isBuy(order), countedLots(order));
        }
    }

    /** Of two orders of which one cancels the other the lots of one count. */
    private long countedLots(int order) {
        return orders.has(order, OrderPool.SECOND) ? 0 : orders.remainingLots(order);
    }

    /** The remaining lots of an open order have changed by so many, other than by its end. */
    void remainingChanged(OrderRecord order, long lotsDelta) {
        int account = order.account();
        if (lotsDelta != 0 && accounts.hasSymbolLimits(account) && order.isBuy()) {
            limits.openBuyLotsChanged(account, order.symbol(), lotsDelta);
        }
    }

    /** An account traded, once for each of its sides of a trade. */
    void traded(int account, int symbol, long notionalMinor) {
        if (accounts.hasSymbolLimits(account)) {
            limits.traded(account, symbol, notionalMinor);
        }
    }

    /** Counts what an account has open for pairs that are new to the limits, by their number. */
    void countFor(int account, int firstPair) {
        int order = terms.firstOfAccount(account);
        while (order != NONE) {
            limits.count(
                    account,
                    orders.symbol(order),
                    orders.isBuy(order),
                    countedLots(order),
                    firstPair);
            order = terms.nextOfAccount(order);
        }
    }

    /** The open order of an account that was accepted first, or {@link OrderPool#NONE}. */
    int firstOfAccount(int account) {
        return terms.firstOfAccount(account);
    }

    /** The next younger open order of the same account, or {@link OrderPool#NONE}. */
    int nextOfAccount(int order) {
        return terms.nextOfAccount(order);
    }

    /** Whether an order is past its expiry. */
    boolean isExpiryDue(long timeMicros) {
        return expiries.isDue(timeMicros);
    }

    /** The order that expires next, of several the one with the lowest id; there must be one. */
    int nextToExpire() {
        return expiries.first();
    }

    /** Passes over an order that would expire next, until {@link #expireAllAgain}. */
    void passOver(int order) {
        expiries.setAside(order);
    }

    /** No order is passed over any more. */
    void expireAllAgain() {
        expiries.bringBack();
    }

    /** All open orders were read: they count, in the order of their acceptance. */
    void haveBeenRead() {
        for (long id : orders.readIds()) {
            opened(orders.find(id));
        }
    }
}

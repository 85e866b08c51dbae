package org.bourse.core;

import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.OrderRecord;

/** What is seen of a resting order before it trades. */
final class Encounters {
    private final VenueState state;
    private final AccountTable accounts;
    private final OrderPool orders;

    Encounters(VenueState state) {
        this.state = state;
        accounts = state.accounts();
        orders = state.books().orders();
    }

    boolean isPastExpiry(int order) {
        return orders.has(order, OrderPool.EXPIRES)
                && state.timeMicros() >= orders.terms().expiresMicros(order);
    }

    /** Whether self-trade prevention of the younger one keeps two resting orders from trading. */
    boolean isOwn(int younger, int older) {
        int details = orders.details(younger);
        return Details.mode(details) != SelfTradePrevention.NONE
                && areOwn(orders.account(younger), orders.account(older));
    }

    private boolean areOwn(int one, int other) {
        int group = accounts.selfTradeGroup(one);
        return one == other || (group != 0 && group == accounts.selfTradeGroup(other));
    }

    /** Whether self-trade prevention keeps the two from trading. */
    boolean isOwn(Taker taker, OrderRecord order) {
        return taker.avoids(order.account(), accounts);
    }
}

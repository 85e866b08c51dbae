package org.bourse.stack.verify.check;

import org.bourse.contracts.v1.Side;

/** An order that rests, or may come to rest, as far as its place in the book depends on it. */
final class RestingOrder {
    final TrackedOrder order;
    long priceTicks;
    long remainingLots;

    /** What of it is in the book; 0 unless it rests. */
    long shownLots;

    boolean rests;

    /** When it came to the line of triggered orders, counted in such turns. */
    long turn;

    /** Of an exit: the step in which its entry ended. */
    long dueStep = -1;

    RestingOrder(TrackedOrder order) {
        this.order = order;
        priceTicks = order.priceTicks();
        remainingLots = order.remainingLots();
    }

    long id() {
        return order.orderId();
    }

    Side side() {
        return order.asked().getSide();
    }

    /** What it would show if it came to rest, or were refreshed, now. */
    long shownAnew() {
        long visible = order.asked().getVisibleLots();
        return visible == 0 ? remainingLots : Math.min(visible, remainingLots);
    }

    boolean isPast(long timeMicros) {
        long end = order.asked().getExpiresMicros();
        return end != 0 && timeMicros >= end;
    }
}

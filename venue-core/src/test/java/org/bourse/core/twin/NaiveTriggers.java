package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** Section 11: orders that wait for a price. */
final class NaiveTriggers {
    /** 11.3. */
    private static final Comparator<NaiveOrder> ORDER =
            Comparator.comparing((NaiveOrder order) -> !order.isTriggeredByFall())
                    .thenComparing(order ->
                            order.isTriggeredByFall() ? -order.triggerTicks : order.triggerTicks)
                    .thenComparing(NaiveOrder::trails)
                    .thenComparing(order -> order.triggerTurn);

    private final NaiveMarket market;
    private final NaiveEndings endings;

    NaiveTriggers(NaiveMarket market, NaiveEndings endings) {
        this.market = market;
        this.endings = endings;
    }

    /** 11.1. */
    void await(NaiveOrder order) {
        order.place = NaiveOrder.Place.WAITING;
        order.triggerTurn = market.nextTriggerTurn();
        market.book(order).waiting.add(order);
    }

    /** 11.3: at the trades of one taker, one by one. */
    void look(NaiveBook book, List<Long> prices) {
        for (long ticks : prices) {
            List<NaiveOrder> triggered =
                    book.waiting.stream()
                            .filter(order -> order.isTriggeredAt(ticks))
                            .sorted(ORDER)
                            .toList();
            for (NaiveOrder order : triggered) {
                // 20.6: the first that is triggered cancels the other
                if (order.place == NaiveOrder.Place.WAITING) {
                    trigger(order, book);
                }
            }
            // 11.4: after the trigger was compared, the reference follows
            for (NaiveOrder order : book.waiting) {
                if (order.trails()) {
                    NaivePrices.follow(order, ticks);
                }
            }
        }
    }

    /** To the end of the line. */
    void trigger(NaiveOrder order, NaiveBook book) {
        BigInteger own = NaiveHolds.rest(order, book);
        book.waiting.remove(order);
        book.triggered.add(order);
        order.place = NaiveOrder.Place.TRIGGERED;
        if (order.trails()) {
            // 11.5
            NaivePrices.fixTrailing(order);
            order.priceTicks = order.isLimit() ? order.limitTicks : 0;
        }
        market.events.orderTriggered(order.id, order.account, order.symbol, order.triggerTicks);
        endings.lists().goesOn(order, own);
    }
}

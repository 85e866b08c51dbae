package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.core.accounts.AccountTable;
import org.bourse.core.book.Book;
import org.bourse.core.book.Conditions;
import org.bourse.core.book.OrderPool;
import org.bourse.core.book.Trailing;
import org.bourse.core.symbols.Symbol;

/** Makes the two exits of a bracket active, once its entry has bought something and ended. */
final class BracketExits {
    private final VenueEvents events;
    private final AccountTable accounts;
    private final OrderPool orders;
    private final Conditions conditions;
    private final OrderLists lists;
    private final OrderEnds ends;

    BracketExits(VenueState state, VenueEvents events, OrderLists lists, OrderEnds ends) {
        this.events = events;
        this.lists = lists;
        this.ends = ends;
        accounts = state.accounts();
        orders = state.books().orders();
        conditions = orders.conditions();
    }

    /** Which of the two would be matched now, or {@link OrderPool#NONE} if both would wait. */
    int matchedNow(int first, Book book) {
        int second = lists.other(first);
        if (!orders.has(second, OrderPool.TRAILS) && isReached(second, book)) {
            return second;
        }
        return !isConditional(first) || isReached(first, book) ? first : OrderPool.NONE;
    }

    private boolean isReached(int order, Book book) {
        boolean rises = orders.has(order, OrderPool.RISES);
        return Bounds.isReached(rises, conditions.triggerTicks(order), book.lastPriceTicks());
    }

    private boolean isConditional(int order) {
        return OrderTypes.isConditional(type(order));
    }

    private OrderType type(int order) {
        return Details.type(orders.details(order));
    }

    /** What their entry bought: it is held for them. */
    long boughtLots(int first, Symbol symbol) {
        return orders.heldMinor(first) / symbol.lotMinor();
    }

    /** They are active: all happens but the matching of the one that is matched now, if any. */
    void activate(int first, int matched, Book book) {
        int second = lists.other(first);
        if (orders.has(second, OrderPool.TRAILS)) {
            trail(second, book.lastPriceTicks());
        }
        long bought = boughtLots(first, book.symbol());
        reduce(first, bought);
        reduce(second, bought);
        if (matched != OrderPool.NONE && isConditional(matched)) {
            trigger(matched, book);
            return;
        }
        book.waiting().remove(second);
        book.waiting().await(second, book.lastPriceTicks());
        book.waiting().remove(first);
        if (matched == OrderPool.NONE) {
            book.waiting().await(first, book.lastPriceTicks());
        }
    }

    /** A sale begins to trail the last price. */
    private void trail(int order, long lastTicks) {
        long distance = conditions.distanceTicks(order, lastTicks);
        long trigger = Trailing.triggerTicks(false, lastTicks, distance);
        conditions.triggerTicks(order, trigger);
        conditions.boundTicks(
                order,
                OrderTypes.isLimit(type(order))
                        ? Bounds.limit(false, trigger, conditions.limitOffsetTicks(order))
                        : Bounds.around(false, trigger, conditions.marketBoundE8(order)));
    }

    private void reduce(int order, long lots) {
        if (orders.remainingLots(order) <= lots) {
            return;
        }
        orders.taken(order, lots, 0, orders.heldMinor(order));
        events.orderReplaced(
                orders.id(order),
                accounts.number(orders.account(order)),
                orders.symbol(order),
                orders.priceTicks(order),
                isConditional(order) ? conditions.triggerTicks(order) : 0,
                lots,
                0,
                lots);
    }

    private void trigger(int order, Book book) {
        events.orderTriggered(
                orders.id(order),
                accounts.number(orders.account(order)),
                orders.symbol(order),
                conditions.triggerTicks(order));
        lists.keep(order, book.symbol());
        ends.endOthers();
        book.waiting().remove(order);
    }
}

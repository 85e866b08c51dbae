package org.bourse.bench.book;

import org.bourse.bench.data.FlashMessages;
import org.bourse.contracts.Ids;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.book.Book;
import org.bourse.core.book.BookSide;
import org.bourse.core.book.LevelPool;
import org.bourse.core.book.OrderPool;
import org.bourse.core.symbols.Symbol;

/**
 * The core's book given the messages of a scenario. The book, its sides, levels and orders are the
 * classes that run in production; the loop that matches is the core's without accounts, funds and
 * fees. A modify is a cancel and an insert.
 */
final class BookRun {
    private static final SymbolDefinition SYMBOL =
            new SymbolDefinition(1, "A-B", 1, 2, 1, 0, 1, 0, 1, Long.MAX_VALUE, 0, 0, 0, 0);

    private final FlashMessages messages;
    private final Reports reports = new Reports();
    private final OrderPool orders;
    private final LevelPool levels;
    private final Book book;

    BookRun(FlashMessages messages, int ordersMax) {
        this.messages = messages;
        orders = new OrderPool(ordersMax, 0, 0);
        levels = new LevelPool(orders);
        book = new Book(new Symbol(SYMBOL, 1, 1), orders, levels);
    }

    Reports reports() {
        return reports;
    }

    /** Applies all messages. */
    void run() {
        for (int at = 0; at < messages.size(); at++) {
            step(at);
        }
    }

    /** Applies all messages and writes what they caused. */
    void run(CanonicalText text) {
        for (int at = 0; at < messages.size(); at++) {
            step(at);
            text.add(reports);
        }
    }

    private void step(int at) {
        switch (messages.type(at)) {
            case FlashMessages.NEW -> enter(at);
            case FlashMessages.CANCEL -> cancel(at);
            default -> modify(at);
        }
    }

    private void enter(int at) {
        long sequence = messages.sequence(at);
        boolean buy = messages.isBuy(at);
        long price = messages.price(at);
        long order = messages.order(at);
        reports.orderAck(sequence, side(buy), order, price, messages.quantity(at));
        long left = match(at);
        if (left > 0) {
            if (messages.isImmediate(at)) {
                reports.cancelAck(sequence, side(buy), order, price);
            } else {
                rest(at, left);
            }
        }
    }

    private void cancel(int at) {
        int order = orders.find(id(at));
        if (order == OrderPool.NONE) {
            reports.reject(Reports.CANCEL_REJECT, messages.sequence(at), messages.order(at));
            return;
        }
        int level = orders.level(order);
        reports.cancelAck(
                messages.sequence(at),
                side(levels.isBuy(level)),
                messages.order(at),
                levels.priceTicks(level));
        remove(order);
    }

    private void modify(int at) {
        int order = orders.find(id(at));
        if (order == OrderPool.NONE) {
            reports.reject(Reports.MODIFY_REJECT, messages.sequence(at), messages.order(at));
            return;
        }
        remove(order);
        long left = match(at);
        if (left > 0) {
            rest(at, left);
        }
        reports.modifyAck(
                messages.sequence(at),
                side(messages.isBuy(at)),
                messages.order(at),
                messages.price(at),
                messages.quantity(at));
    }

    private void remove(int order) {
        int level = orders.level(order);
        take(order);
        book.tidy(level);
    }

    private void take(int order) {
        book.leave(order);
        orders.free(order, orders.record(order));
    }

    private void rest(int at, long lots) {
        boolean buy = messages.isBuy(at);
        int order = orders.add(id(at), 0, lots, 0, 0, 0, 0, buy ? OrderPool.BUY : 0);
        book.rest(order, buy, messages.price(at));
    }

    /** Matches the order of a message and returns what is left of it. */
    private long match(int at) {
        boolean buy = messages.isBuy(at);
        long limit = messages.price(at);
        long left = messages.quantity(at);
        BookSide opposite = book.side(!buy);
        while (left > 0 && opposite.size() > 0) {
            int level = opposite.best();
            long price = levels.priceTicks(level);
            if (buy ? price > limit : price < limit) {
                break;
            }
            left = matchLevel(at, level, price, left);
        }
        return left;
    }

    private long matchLevel(int at, int level, long price, long wanted) {
        long left = wanted;
        int maker = levels.oldest(level);
        while (left > 0 && maker != OrderPool.NONE) {
            int next = orders.next(maker);
            long lots = Math.min(left, orders.remainingLots(maker));
            book.fill(maker, orders.record(maker), lots, lots * price, 0);
            reports.trade(
                    messages.sequence(at),
                    price,
                    lots,
                    Ids.position(orders.id(maker)),
                    messages.order(at));
            if (orders.remainingLots(maker) == 0) {
                take(maker);
            }
            left -= lots;
            maker = next;
        }
        book.tidy(level);
        return left;
    }

    /** The core's ids tell the position of a command: here the order's number. */
    private long id(int at) {
        return Ids.of(0, messages.order(at), 0);
    }

    private static int side(boolean buy) {
        return buy ? 0 : 1;
    }
}

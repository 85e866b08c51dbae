package org.bourse.core.twin;

import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;

/** What a checker of books knows of an order that may rest, wherever it is. */
final class BookOrder {
    final int symbol;
    final Side side;
    final long visibleLots;
    final long expiresMicros;
    final boolean isConditional;
    final boolean trails;
    final long offsetTicks;

    /** Of a bracket. */
    final boolean isExit;

    long priceTicks;
    long remainingLots;
    long shownLots;
    boolean resting;

    /** When it came to the line of triggered orders, counted in such turns. */
    long turn;

    /** Of an exit: the step in which its entry ended. */
    long dueStep;

    BookOrder(long orderId, NewOrder order, long priceTicks, long expiresMicros) {
        isExit = order.listKind() == OrderListKind.BRACKET && Ids.index(orderId) > 0;
        symbol = order.symbol();
        side = order.side();
        visibleLots = order.visibleLots();
        this.expiresMicros = expiresMicros;
        isConditional = order.type() != OrderType.LIMIT;
        trails = order.type() == OrderType.TRAILING_STOP_LIMIT;
        offsetTicks = order.limitOffsetTicks();
        this.priceTicks = priceTicks;
        remainingLots = order.lots();
    }

    /** What EXTERNAL has at a price. */
    static BookOrder external(BookChecker.Price price, long lots) {
        NewOrder level =
                new NewOrder()
                        .set(
                                Accounts.EXTERNAL,
                                price.symbol(),
                                price.side(),
                                OrderType.LIMIT,
                                TimeInForce.GTC)
                        .lots(lots);
        return new BookOrder(CheckedBook.EXTERNAL, level, price.priceTicks(), 0);
    }

    /** Whether what is left of such an order rests at last. */
    static boolean mayRest(NewOrder order) {
        boolean isImmediate =
                order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK;
        return switch (order.type()) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> !isImmediate;
            case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    false;
        };
    }

    /** Of one that trails, from the trigger that fired. */
    long limit(long firedTicks) {
        return side == Side.BUY
                ? Math.min(1L << 53, firedTicks + offsetTicks)
                : Math.max(1, firedTicks - offsetTicks);
    }

    long shownAnew() {
        return visibleLots == 0 ? remainingLots : Math.min(visibleLots, remainingLots);
    }

    BookChecker.Price price() {
        return new BookChecker.Price(symbol, side, priceTicks);
    }
}

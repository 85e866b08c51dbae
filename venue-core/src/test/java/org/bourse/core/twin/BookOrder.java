package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
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
    long priceTicks;
    long remainingLots;
    long shownLots;
    boolean resting;

    BookOrder(NewOrder order, long priceTicks, long expiresMicros) {
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

    long shownAnew() {
        return visibleLots == 0 ? remainingLots : Math.min(visibleLots, remainingLots);
    }

    BookChecker.Price price() {
        return new BookChecker.Price(symbol, side, priceTicks);
    }
}

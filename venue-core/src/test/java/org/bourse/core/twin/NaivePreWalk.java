package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.SelfTradePrevention;

/**
 * 8.7: what an order would do if it were matched now.
 *
 * @param lots it would trade
 * @param cost of these lots
 * @param meetings of the step when it ends
 */
record NaivePreWalk(long lots, BigInteger cost, int meetings) {

    /** What is left of a resting order in the walk. */
    private static final class Rest {
        final NaiveOrder order;
        long remainingLots;
        long shownLots;

        Rest(NaiveOrder order, long remainingLots, long shownLots) {
            this.order = order;
            this.remainingLots = remainingLots;
            this.shownLots = shownLots;
        }
    }

    static NaivePreWalk of(NaiveOrder taker, NaiveMarket market) {
        return of(taker, taker.remainingLots, market);
    }

    /** If this were what is left of it. */
    static NaivePreWalk of(NaiveOrder taker, long takerLots, NaiveMarket market) {
        NaiveBook book = market.book(taker);
        List<Rest> line = new ArrayList<>();
        for (NaiveOrder order : book.opposite(taker.side)) {
            line.add(new Rest(order, order.remainingLots, order.shownLots));
        }
        long sought = takerLots;
        long lots = 0;
        BigInteger cost = BigInteger.ZERO;
        int meetings = market.step.meetings;
        NaiveWindow window = book.window.copy();
        while (sought > 0 && !line.isEmpty() && meetings < NaiveStep.MEETINGS_MAX) {
            Rest next = line.removeFirst();
            NaiveOrder maker = next.order;
            if (!taker.mayTradeAt(maker.limitTicks)) {
                break;
            }
            boolean isExpired = maker.isPastExpiry(market.timeMicros);
            boolean isPassedOver = isExpired || NaiveSelfTrades.prevents(taker, maker, market);
            if (!isExpired && NaiveSelfTrades.stops(taker, maker, market)) {
                break;
            }
            // 22.2
            if (!isPassedOver
                    && window.breaks(
                            maker.limitTicks, book.definition.breaker(), market.timeMicros)) {
                break;
            }
            meetings++;
            if (isExpired) {
                continue;
            }
            if (NaiveSelfTrades.prevents(taker, maker, market)) {
                boolean decrements = taker.selfTradePrevention == SelfTradePrevention.DECREMENT;
                sought -= decrements ? Math.min(sought, next.remainingLots) : 0;
                continue;
            }
            long fill = Math.min(sought, next.shownLots);
            sought -= fill;
            lots += fill;
            cost = cost.add(book.notional(maker.limitTicks, fill));
            window.traded(maker.limitTicks, market.timeMicros);
            refresh(next, fill, line);
        }
        return new NaivePreWalk(lots, cost, meetings);
    }

    /** 10.3. */
    private static void refresh(Rest maker, long fill, List<Rest> line) {
        maker.remainingLots -= fill;
        maker.shownLots -= fill;
        if (maker.shownLots > 0 || maker.remainingLots == 0) {
            return;
        }
        maker.shownLots = maker.order.shownOf(maker.remainingLots);
        int place = 0;
        while (place < line.size() && line.get(place).order.limitTicks == maker.order.limitTicks) {
            place++;
        }
        line.add(place, maker);
    }
}

package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.jspecify.annotations.Nullable;

/** 20.8: the activation of a bracket's exits. */
final class NaiveExits {
    private final NaiveMarket market;
    private final NaiveTriggers triggers;
    private final NaiveMatching matching;

    NaiveExits(NaiveMarket market, NaiveTriggers triggers, NaiveMatching matching) {
        this.market = market;
        this.triggers = triggers;
        this.matching = matching;
    }

    /** What the step will have met when they are activated. */
    int meetings(NaivePair exits) {
        NaiveOrder taker = isTriggered(exits.b) ? exits.b : taking(exits.a);
        return taker == null
                ? market.step.meetings
                : NaivePreWalk.of(taker, exits.exitLots(taker), market).meetings();
    }

    /** A trailing one starts from the last price, so it is none of these. */
    private boolean isTriggered(NaiveOrder exit) {
        return exit.isConditional()
                && !exit.trails()
                && exit.isTriggeredAt(market.book(exit).lastPriceTicks);
    }

    private @Nullable NaiveOrder taking(NaiveOrder a) {
        return a.type == OrderType.LIMIT || isTriggered(a) ? a : null;
    }

    void activate(NaivePair exits) {
        NaiveOrder a = exits.a;
        NaiveOrder b = exits.b;
        NaiveBook book = market.book(a);
        book.remove(a);
        book.remove(b);
        exits.isActive = true;
        if (b.trails()) {
            NaivePrices.startTrailing(b, book.lastPriceTicks);
        }
        cutLots(a, exits.exitLots(a));
        cutLots(b, exits.exitLots(b));
        if (isTriggered(b)) {
            fire(b, book);
        } else if (isTriggered(a)) {
            fire(a, book);
        } else {
            triggers.await(b);
            if (a.type == OrderType.LIMIT) {
                matching.take(a);
            } else {
                triggers.await(a);
            }
        }
    }

    private void fire(NaiveOrder exit, NaiveBook book) {
        triggers.trigger(exit, book);
        matching.activate(exit);
    }

    private void cutLots(NaiveOrder exit, long lots) {
        if (exit.remainingLots == lots) {
            return;
        }
        exit.remainingLots = lots;
        market.events.orderReplaced(
                exit.id,
                exit.account,
                exit.symbol,
                exit.priceTicks,
                exit.triggerTicks,
                lots,
                exit.filledLots,
                lots);
    }
}

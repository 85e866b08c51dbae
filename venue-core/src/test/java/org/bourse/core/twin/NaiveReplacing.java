package org.bourse.core.twin;

import java.math.BigInteger;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.OrderReplace;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** 12.2 to 12.7: another price, trigger or quantity for an open order. */
final class NaiveReplacing {
    /** What a replace may change; taken before, to be given back when it is refused. */
    private record Terms(long priceTicks, long limitTicks, long triggerTicks, long remainingLots) {
        static Terms of(NaiveOrder order) {
            return new Terms(
                    order.priceTicks, order.limitTicks, order.triggerTicks, order.remainingLots);
        }

        void giveBackTo(NaiveOrder order) {
            order.priceTicks = priceTicks;
            order.limitTicks = limitTicks;
            order.triggerTicks = triggerTicks;
            order.remainingLots = remainingLots;
        }

        boolean isPriceChanged(NaiveOrder order) {
            return order.priceTicks != priceTicks;
        }

        boolean isTriggerChanged(NaiveOrder order) {
            return order.triggerTicks != triggerTicks;
        }
    }

    private final NaiveMarket market;
    private final NaiveOrderRules rules;
    private final NaiveLimits limits;
    private final NaiveEndings endings;
    private final NaiveMatching matching;

    NaiveReplacing(
            NaiveMarket market,
            NaiveOrderRules rules,
            NaiveLimits limits,
            NaiveEndings endings,
            NaiveMatching matching) {
        this.market = market;
        this.rules = rules;
        this.limits = limits;
        this.endings = endings;
        this.matching = matching;
    }

    @Nullable RejectCode replace(NaiveOrder order, OrderReplace replace) {
        NaiveBook book = market.book(order);
        RejectCode code = rules.checkStates(order.account, order.side, !order.postOnly, book);
        if (code == null && order.place == NaiveOrder.Place.TRIGGERED) {
            code = RejectCode.ORDER_TRIGGERED;
        }
        if (code == null && isBoundByList(order, replace)) {
            code = RejectCode.LIST_INVALID;
        }
        if (code == null && !isShape(order, replace)) {
            code = RejectCode.ORDER_INVALID;
        }
        if (code == null) {
            code = checkValues(order, replace, book.definition);
        }
        if (code != null) {
            return code;
        }
        Terms before = Terms.of(order);
        // 12.4
        order.priceTicks = replace.priceTicks() != 0 ? replace.priceTicks() : order.priceTicks;
        order.triggerTicks =
                replace.triggerTicks() != 0 ? replace.triggerTicks() : order.triggerTicks;
        order.remainingLots =
                replace.lots() != 0 ? replace.lots() - order.filledLots : order.remainingLots;
        code = checkTerms(order, before, book);
        if (code != null) {
            before.giveBackTo(order);
            return code;
        }
        change(order, before, book);
        return null;
    }

    /** 20.10. */
    private static boolean isBoundByList(NaiveOrder order, OrderReplace replace) {
        boolean isInactive = order.pair != null && !order.pair.isActive;
        boolean mustKeepLots = order.pair != null || order.exits != null;
        return isInactive || (mustKeepLots && replace.lots() != 0);
    }

    /** 12.2: ORDER_INVALID. */
    private static boolean isShape(NaiveOrder order, OrderReplace replace) {
        boolean waits = order.place == NaiveOrder.Place.WAITING;
        boolean hasNothing =
                replace.priceTicks() == 0 && replace.triggerTicks() == 0 && replace.lots() == 0;
        boolean hasWrongTrigger = replace.triggerTicks() != 0 && (!waits || order.trails());
        boolean hasWrongPrice = replace.priceTicks() != 0 && waits && order.priceTicks == 0;
        return !hasNothing && !hasWrongTrigger && !hasWrongPrice;
    }

    /** 12.2: the checks of 6.6. */
    private static @Nullable RejectCode checkValues(
            NaiveOrder order, OrderReplace replace, SymbolDefinition symbol) {
        if (!NaiveShape.isPrice(replace.priceTicks(), false)) {
            return RejectCode.PRICE_INVALID;
        }
        if (!NaiveShape.isPrice(replace.triggerTicks(), false)) {
            return RejectCode.TRIGGER_INVALID;
        }
        if (replace.lots() != 0) {
            if (replace.lots() <= order.filledLots) {
                return RejectCode.QUANTITY_INVALID;
            }
            RejectCode code = NaiveShape.checkSize(replace.lots(), symbol);
            if (code != null) {
                return code;
            }
            if (order.visibleLots != 0
                    && NaiveShape.hasTooManyParts(replace.lots(), order.visibleLots)) {
                return RejectCode.VISIBLE_QUANTITY_INVALID;
            }
        }
        return null;
    }

    /** 12.3. */
    private @Nullable RejectCode checkTerms(NaiveOrder order, Terms before, NaiveBook book) {
        RejectCode code = bound(order, before, book);
        if (code == null && before.isTriggerChanged(order)) {
            code = NaiveOrderRules.checkTriggerPassed(order, book);
        }
        boolean isOutside =
                (before.isPriceChanged(order) && NaivePrices.isLimitOutsideBand(order, book))
                        || (before.isTriggerChanged(order)
                                && NaivePrices.isTriggerOutsideBand(order, book));
        if (code == null && isOutside) {
            code = RejectCode.PRICE_OUTSIDE_BAND;
        }
        BigInteger notional = NaiveOrderRules.notional(order, book);
        if (code == null) {
            code = NaiveOrderRules.checkNotional(notional, book);
        }
        if (code == null) {
            boolean grows = order.remainingLots > before.remainingLots();
            code = limits.checkReplaced(order, notional, grows);
        }
        if (code == null && NaivePrices.wouldTake(order, book)) {
            code = RejectCode.POST_ONLY_WOULD_TAKE;
        }
        return code == null ? checkFunds(order, book) : code;
    }

    /** 6.8, as far as its bound follows from what is replaced. */
    private static @Nullable RejectCode bound(NaiveOrder order, Terms before, NaiveBook book) {
        boolean followsTrigger =
                order.type == OrderType.STOP || order.type == OrderType.TAKE_PROFIT;
        if (before.isPriceChanged(order) && order.trails()) {
            order.limitTicks = order.priceTicks;
            return null;
        }
        boolean isNew =
                before.isPriceChanged(order)
                        || (followsTrigger
                                && order.priceTicks == 0
                                && before.isTriggerChanged(order));
        return isNew ? NaivePrices.bound(order, book) : null;
    }

    private @Nullable RejectCode checkFunds(NaiveOrder order, NaiveBook book) {
        BigInteger hold = NaiveHolds.together(order, book);
        if (!NaiveMoney.withinBound(hold)) {
            return RejectCode.OVERFLOW;
        }
        BigInteger available =
                market.ledger.available(order.account, NaiveHolds.asset(order, book));
        return hold.subtract(order.hold.amount).compareTo(available) > 0
                ? RejectCode.INSUFFICIENT_FUNDS
                : null;
    }

    /** 12.5, 12.6. */
    private void change(NaiveOrder order, Terms before, NaiveBook book) {
        boolean waits = order.place == NaiveOrder.Place.WAITING;
        market.events.orderReplaced(
                order.id,
                order.account,
                order.symbol,
                order.priceTicks,
                waits ? order.triggerTicks : 0,
                order.totalLots(),
                order.filledLots,
                order.remainingLots);
        BigInteger difference = NaiveHolds.together(order, book).subtract(order.hold.amount);
        if (difference.signum() > 0) {
            endings.hold(order, difference);
        } else {
            endings.release(order, difference.negate());
        }
        if (waits) {
            if (before.isTriggerChanged(order)) {
                order.triggerTurn = market.nextTriggerTurn();
            }
            return;
        }
        boolean keepsPlace =
                !before.isPriceChanged(order) && order.remainingLots <= before.remainingLots();
        if (!keepsPlace) {
            book.remove(order);
            book.emitLevel(market.events, order.side, before.limitTicks());
            matching.take(order);
        } else if (order.shownLots > order.remainingLots) {
            // what is hidden came off first
            order.shownLots = order.remainingLots;
            book.emitLevel(market.events, order.side, order.limitTicks);
        }
        book.hasChanged |= order.remainingLots != before.remainingLots();
    }
}

package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** Bounds (6.8), triggers that trail (11.4, 11.5) and price bands (16). */
final class NaivePrices {
    static final long PRICE_MAX = 1L << 53;

    private static final BigInteger E8 = big(100_000_000);
    private static final long BASIS_POINTS = 10_000;

    private NaivePrices() {}

    private static long part(long ticks, long rateE8) {
        return big(ticks).multiply(big(rateE8)).divide(E8).longValueExact();
    }

    private static long cut(long ticks) {
        return Math.max(1, Math.min(PRICE_MAX, ticks));
    }

    private static long away(long ticks, Side side, long rateE8) {
        long way = part(ticks, rateE8);
        return cut(side == Side.BUY ? ticks + way : ticks - way);
    }

    /** 16.1: below every price if there is no such band. */
    private static long staticLowest(SymbolDefinition symbol) {
        long reference = symbol.referencePriceTicks();
        return symbol.staticBandE8() == 0 || reference == 0
                ? 0
                : reference - part(reference, symbol.staticBandE8());
    }

    private static long staticHighest(SymbolDefinition symbol) {
        long reference = symbol.referencePriceTicks();
        return symbol.staticBandE8() == 0 || reference == 0
                ? Long.MAX_VALUE
                : reference + part(reference, symbol.staticBandE8());
    }

    /** 16.2. */
    private static long dynamicLowest(NaiveBook book) {
        return book.definition.dynamicBandE8() == 0 || book.lastPriceTicks == 0
                ? 0
                : book.lastPriceTicks - part(book.lastPriceTicks, book.definition.dynamicBandE8());
    }

    private static long dynamicHighest(NaiveBook book) {
        return book.definition.dynamicBandE8() == 0 || book.lastPriceTicks == 0
                ? Long.MAX_VALUE
                : book.lastPriceTicks + part(book.lastPriceTicks, book.definition.dynamicBandE8());
    }

    /** 16.3. */
    private static long cutToStatic(long ticks, Side side, SymbolDefinition symbol) {
        return side == Side.BUY
                ? Math.min(ticks, staticHighest(symbol))
                : Math.max(ticks, staticLowest(symbol));
    }

    private static long cutToDynamic(long ticks, Side side, NaiveBook book) {
        return side == Side.BUY
                ? Math.min(ticks, dynamicHighest(book))
                : Math.max(ticks, dynamicLowest(book));
    }

    /** 6.8: gives the order its bound, or tells why it has none. */
    static @Nullable RejectCode bound(NaiveOrder order, NaiveBook book) {
        return switch (order.type) {
            case LIMIT -> boundLimit(order, book);
            case STOP_LIMIT, TAKE_PROFIT_LIMIT -> {
                order.limitTicks = order.priceTicks;
                yield null;
            }
            case MARKET -> boundMarket(order, book);
            case STOP, TAKE_PROFIT -> boundStop(order, book);
            case TRAILING_STOP, TRAILING_STOP_LIMIT -> boundTrailing(order, book);
            case ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                    throw new IllegalStateException(order.type.toString());
        };
    }

    private static @Nullable RejectCode boundLimit(NaiveOrder order, NaiveBook book) {
        order.limitTicks = order.priceTicks;
        if (order.postOnlyReprice && wouldTake(order, book)) {
            long best = book.opposite(order.side).getFirst().limitTicks;
            order.limitTicks = order.isBuy() ? best - 1 : Math.min(PRICE_MAX, best + 1);
            order.priceTicks = order.limitTicks;
            return order.limitTicks < 1 ? RejectCode.POST_ONLY_WOULD_TAKE : null;
        }
        return null;
    }

    /** 6.13: whether its price reaches the best opposite one. */
    static boolean wouldTake(NaiveOrder order, NaiveBook book) {
        return order.postOnly && reachesBest(order, book);
    }

    static boolean reachesBest(NaiveOrder order, NaiveBook book) {
        NaiveOrder best = book.bestAgainst(order.side);
        return best != null && order.mayTradeAt(best.limitTicks);
    }

    private static @Nullable RejectCode boundMarket(NaiveOrder order, NaiveBook book) {
        NaiveOrder best = book.bestAgainst(order.side);
        long bound = order.priceTicks;
        if (bound == 0) {
            if (book.definition.marketBoundE8() == 0 || best == null) {
                return RejectCode.NO_REFERENCE_PRICE;
            }
            bound = away(best.limitTicks, order.side, book.definition.marketBoundE8());
        }
        bound = cutToStatic(bound, order.side, book.definition);
        order.limitTicks = cut(cutToDynamic(bound, order.side, book));
        return null;
    }

    private static @Nullable RejectCode boundStop(NaiveOrder order, NaiveBook book) {
        long bound = order.priceTicks;
        if (bound == 0) {
            if (book.definition.marketBoundE8() == 0) {
                return RejectCode.NO_REFERENCE_PRICE;
            }
            bound = away(order.triggerTicks, order.side, book.definition.marketBoundE8());
        }
        order.limitTicks = cut(cutToStatic(bound, order.side, book.definition));
        return null;
    }

    private static @Nullable RejectCode boundTrailing(NaiveOrder order, NaiveBook book) {
        boolean needsBound = order.type == OrderType.TRAILING_STOP;
        if (book.lastPriceTicks == 0 || (needsBound && book.definition.marketBoundE8() == 0)) {
            return RejectCode.NO_REFERENCE_PRICE;
        }
        order.marketBoundE8 = book.definition.marketBoundE8();
        startTrailing(order, book.lastPriceTicks);
        if (needsBound) {
            order.limitTicks = cut(cutToStatic(order.limitTicks, order.side, book.definition));
        }
        return null;
    }

    /** 11.4, 11.5, 20.8: from a last price, with the first trigger and the bound of it. */
    static void startTrailing(NaiveOrder order, long lastTicks) {
        order.referenceTicks = lastTicks;
        follow(order, lastTicks);
        order.limitTicks = trailed(order);
    }

    /** 11.4: the reference follows a price, and the trigger the reference. */
    static void follow(NaiveOrder order, long ticks) {
        order.referenceTicks =
                order.isBuy()
                        ? Math.min(order.referenceTicks, ticks)
                        : Math.max(order.referenceTicks, ticks);
        long distance =
                order.trailingTicks != 0
                        ? order.trailingTicks
                        : Math.max(
                                1,
                                big(order.referenceTicks)
                                        .multiply(big(order.trailingBasisPoints))
                                        .divide(big(BASIS_POINTS))
                                        .longValueExact());
        order.triggerTicks =
                cut(
                        order.isBuy()
                                ? order.referenceTicks + distance
                                : order.referenceTicks - distance);
    }

    /** 11.5: the limit, or the bound before 16.3, that follows from the trigger. */
    private static long trailed(NaiveOrder order) {
        if (order.type == OrderType.TRAILING_STOP) {
            return away(order.triggerTicks, order.side, order.marketBoundE8);
        }
        return cut(
                order.isBuy()
                        ? order.triggerTicks + order.limitOffsetTicks
                        : order.triggerTicks - order.limitOffsetTicks);
    }

    /** 11.5: when it is triggered; never worse than what was held for. */
    static void fixTrailing(NaiveOrder order) {
        order.limitTicks =
                order.isBuy()
                        ? Math.min(order.limitTicks, trailed(order))
                        : Math.max(order.limitTicks, trailed(order));
    }

    /** 6.10 for the limit of an order that has one. */
    static boolean isLimitOutsideBand(NaiveOrder order, NaiveBook book) {
        // 16.3: bounds are cut instead; 16.1: one that trails gives no price
        if (!order.isLimit() || order.priceTicks == 0) {
            return false;
        }
        if (isOutsideStatic(order.limitTicks, book.definition)) {
            return true;
        }
        // 16.2
        boolean waits = order.isConditional() && order.place != NaiveOrder.Place.RESTING;
        if (waits) {
            return false;
        }
        return order.isBuy()
                ? order.limitTicks > dynamicHighest(book)
                : order.limitTicks < dynamicLowest(book);
    }

    /** 6.10 for a trigger that is given. */
    static boolean isTriggerOutsideBand(NaiveOrder order, NaiveBook book) {
        return order.isConditional()
                && !order.trails()
                && isOutsideStatic(order.triggerTicks, book.definition);
    }

    private static boolean isOutsideStatic(long ticks, SymbolDefinition symbol) {
        return ticks < staticLowest(symbol) || ticks > staticHighest(symbol);
    }
}

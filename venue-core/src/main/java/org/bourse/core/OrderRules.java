package org.bourse.core;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.amounts.Amounts;
import org.bourse.core.symbols.Schedule;
import org.bourse.core.symbols.Symbol;
import org.jspecify.annotations.Nullable;

/** What can be said about an order without looking at books and accounts. */
final class OrderRules {
    /** The greatest price: what JSON numbers and doubles of others carry exactly. */
    static final long PRICE_TICKS_MAX = 1L << 53;

    /** The furthest an order trails. */
    private static final int BASIS_POINTS_MAX = 5_000;

    /** An iceberg is shown in at most so many parts. */
    private static final long PARTS_MAX = 20;

    private static final long DAY_MICROS = 86_400_000_000L;

    /** The longest until the expiry of a GTD order. */
    private static final long EXPIRY_MICROS_MAX = 400 * DAY_MICROS;

    private OrderRules() {}

    /** Returns why the order is refused, or null. */
    static @Nullable RejectCode refusal(NewOrder order, Symbol symbol, long timeMicros) {
        if (!isShaped(order)) {
            return RejectCode.ORDER_INVALID;
        }
        OrderType type = order.type();
        boolean limited = OrderTypes.isLimit(type) && type != OrderType.TRAILING_STOP_LIMIT;
        if (!isPrice(order.priceTicks(), limited)) {
            return RejectCode.PRICE_INVALID;
        }
        if (OrderTypes.isConditional(type) && !hasTrigger(order)) {
            return RejectCode.TRIGGER_INVALID;
        }
        RejectCode refusal = refusalOfQuantity(order, symbol);
        if (refusal != null) {
            return refusal;
        }
        boolean expires = order.timeInForce() == TimeInForce.GTD;
        return expires && !isExpiry(order.expiresMicros(), timeMicros)
                ? RejectCode.EXPIRY_INVALID
                : null;
    }

    static boolean isPrice(long ticks, boolean needed) {
        return ticks >= (needed ? 1 : 0) && ticks <= PRICE_TICKS_MAX;
    }

    private static boolean isExpiry(long expiresMicros, long timeMicros) {
        return expiresMicros > timeMicros && expiresMicros - timeMicros <= EXPIRY_MICROS_MAX;
    }

    private static boolean hasTrigger(NewOrder order) {
        if (!OrderTypes.trails(order.type())) {
            return isPrice(order.triggerTicks(), true);
        }
        boolean distant =
                order.trailingTicks() != 0
                        ? isPrice(order.trailingTicks(), true)
                        : order.trailingBasisPoints() >= 1
                                && order.trailingBasisPoints() <= BASIS_POINTS_MAX;
        return distant && isPrice(order.limitOffsetTicks(), false);
    }

    private static @Nullable RejectCode refusalOfQuantity(NewOrder order, Symbol symbol) {
        long lots = order.lots();
        if (order.budgetMinor() != 0) {
            return lots < 0 || order.budgetMinor() < 0 ? RejectCode.QUANTITY_INVALID : null;
        }
        RejectCode refusal = refusalOfQuantity(lots, symbol);
        if (refusal != null) {
            return refusal;
        }
        long visible = order.visibleLots();
        if (visible == 0) {
            return null;
        }
        return visible < symbol.lotsMin() || visible > lots || hasTooManyParts(lots, visible)
                ? RejectCode.VISIBLE_QUANTITY_INVALID
                : null;
    }

    /** Why lots are refused, or null. */
    static @Nullable RejectCode refusalOfQuantity(long lots, Symbol symbol) {
        return lots <= 0 ? RejectCode.QUANTITY_INVALID : refusalOfLots(lots, symbol);
    }

    /**
     * Why an order of this worth is refused, or null.
     *
     * @param notionalMinor may be {@link Amounts#OVERFLOW}
     */
    static @Nullable RejectCode refusalByWorth(long notionalMinor, Symbol symbol) {
        if (notionalMinor == Amounts.OVERFLOW) {
            return RejectCode.OVERFLOW;
        }
        return notionalMinor < symbol.notionalMinorMin() ? RejectCode.NOTIONAL_TOO_SMALL : null;
    }

    /** Why a total of lots is refused, or null. */
    static @Nullable RejectCode refusalOfLots(long lots, Symbol symbol) {
        if (lots < symbol.lotsMin()) {
            return RejectCode.QUANTITY_TOO_SMALL;
        }
        return lots > symbol.lotsMax() ? RejectCode.QUANTITY_TOO_LARGE : null;
    }

    static boolean hasTooManyParts(long lots, long visibleLots) {
        return (lots - 1) / visibleLots >= PARTS_MAX;
    }

    /**
     * When an order accepted now ends: for DAY when the symbol's schedule ends the day, otherwise
     * the first midnight; 0 for never.
     */
    static long expiresMicros(NewOrder order, Symbol symbol, long timeMicros) {
        if (order.timeInForce() != TimeInForce.DAY) {
            return order.expiresMicros();
        }
        Schedule schedule = symbol.schedule();
        if (schedule != null && schedule.hasEnd()) {
            return schedule.nextEnd(timeMicros);
        }
        long day = timeMicros / DAY_MICROS;
        return day < Long.MAX_VALUE / DAY_MICROS ? (day + 1) * DAY_MICROS : Long.MAX_VALUE;
    }

    /**
     * Whether it is shaped well if it has nothing but what every LIMIT order has, and is neither
     * for the day nor repriced, which takes more to say what it is.
     */
    static boolean isOfPlainShape(NewOrder order) {
        return (order.side() == Side.BUY || order.side() == Side.SELL)
                && order.type() == OrderType.LIMIT
                && isPlainTime(order.timeInForce())
                && mayBePostOnly(order)
                && !order.postOnlyReprice()
                && order.selfTradePrevention() != SelfTradePrevention.UNRECOGNIZED;
    }

    private static boolean isShaped(NewOrder order) {
        if (isPlain(order)) {
            return true;
        }
        if (order.side() != Side.BUY && order.side() != Side.SELL) {
            return false;
        }
        boolean ofGoodType =
                switch (order.type()) {
                    case LIMIT -> order.triggerTicks() == 0 && order.budgetMinor() == 0;
                    case MARKET -> order.triggerTicks() == 0 && isMarketShaped(order);
                    case STOP, TAKE_PROFIT -> isStopShaped(order, false);
                    case STOP_LIMIT, TAKE_PROFIT_LIMIT -> isStopShaped(order, true);
                    case TRAILING_STOP -> isTrailingShaped(order, false);
                    case TRAILING_STOP_LIMIT -> isTrailingShaped(order, true);
                    case ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> false;
                };
        return ofGoodType
                && order.timeInForce() != TimeInForce.TIME_IN_FORCE_UNSPECIFIED
                && order.timeInForce() != TimeInForce.UNRECOGNIZED
                && mayBePostOnly(order)
                && order.selfTradePrevention() != SelfTradePrevention.UNRECOGNIZED
                && hasOnlyItsFields(order);
    }

    /** Whether it is shaped well, and nothing but a limit order: nearly all are. */
    static boolean isPlain(NewOrder order) {
        return OrderShapes.isPlain(order) && !order.mayHaveMore();
    }

    private static boolean isPlainTime(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC, IOC, FOK -> true;
            case DAY, GTD, TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static boolean mayBePostOnly(NewOrder order) {
        if (!order.postOnly()) {
            return !order.postOnlyReprice();
        }
        return order.type() == OrderType.LIMIT && OrderTypes.isLasting(order.timeInForce());
    }

    /** Fields that only some orders have. */
    private static boolean hasOnlyItsFields(NewOrder order) {
        OrderType type = order.type();
        boolean trails = OrderTypes.trails(type);
        boolean byTicks = order.trailingTicks() != 0;
        boolean byBasisPoints = order.trailingBasisPoints() != 0;
        return (trails ? byTicks != byBasisPoints : !byTicks && !byBasisPoints)
                && (order.limitOffsetTicks() == 0 || type == OrderType.TRAILING_STOP_LIMIT)
                && (order.visibleLots() == 0
                        || (type == OrderType.LIMIT && OrderTypes.isLasting(order.timeInForce())))
                && (order.expiresMicros() != 0) == (order.timeInForce() == TimeInForce.GTD);
    }

    private static boolean isMarketShaped(NewOrder order) {
        boolean byBudget = order.budgetMinor() != 0;
        boolean byLots = order.lots() != 0;
        TimeInForce timeInForce = order.timeInForce();
        return byBudget != byLots
                && (timeInForce == TimeInForce.IOC || (timeInForce == TimeInForce.FOK && byLots))
                && (byLots
                        || (order.side() == Side.BUY
                                && order.selfTradePrevention() != SelfTradePrevention.DECREMENT));
    }

    private static boolean isStopShaped(NewOrder order, boolean limit) {
        return order.budgetMinor() == 0 && (limit || OrderTypes.isLasting(order.timeInForce()));
    }

    private static boolean isTrailingShaped(NewOrder order, boolean limit) {
        return order.priceTicks() == 0 && order.triggerTicks() == 0 && isStopShaped(order, limit);
    }
}

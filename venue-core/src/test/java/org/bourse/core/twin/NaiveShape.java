package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.util.EnumSet;
import java.util.Set;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.NewOrder;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** Which fields an order has (6.5) and which values they may have (6.6). */
final class NaiveShape {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long EXPIRY_DAYS_MAX = 400;
    private static final int BASIS_POINTS_MAX = 5_000;
    private static final long VISIBLE_PARTS_MAX = 20;
    private static final Set<TimeInForce> LASTING =
            EnumSet.of(TimeInForce.GTC, TimeInForce.DAY, TimeInForce.GTD);
    private static final Set<TimeInForce> ANY =
            EnumSet.of(
                    TimeInForce.GTC,
                    TimeInForce.DAY,
                    TimeInForce.GTD,
                    TimeInForce.IOC,
                    TimeInForce.FOK);
    private static final Set<TimeInForce> IMMEDIATE = EnumSet.of(TimeInForce.IOC, TimeInForce.FOK);

    private NaiveShape() {}

    private static boolean trails(OrderType type) {
        return type == OrderType.TRAILING_STOP || type == OrderType.TRAILING_STOP_LIMIT;
    }

    private static boolean hasTrigger(OrderType type) {
        return type == OrderType.STOP
                || type == OrderType.STOP_LIMIT
                || type == OrderType.TAKE_PROFIT
                || type == OrderType.TAKE_PROFIT_LIMIT;
    }

    private static boolean hasLimit(OrderType type) {
        return type == OrderType.LIMIT
                || type == OrderType.STOP_LIMIT
                || type == OrderType.TAKE_PROFIT_LIMIT;
    }

    private static Set<TimeInForce> times(OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT, TRAILING_STOP_LIMIT -> ANY;
            case STOP, TAKE_PROFIT, TRAILING_STOP -> LASTING;
            case MARKET -> IMMEDIATE;
            case ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> EnumSet.noneOf(TimeInForce.class);
        };
    }

    /** 21.1. */
    static boolean isForAuction(NewOrder order) {
        return switch (order.type()) {
            case LIMIT -> LASTING.contains(order.timeInForce()) && !order.postOnly();
            case STOP,
                    STOP_LIMIT,
                    TAKE_PROFIT,
                    TAKE_PROFIT_LIMIT,
                    TRAILING_STOP,
                    TRAILING_STOP_LIMIT ->
                    true;
            case MARKET, ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /** 6.5. */
    static boolean isShape(NewOrder order) {
        return (order.side() == Side.BUY || order.side() == Side.SELL)
                && times(order.type()).contains(order.timeInForce())
                && order.selfTradePrevention() != SelfTradePrevention.UNRECOGNIZED
                && isPriceShape(order)
                && isQuantityShape(order)
                && isOptionShape(order);
    }

    private static boolean isPriceShape(NewOrder order) {
        OrderType type = order.type();
        boolean hasTicks = order.trailingTicks() != 0;
        boolean hasBasisPoints = order.trailingBasisPoints() != 0;
        if (!hasTrigger(type) && order.triggerTicks() != 0) {
            return false;
        }
        if (trails(type)) {
            boolean hasOneDistance = hasTicks != hasBasisPoints;
            boolean hasOffset =
                    type == OrderType.TRAILING_STOP_LIMIT || order.limitOffsetTicks() == 0;
            return order.priceTicks() == 0 && hasOneDistance && hasOffset;
        }
        return !hasTicks && !hasBasisPoints && order.limitOffsetTicks() == 0;
    }

    private static boolean isQuantityShape(NewOrder order) {
        boolean hasBudget = order.budgetMinor() != 0;
        if (order.type() != OrderType.MARKET) {
            return !hasBudget;
        }
        boolean hasLots = order.lots() != 0;
        if (!hasBudget) {
            return hasLots;
        }
        return !hasLots
                && order.side() == Side.BUY
                && order.timeInForce() == TimeInForce.IOC
                && order.selfTradePrevention() != SelfTradePrevention.DECREMENT;
    }

    private static boolean isOptionShape(NewOrder order) {
        boolean restsAtOnce =
                order.type() == OrderType.LIMIT && LASTING.contains(order.timeInForce());
        if (order.postOnly() && !restsAtOnce) {
            return false;
        }
        if (order.postOnlyReprice() && !order.postOnly()) {
            return false;
        }
        if (order.visibleLots() != 0 && !restsAtOnce) {
            return false;
        }
        return (order.expiresMicros() != 0) == (order.timeInForce() == TimeInForce.GTD);
    }

    /** 6.6. */
    static @Nullable RejectCode checkValues(
            NewOrder order, SymbolDefinition symbol, long timeMicros) {
        if (!isPrice(order.priceTicks(), hasLimit(order.type()))) {
            return RejectCode.PRICE_INVALID;
        }
        if (!areTriggersValid(order)) {
            return RejectCode.TRIGGER_INVALID;
        }
        if (order.lots() < 0
                || order.budgetMinor() < 0
                || (order.lots() == 0 && order.budgetMinor() == 0)) {
            return RejectCode.QUANTITY_INVALID;
        }
        if (order.budgetMinor() == 0) {
            RejectCode code = checkSize(order.lots(), symbol);
            if (code != null) {
                return code;
            }
        }
        long visible = order.visibleLots();
        if (visible != 0
                && (visible < symbol.lotsMin()
                        || visible > order.lots()
                        || hasTooManyParts(order.lots(), visible))) {
            return RejectCode.VISIBLE_QUANTITY_INVALID;
        }
        boolean isExpiryValid =
                order.timeInForce() != TimeInForce.GTD
                        || (order.expiresMicros() > timeMicros
                                && order.expiresMicros() - timeMicros
                                        <= EXPIRY_DAYS_MAX * DAY_MICROS);
        return isExpiryValid ? null : RejectCode.EXPIRY_INVALID;
    }

    static boolean isPrice(long ticks, boolean isNeeded) {
        return ticks >= (isNeeded ? 1 : 0) && ticks <= NaivePrices.PRICE_MAX;
    }

    private static boolean areTriggersValid(NewOrder order) {
        if (hasTrigger(order.type())) {
            return isPrice(order.triggerTicks(), true);
        }
        if (!trails(order.type())) {
            return true;
        }
        boolean isDistanceValid =
                order.trailingTicks() != 0
                        ? isPrice(order.trailingTicks(), true)
                        : order.trailingBasisPoints() >= 1
                                && order.trailingBasisPoints() <= BASIS_POINTS_MAX;
        return isDistanceValid && isPrice(order.limitOffsetTicks(), false);
    }

    static @Nullable RejectCode checkSize(long lots, SymbolDefinition symbol) {
        if (lots < symbol.lotsMin()) {
            return RejectCode.QUANTITY_TOO_SMALL;
        }
        return lots > symbol.lotsMax() ? RejectCode.QUANTITY_TOO_LARGE : null;
    }

    static boolean hasTooManyParts(long lots, long visibleLots) {
        return big(lots).compareTo(big(visibleLots).multiply(big(VISIBLE_PARTS_MAX))) > 0;
    }

    /** 13.1: when it ends without a schedule; 0 for never. */
    static long expiryMicros(NewOrder order, long timeMicros) {
        return switch (order.timeInForce()) {
            case GTD -> order.expiresMicros();
            case DAY ->
                    big(timeMicros / DAY_MICROS + 1)
                            .multiply(big(DAY_MICROS))
                            .min(big(Long.MAX_VALUE))
                            .longValueExact();
            case GTC, IOC, FOK, TIME_IN_FORCE_UNSPECIFIED, UNRECOGNIZED -> 0;
        };
    }
}

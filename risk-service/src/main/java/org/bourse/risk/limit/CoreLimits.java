package org.bourse.risk.limit;

import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.SymbolLimit;

/**
 * The limits of an account that the venue's core checks, as it confirmed them. What is absent has
 * no limit.
 *
 * @param openOrdersMax empty: the venue's default
 * @param orderNotionalMinorMax of one order, in minor units, by the number of the asset
 * @param symbolLimits by the number of the symbol
 */
public record CoreLimits(
        Optional<Integer> openOrdersMax,
        Map<Integer, Long> orderNotionalMinorMax,
        Map<Integer, SymbolLimit> symbolLimits) {

    /** Open orders of an account that nothing was set for; rulebook, 17.2. */
    public static final int OPEN_ORDERS_MAX_DEFAULT = 200;

    public CoreLimits {
        orderNotionalMinorMax = Map.copyOf(orderNotionalMinorMax);
        symbolLimits = Map.copyOf(symbolLimits);
    }

    /**
     * Whether the account may do anything after a change that it may not do before it, as far as
     * the core checks it.
     */
    public boolean areLoosenedBy(LimitChange change) {
        int openOrdersBefore = openOrdersMax.orElse(OPEN_ORDERS_MAX_DEFAULT);
        return change.openOrdersMax().filter(max -> max > openOrdersBefore).isPresent()
                || change.orderNotionalMinorMax().entrySet().stream()
                        .anyMatch(entry -> isNotionalLoosened(entry.getKey(), entry.getValue()))
                || change.symbolLimits().values().stream().anyMatch(this::isSymbolLoosened);
    }

    private boolean isNotionalLoosened(int asset, long minorMax) {
        Long before = orderNotionalMinorMax.get(asset);
        return before != null && minorMax > before;
    }

    private boolean isSymbolLoosened(SymbolLimit after) {
        SymbolLimit before = symbolLimits.get(after.getSymbol());
        if (before == null) {
            return false;
        }
        return before.getRestricted() && after.hasRestricted() && !after.getRestricted()
                || before.getReduceOnly() && after.hasReduceOnly() && !after.getReduceOnly()
                || isAbove(
                        before.hasLotsMax(),
                        before.getLotsMax(),
                        after.hasLotsMax(),
                        after.getLotsMax())
                || isAbove(
                        before.hasPositionLotsMax(),
                        before.getPositionLotsMax(),
                        after.hasPositionLotsMax(),
                        after.getPositionLotsMax())
                || isAbove(
                        before.hasExposureMinorMax(),
                        before.getExposureMinorMax(),
                        after.hasExposureMinorMax(),
                        after.getExposureMinorMax())
                || isAbove(
                        before.hasDailyNotionalMinorMax(),
                        before.getDailyNotionalMinorMax(),
                        after.hasDailyNotionalMinorMax(),
                        after.getDailyNotionalMinorMax())
                || isAbove(
                        before.hasOpenOrdersMax(),
                        before.getOpenOrdersMax(),
                        after.hasOpenOrdersMax(),
                        after.getOpenOrdersMax());
    }

    private static boolean isAbove(boolean isSetBefore, long before, boolean isNamed, long after) {
        return isSetBefore && isNamed && after > before;
    }
}

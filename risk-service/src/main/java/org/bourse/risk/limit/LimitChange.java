package org.bourse.risk.limit;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.contracts.v1.SymbolLimit;

/**
 * What is to change of an account's limits; what is absent stays. Amounts are in minor units, by
 * the number of their asset.
 *
 * @param orderNotionalMinorMax of one order
 * @param dailyVolumeMinorMax of one day; empty lifts the limit
 * @param symbolLimits by the number of their symbol
 */
public record LimitChange(
        Optional<Integer> openOrdersMax,
        SortedMap<Integer, Long> orderNotionalMinorMax,
        SortedMap<Integer, Optional<Long>> dailyVolumeMinorMax,
        SortedMap<Integer, SymbolLimit> symbolLimits) {

    public LimitChange(
            Optional<Integer> openOrdersMax,
            Map<Integer, Long> orderNotionalMinorMax,
            Map<Integer, Optional<Long>> dailyVolumeMinorMax,
            Map<Integer, SymbolLimit> symbolLimits) {
        this(
                openOrdersMax,
                new TreeMap<>(orderNotionalMinorMax),
                new TreeMap<>(dailyVolumeMinorMax),
                new TreeMap<>(symbolLimits));
    }

    /** True when the venue's core must be told. */
    public boolean concernsVenue() {
        return openOrdersMax.isPresent()
                || !orderNotionalMinorMax.isEmpty()
                || !symbolLimits.isEmpty();
    }

    public boolean isEmpty() {
        return !concernsVenue() && dailyVolumeMinorMax.isEmpty();
    }
}

package org.bourse.risk.limit;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to change of an account's limits; what is absent stays. Amounts are in minor units, by
 * the number of their asset.
 *
 * @param orderNotionalMinorMax of one order
 * @param dailyVolumeMinorMax of one day; empty lifts the limit
 */
public record LimitChange(
        Optional<Integer> openOrdersMax,
        SortedMap<Integer, Long> orderNotionalMinorMax,
        SortedMap<Integer, Optional<Long>> dailyVolumeMinorMax) {

    public LimitChange(
            Optional<Integer> openOrdersMax,
            Map<Integer, Long> orderNotionalMinorMax,
            Map<Integer, Optional<Long>> dailyVolumeMinorMax) {
        this(
                openOrdersMax,
                new TreeMap<>(orderNotionalMinorMax),
                new TreeMap<>(dailyVolumeMinorMax));
    }

    /** True when the venue's core must be told. */
    public boolean concernsVenue() {
        return openOrdersMax.isPresent() || !orderNotionalMinorMax.isEmpty();
    }

    public boolean isEmpty() {
        return !concernsVenue() && dailyVolumeMinorMax.isEmpty();
    }
}

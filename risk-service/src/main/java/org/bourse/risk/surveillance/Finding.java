package org.bourse.risk.surveillance;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a rule's thresholds were met, with what shows it.
 *
 * @param moment of the event that completed it
 * @param orderIds at most {@link #IDS_MAX}, the oldest first
 * @param tradeIds at most {@link #IDS_MAX}, the oldest first
 * @param figures what was measured, by name with its unit
 * @param thresholds what it was measured by, under the name of the figure
 */
public record Finding(
        RuleName rule,
        long account,
        int symbol,
        Moment moment,
        List<Long> orderIds,
        List<Long> tradeIds,
        SortedMap<String, Long> figures,
        SortedMap<String, Long> thresholds) {
    public static final int IDS_MAX = 64;

    public Finding(
            RuleName rule,
            long account,
            int symbol,
            Moment moment,
            List<Long> orderIds,
            List<Long> tradeIds,
            Map<String, Long> figures,
            Map<String, Long> thresholds) {
        this(
                rule,
                account,
                symbol,
                moment,
                bounded(orderIds),
                bounded(tradeIds),
                new TreeMap<>(figures),
                new TreeMap<>(thresholds));
    }

    private static List<Long> bounded(List<Long> ids) {
        return ids.stream().distinct().limit(IDS_MAX).toList();
    }
}

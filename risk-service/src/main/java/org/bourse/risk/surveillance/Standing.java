package org.bourse.risk.surveillance;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds beyond a day.
 *
 * @param groups the self-trade group of each account that is in one
 * @param trading symbols in continuous trading
 * @param scheduled symbols whose sessions follow a schedule; the others close with the UTC day
 */
public record Standing(
        SortedMap<Long, Integer> groups, SortedSet<Integer> trading, SortedSet<Integer> scheduled) {
    /** Before the first record. */
    public static final Standing NONE = new Standing(Map.of(), Set.of(), Set.of());

    public Standing(Map<Long, Integer> groups, Set<Integer> trading, Set<Integer> scheduled) {
        this(new TreeMap<>(groups), new TreeSet<>(trading), new TreeSet<>(scheduled));
    }
}

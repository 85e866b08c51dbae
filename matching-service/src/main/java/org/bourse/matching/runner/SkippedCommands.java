package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bourse.matching.codec.VenueFact;

/**
 * The commands that are refused because an operator skipped them. A Skip stands in the log after
 * the command it skips, so it is known only when the command was met before: then all is begun
 * again.
 */
final class SkippedCommands {
    /** The command, and the Skip that says so. */
    private final TreeMap<Long, Long> skips = new TreeMap<>();

    /** Skips that the core refused though they were believed. */
    private final Set<Long> refused = new TreeSet<>();

    /** What the last step said was skipped. */
    private final List<Long> said = new ArrayList<>();

    /** Hears what the core says of skips, then hands it on. */
    Consumer<List<VenueFact>> andThen(Consumer<List<VenueFact>> facts) {
        return step -> {
            for (VenueFact fact : step) {
                if (fact instanceof VenueFact.CommandSkipped told) {
                    said.add(told.skipped());
                }
            }
            facts.accept(step);
        };
    }

    /** Any thread may ask. */
    synchronized List<Long> positions() {
        return List.copyOf(skips.keySet());
    }

    boolean includes(long position) {
        return !skips.isEmpty() && skips.containsKey(position);
    }

    /** Believes a Skip that the core has not seen; false when it was wrong to do so before. */
    synchronized boolean add(long command, long skip) {
        return !refused.contains(skip) && skips.putIfAbsent(command, skip) == null;
    }

    /**
     * Whether what the core said at this position differs from what was believed; then it is
     * believed from now on.
     */
    boolean differAt(long position) {
        return !(said.isEmpty() && skips.isEmpty()) && believeWhatIsSaid(position);
    }

    private synchronized boolean believeWhatIsSaid(long position) {
        boolean differs = false;
        for (long command : said) {
            differs |= skips.putIfAbsent(command, position) == null;
        }
        for (Map.Entry<Long, Long> believed : List.copyOf(skips.entrySet())) {
            if (believed.getValue() == position && !said.contains(believed.getKey())) {
                skips.remove(believed.getKey());
                refused.add(position);
                differs = true;
            }
        }
        said.clear();
        return differs;
    }
}

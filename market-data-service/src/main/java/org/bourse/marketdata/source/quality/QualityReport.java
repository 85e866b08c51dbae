package org.bourse.marketdata.source.quality;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.marketdata.source.tick.Finding;

/**
 * What is known of a symbol of a source.
 *
 * @param score 0 to 100
 * @param bookInStep true also where no book is kept
 * @param validity 0 to 1, as completeness and freshness
 * @param accepted ticks, since the start
 * @param ageMicros since the newest moment that was told of
 * @param lagMicros from a tick's own time to its reception, of the last one; negative where the
 *     source's clock is ahead
 * @param findings how often each was made since the start, by their names' order
 */
public record QualityReport(
        String source,
        String symbol,
        int score,
        boolean connected,
        boolean bookInStep,
        double validity,
        double completeness,
        double freshness,
        long accepted,
        long ageMicros,
        long lagMicros,
        Map<Finding, Long> findings) {
    public QualityReport {
        findings = Collections.unmodifiableMap(new TreeMap<>(findings));
    }
}

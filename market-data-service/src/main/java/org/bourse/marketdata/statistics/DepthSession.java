package org.bourse.marketdata.statistics;

import java.util.List;

/**
 * What a book was like in a time, by samples of it.
 *
 * @param samples how many, at least one
 * @param firstMicros when the first was taken
 * @param lastMicros when the last was taken
 * @param bands what rested near the middle, the narrowest first
 */
public record DepthSession(
        int samples,
        long firstMicros,
        long lastMicros,
        Distribution spreadTicks,
        List<Band> bands) {
    public DepthSession {
        bands = List.copyOf(bands);
    }

    /**
     * What rested no farther from the middle than a part of it.
     *
     * @param basisPoints that part, in hundredths of a percent
     */
    public record Band(int basisPoints, Distribution bidLots, Distribution askLots) {}
}

package org.bourse.marketdata.source.quality;

/**
 * How a score comes about; see {@link QualityMeter}.
 *
 * @param halfLifeMicros after this time what was counted counts half
 * @param staleMicros how long a healthy source may have nothing new
 */
public record ScoreRule(long halfLifeMicros, long staleMicros) {
    public ScoreRule {
        if (halfLifeMicros < 1 || staleMicros < 1) {
            throw new IllegalArgumentException(
                    "halfLifeMicros=%d staleMicros=%d".formatted(halfLifeMicros, staleMicros));
        }
    }
}

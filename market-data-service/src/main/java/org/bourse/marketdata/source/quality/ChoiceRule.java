package org.bourse.marketdata.source.quality;

/**
 * When another source is chosen.
 *
 * @param advantageMin points by which another one must be better, 1 to 100
 * @param holdMicros how long it must be so without a break, and how long a chosen one stays at
 *     least
 */
public record ChoiceRule(int advantageMin, long holdMicros) {
    public ChoiceRule {
        if (advantageMin < 1 || advantageMin > 100 || holdMicros < 0) {
            throw new IllegalArgumentException(
                    "advantageMin=%d holdMicros=%d".formatted(advantageMin, holdMicros));
        }
    }
}

package org.bourse.risk.policy;

import org.bourse.risk.exposure.Exposure;
import org.jspecify.annotations.Nullable;

/**
 * All that limits look at of an account, or of a group, which has no messages. Amounts are minor
 * units of the reference asset.
 *
 * @param dayGainMinor negative is a loss
 * @param messagesInSecond of the newest second in which it sent any
 */
public record Figures(
        long equityMinor,
        long capitalMinor,
        long dayGainMinor,
        long dayLossBasisPoints,
        long drawdownMinor,
        int openPositions,
        long exposureMinor,
        long largestExposureMinor,
        long largestSectorMinor,
        long largestCorrelatedMinor,
        long messages,
        long fills,
        long messagesInSecond) {

    static Figures of(@Nullable Exposure exposure, @Nullable Messages messages) {
        return new Figures(
                exposure == null ? 0 : exposure.equityMinor(),
                exposure == null ? 0 : exposure.capitalMinor(),
                exposure == null ? 0 : exposure.dayGainMinor(),
                exposure == null ? 0 : exposure.dayLossBasisPoints(),
                exposure == null ? 0 : exposure.drawdownMinor(),
                exposure == null ? 0 : exposure.openPositions(),
                exposure == null ? 0 : exposure.exposureMinor(),
                exposure == null ? 0 : exposure.largestExposureMinor(),
                exposure == null ? 0 : exposure.largestSectorMinor(),
                exposure == null ? 0 : exposure.largestCorrelatedMinor(),
                messages == null ? 0 : messages.ofDay(),
                messages == null ? 0 : messages.fills(),
                messages == null ? 0 : messages.inSecond());
    }
}

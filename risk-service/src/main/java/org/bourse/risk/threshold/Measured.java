package org.bourse.risk.threshold;

/**
 * A payment and what it counts for.
 *
 * @param valueMinor in minor units of the asset it is measured in; 0 where that is not known
 */
public record Measured(Transfer transfer, long valueMinor) {}

package org.bourse.risk.tier;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From which volume on an account is in which tier. Below the first step it is in tier 0.
 *
 * @param steps by volume, the smallest first
 */
public record TierSchedule(List<Step> steps) {
    /** Tiers with rates of their own are 1 to this. */
    public static final int TIER_MAX = 15;

    /** Everybody is in tier 0. */
    public static final TierSchedule EMPTY = new TierSchedule(List.of());

    /**
     * A tier and where it begins.
     *
     * @param fromMinor in minor units of the reference asset, above 0
     */
    public record Step(int tier, long fromMinor) {}

    public TierSchedule {
        steps = List.copyOf(steps);
        if (!isOrdered(steps)) {
            throw new IllegalArgumentException("steps=" + steps);
        }
    }

    /** Whether volumes rise from above 0, and each tier from 1 to 15 is named once at most. */
    public static boolean isOrdered(List<Step> steps) {
        Set<Integer> tiers = new HashSet<>();
        long before = 0;
        for (Step step : steps) {
            if (step.tier() < 1
                    || step.tier() > TIER_MAX
                    || !tiers.add(step.tier())
                    || step.fromMinor() <= before) {
                return false;
            }
            before = step.fromMinor();
        }
        return true;
    }

    public int tierOf(long volumeMinor) {
        int tier = 0;
        for (Step step : steps) {
            if (volumeMinor >= step.fromMinor()) {
                tier = step.tier();
            }
        }
        return tier;
    }

    /** The step above a volume; empty at the top. */
    public Optional<Step> above(long volumeMinor) {
        return steps.stream().filter(step -> step.fromMinor() > volumeMinor).findFirst();
    }
}

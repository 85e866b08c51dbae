package org.bourse.risk.volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds fills to the volumes of their days. The first fill with which a volume is above its limit is
 * a breach; a day has one breach per account and asset, however often the limit changes. Amounts
 * are in minor units of the quote asset.
 */
public final class DayVolumes {
    private final Map<VolumeKey, Long> volumes;
    private final Map<AccountAsset, Long> limits;
    private final Set<VolumeKey> alerted;
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * @param volumes so far; absent is 0
     * @param limits absent is no limit
     * @param alerted days with a breach already
     */
    public DayVolumes(
            Map<VolumeKey, Long> volumes, Map<AccountAsset, Long> limits, Set<VolumeKey> alerted) {
        this.volumes = new HashMap<>(volumes);
        this.limits = Map.copyOf(limits);
        this.alerted = new HashSet<>(alerted);
    }

    public void add(Fill fill) {
        VolumeKey key = fill.key();
        long volume = volumes.merge(key, fill.notionalMinor(), DayVolumes::sum);
        Optional.ofNullable(limits.get(fill.of()))
                .flatMap(limit ->
                        breach(key, limit, volume, fill.position(), fill.venueTimeMicros()))
                .filter(breach -> alerted.add(key))
                .ifPresent(breaches::add);
    }

    /** The breach there is when a volume stands against a limit: only more than it is one. */
    public static Optional<Breach> breach(
            VolumeKey key, long limitMinor, long volumeMinor, long position, long venueTimeMicros) {
        return volumeMinor > limitMinor
                ? Optional.of(new Breach(key, limitMinor, volumeMinor, position, venueTimeMicros))
                : Optional.empty();
    }

    /** The volumes after all fills, those of the constructor included. */
    public Map<VolumeKey, Long> volumes() {
        return Map.copyOf(volumes);
    }

    /** In the order they happened. */
    public List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    /** A volume that does not fit 63 bits stays at the greatest number that does. */
    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}

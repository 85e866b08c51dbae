package org.bourse.risk.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayVolumesTest {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final AccountAsset ALICE = new AccountAsset(1_000, 2);
    private static final AccountAsset BOB = new AccountAsset(1_001, 2);

    @Test
    void addsUpPerAccountAssetAndDay() {
        DayVolumes volumes = new DayVolumes(Map.of(key(ALICE, 0), 5L), Map.of(), Set.of());

        volumes.add(fill(ALICE, 10, 1, 1));
        volumes.add(fill(BOB, 10, 1, 1));
        volumes.add(fill(ALICE, 20, 2, DAY_MICROS - 1));
        volumes.add(fill(ALICE, 40, 3, DAY_MICROS));

        assertEquals(
                Map.of(key(ALICE, 0), 35L, key(BOB, 0), 10L, key(ALICE, 1), 40L),
                volumes.volumes());
        assertEquals(List.of(), volumes.breaches());
    }

    @Test
    void theLimitItselfIsNoBreach() {
        DayVolumes volumes = new DayVolumes(Map.of(), Map.of(ALICE, 100L), Set.of());

        volumes.add(fill(ALICE, 100, 7, 1));
        assertEquals(List.of(), volumes.breaches());
        volumes.add(fill(ALICE, 1, 8, 2));

        assertEquals(List.of(new Breach(key(ALICE, 0), 100, 101, 8, 2)), volumes.breaches());
    }

    @Test
    void aDayHasOneBreach() {
        DayVolumes volumes = new DayVolumes(Map.of(), Map.of(ALICE, 100L), Set.of());

        volumes.add(fill(ALICE, 101, 7, 1));
        volumes.add(fill(ALICE, 101, 8, 2));
        volumes.add(fill(ALICE, 101, 9, DAY_MICROS));

        assertEquals(
                List.of(
                        new Breach(key(ALICE, 0), 100, 101, 7, 1),
                        new Breach(key(ALICE, 1), 100, 101, 9, DAY_MICROS)),
                volumes.breaches());
    }

    @Test
    void aDayThatHasAnAlertGetsNoOther() {
        DayVolumes volumes =
                new DayVolumes(
                        Map.of(key(ALICE, 0), 50L), Map.of(ALICE, 10L), Set.of(key(ALICE, 0)));

        volumes.add(fill(ALICE, 1, 7, 1));

        assertEquals(List.of(), volumes.breaches());
    }

    @Test
    void aLimitLoweredBelowTheVolumeIsABreachWithTheNextFill() {
        DayVolumes volumes =
                new DayVolumes(Map.of(key(ALICE, 0), 50L), Map.of(ALICE, 10L), Set.of());

        volumes.add(fill(ALICE, 0, 7, 1));

        assertEquals(List.of(new Breach(key(ALICE, 0), 10, 50, 7, 1)), volumes.breaches());
    }

    @Test
    void doesNotOverflow() {
        DayVolumes volumes =
                new DayVolumes(Map.of(key(ALICE, 0), Long.MAX_VALUE - 1), Map.of(), Set.of());

        volumes.add(fill(ALICE, 5, 1, 1));

        assertEquals(Map.of(key(ALICE, 0), Long.MAX_VALUE), volumes.volumes());
    }

    @Test
    void aFillIsNotNegative() {
        assertThrows(IllegalArgumentException.class, () -> fill(ALICE, -1, 1, 1));
    }

    /** However the fills are cut into batches, the volumes and the alerts are the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void batchesMakeNoDifference(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<AccountAsset, Long> limits = Map.of(ALICE, 5_000L, BOB, 20_000L);
        List<Fill> fills = new ArrayList<>();
        long micros = 0;
        for (int position = 1; position <= 2_000; position++) {
            micros += random.nextLong(DAY_MICROS / 200);
            AccountAsset who = random.nextBoolean() ? ALICE : BOB;
            fills.add(fill(who, random.nextLong(200), position, micros));
        }
        DayVolumes whole = new DayVolumes(Map.of(), limits, Set.of());
        fills.forEach(whole::add);

        Map<VolumeKey, Long> stored = new HashMap<>();
        List<Breach> breaches = new ArrayList<>();
        Set<VolumeKey> alerted = new HashSet<>();
        for (int from = 0; from < fills.size(); ) {
            int to = Math.min(fills.size(), from + random.nextInt(1, 100));
            DayVolumes batch = new DayVolumes(stored, limits, alerted);
            fills.subList(from, to).forEach(batch::add);
            stored.putAll(batch.volumes());
            breaches.addAll(batch.breaches());
            batch.breaches().forEach(breach -> alerted.add(breach.key()));
            from = to;
        }

        assertEquals(whole.volumes(), stored);
        assertEquals(whole.breaches(), breaches);
        assertEquals(alerted.size(), breaches.size(), "one alert a day");
    }

    private static VolumeKey key(AccountAsset of, int day) {
        return new VolumeKey(of, day);
    }

    private static Fill fill(AccountAsset of, long notionalMinor, long position, long micros) {
        return new Fill(of, notionalMinor, position, micros);
    }
}

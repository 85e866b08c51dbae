package org.bourse.risk.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sums of groups while accounts trade, come and go. The twin adds up the figures of the accounts
 * anew after every step, and knows a group's peak by what its accounts gained while they were in
 * it.
 */
class GroupTwinTest {
    private static final int ASSETS = 5;
    private static final long[] ACCOUNTS = {1_000, 1_001, 1_002, 1_003, 1_004};
    private static final long[] GROUPS = {-1, -2, -3};
    private static final int STEPS = 2_000;

    private final Map<Long, Long> drawdowns = new HashMap<>();
    private final Map<Long, Long> gains = new HashMap<>();
    private List<Set<Integer>> sectors = List.of();
    private AccountGroups groups = AccountGroups.NONE;
    private ExposureBook book = new ExposureBook(ACCOUNTS.length);
    private int day = 1;

    private static AccountGroups someGroups(SplittableRandom random) {
        Map<Long, SortedSet<Long>> members = new HashMap<>();
        for (long group : GROUPS) {
            SortedSet<Long> of = new TreeSet<>();
            for (long account : ACCOUNTS) {
                if (random.nextBoolean()) {
                    of.add(account);
                }
            }
            members.put(group, of);
        }
        return new AccountGroups(members);
    }

    /** Of assets 1 to 4 each in one of two sectors, or in none. */
    private static List<Set<Integer>> someSectors(SplittableRandom random) {
        List<Set<Integer>> sectors = List.of(new TreeSet<>(), new TreeSet<>());
        for (int asset = 1; asset < ASSETS; asset++) {
            int of = random.nextInt(3);
            if (of < 2) {
                sectors.get(of).add(asset);
            }
        }
        return sectors;
    }

    private long gain(long group) {
        long gain = 0;
        for (long account : groups.of(group)) {
            gain += book.account(account, day).map(Exposure::gainMinor).orElse(0L);
        }
        return gain;
    }

    /** All of a step is over: what was gained in it is what may be a peak. */
    private void settle() {
        for (long group : GROUPS) {
            long by = gain(group) - gains.getOrDefault(group, 0L);
            drawdowns.merge(group, -by, (before, minus) -> Math.max(0, before + minus));
            drawdowns.computeIfPresent(group, (_, drawdown) -> Math.max(0, drawdown));
            gains.put(group, gain(group));
        }
    }

    private void regroup(SplittableRandom random) {
        groups = someGroups(random);
        book.groups(groups, day);
        for (long group : GROUPS) {
            gains.put(group, gain(group));
        }
    }

    private void check(long group, String where) {
        GroupExposure found = book.group(group, day).orElseThrow();
        long equity = 0;
        long capital = 0;
        long dayGain = 0;
        Map<Integer, Long> values = new HashMap<>();
        for (long account : groups.of(group)) {
            AccountExposure of = book.account(account, day).orElse(null);
            if (of != null) {
                equity += of.equityMinor();
                capital += of.capitalMinor();
                dayGain += of.dayGainMinor();
                of.positions().forEach(at -> values.merge(at.asset(), at.valueMinor(), Long::sum));
            }
        }
        assertEquals(equity, found.equityMinor(), where);
        assertEquals(capital, found.capitalMinor(), where);
        assertEquals(dayGain, found.dayGainMinor(), where);
        assertEquals(drawdowns.getOrDefault(group, 0L), found.drawdownMinor(), where);
        assertEquals(values.size(), found.openPositions(), where);
        assertEquals(
                values.values().stream().mapToLong(Long::longValue).sum(),
                found.exposureMinor(),
                where);
        long largest = values.values().stream().mapToLong(Long::longValue).max().orElse(0);
        assertEquals(Math.max(0, largest), found.largestExposureMinor(), where);
        List<Long> sums = new ArrayList<>(List.of(0L));
        for (Set<Integer> sector : sectors) {
            sums.add(sector.stream().mapToLong(asset -> values.getOrDefault(asset, 0L)).sum());
        }
        assertEquals(
                sums.stream().mapToLong(Long::longValue).max().orElseThrow(),
                found.largestSectorMinor(),
                where);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithItsNaiveTwin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        book.reference(0);
        regroup(random);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(40)) {
                case 0 -> beginDay();
                case 1 -> regroup(random);
                case 2 -> {
                    sectors = someSectors(random);
                    book.sectors(sectors);
                }
                default -> post(random);
            }
            book.drain(_ -> {});
            settle();
            for (long group : GROUPS) {
                check(group, "seed " + seed + " step " + step + " group " + group);
            }
        }
    }

    /** Another book goes on, as after a restart. */
    private void beginDay() {
        day++;
        ExposureBook next = new ExposureBook(ACCOUNTS.length);
        next.groups(groups, day);
        next.restore(book.standing(), day);
        next.sectors(sectors);
        book = next;
    }

    private void post(SplittableRandom random) {
        int asset = random.nextInt(ASSETS);
        long account = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
        if (asset > 0 && random.nextInt(3) == 0) {
            book.mark(asset, random.nextLong(90, 110), random.nextLong(1, 10), day);
            book.revalue(day);
        } else if (random.nextInt(4) == 0) {
            book.transfer(account, asset, random.nextLong(1, 400), day);
        } else {
            // Bought of another account, at any price.
            long seller = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
            long lots = random.nextLong(1, 200);
            long paid = random.nextLong(1, 10_000);
            book.trade(account, 0, -paid, day);
            book.trade(seller, 0, paid, day);
            book.trade(seller, asset, -lots, day);
            book.trade(account, asset, lots, day);
        }
    }
}

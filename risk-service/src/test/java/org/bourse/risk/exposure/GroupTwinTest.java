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
 * Sums of groups while accounts trade, pay, come and go. The twin adds up the figures of the
 * accounts anew after every step, and knows a group's peaks by what its accounts gained and were
 * paid while they were in it.
 */
class GroupTwinTest {
    private static final int ASSETS = 5;
    private static final long[] ACCOUNTS = {1_000, 1_001, 1_002, 1_003, 1_004};
    private static final long[] GROUPS = {-1, -2, -3};
    private static final int STEPS = 2_000;

    private final Map<Long, Long> drawdowns = new HashMap<>();
    private final Map<Long, Long> gains = new HashMap<>();
    private final Map<Long, Long> belowInflowPeaks = new HashMap<>();
    private final Map<Long, Long> inflows = new HashMap<>();
    private final Map<Long, Long> equityAtDayStart = new HashMap<>();
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

    /** Of what there is today, all that was not there as the day began and was not gained. */
    private long inflow(long group) {
        long inflow = 0;
        for (long account : groups.of(group)) {
            AccountExposure of = book.account(account, day).orElse(null);
            if (of != null) {
                inflow += of.equityMinor() - of.dayGainMinor();
                inflow -= equityAtDayStart.getOrDefault(account, 0L);
            }
        }
        return inflow;
    }

    /** All of a step is over: what was gained and paid in it is what may be a peak. */
    private void settle() {
        for (long group : GROUPS) {
            settle(drawdowns, group, gain(group) - gains.getOrDefault(group, 0L));
            settle(belowInflowPeaks, group, inflow(group) - inflows.getOrDefault(group, 0L));
            gains.put(group, gain(group));
            inflows.put(group, inflow(group));
        }
    }

    private static void settle(Map<Long, Long> below, long group, long by) {
        below.put(group, Math.max(0, below.getOrDefault(group, 0L) - by));
    }

    private void regroup(SplittableRandom random) {
        groups = someGroups(random);
        book.groups(groups, day);
        for (long group : GROUPS) {
            gains.put(group, gain(group));
            inflows.put(group, inflow(group));
        }
    }

    private void check(long group, String where) {
        GroupExposure found = book.group(group, day).orElseThrow();
        long equity = 0;
        long atDayStart = 0;
        long dayGain = 0;
        Map<Integer, Long> values = new HashMap<>();
        for (long account : groups.of(group)) {
            AccountExposure of = book.account(account, day).orElse(null);
            if (of != null) {
                equity += of.equityMinor();
                atDayStart += equityAtDayStart.getOrDefault(account, 0L);
                dayGain += of.dayGainMinor();
                of.positions().forEach(at -> values.merge(at.asset(), at.valueMinor(), Long::sum));
            }
        }
        assertEquals(equity, found.equityMinor(), where);
        long inflowPeak = inflow(group) + belowInflowPeaks.getOrDefault(group, 0L);
        assertEquals(atDayStart + Math.max(0, inflowPeak), found.capitalMinor(), where);
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
        for (long account : ACCOUNTS) {
            book.account(account, day)
                    .ifPresent(of -> equityAtDayStart.put(account, of.equityMinor()));
        }
        belowInflowPeaks.clear();
        inflows.clear();
    }

    private void post(SplittableRandom random) {
        int asset = random.nextInt(ASSETS);
        long account = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
        if (asset > 0 && random.nextInt(3) == 0) {
            book.mark(asset, random.nextLong(90, 110), random.nextLong(1, 10), day);
            book.revalue(day);
        } else if (random.nextInt(4) == 0) {
            long paid = random.nextLong(-300, 400);
            book.transfer(account, asset, paid, day);
            if (random.nextBoolean()) {
                // By another account, or by the same: then it went from bucket to bucket.
                long payer = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
                book.transfer(payer, asset, -paid, day);
            }
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

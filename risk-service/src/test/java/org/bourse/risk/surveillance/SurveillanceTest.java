package org.bourse.risk.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Side;
import org.bourse.risk.cases.DefaultThresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trading of a few accounts over three days, in which much is found. */
class SurveillanceTest {
    private static final int ACTS = 6_000;

    /** So low that every rule finds something in what is random. */
    private static final Thresholds LOW =
            DefaultThresholds.with(
                    Map.ofEntries(
                            Map.entry("self-trades.trades-min", "2"),
                            Map.entry("round-trips.trips-min", "2"),
                            Map.entry("round-trips.price-apart-max", "10000"),
                            Map.entry("round-trips.share-min", "100"),
                            Map.entry("spoofing.times-filled-min", "1"),
                            Map.entry("spoofing.times-usual-min", "1"),
                            Map.entry("spoofing.within", "30s"),
                            Map.entry("spoofing.times-min", "1"),
                            Map.entry("spoofing.orders-min", "1"),
                            Map.entry("spoofing.levels-min", "2"),
                            Map.entry("ignition.burst", "10m"),
                            Map.entry("ignition.reversal", "1h"),
                            Map.entry("ignition.orders-min", "2"),
                            Map.entry("ignition.move-min", "1"),
                            Map.entry("ignition.share-min", "100"),
                            Map.entry("ignition.reversed-min", "100"),
                            Map.entry("closing.window", "2h"),
                            Map.entry("closing.share-min", "100"),
                            Map.entry("closing.move-min", "1"),
                            Map.entry("closing.own-move-min", "100"),
                            Map.entry("cancel-rate.orders-min", "5"),
                            Map.entry("cancel-rate.rate-min", "3000"),
                            Map.entry("cancel-rate.above-min", "500")));

    private static List<OrderEvents> random(long seed) {
        Random random = new Random(seed);
        Tape tape = new Tape();
        List<Long> resting = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            tape.in(1 + random.nextInt(2));
            tape.seconds(random.nextInt(8) == 0 ? random.nextInt(500) : random.nextInt(2));
            long account = 1_000 + random.nextInt(4);
            int act = random.nextInt(10);
            if (act == 0) {
                tape.group(account, random.nextInt(3));
            } else if (act < 5 || resting.isEmpty()) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                long lots = random.nextInt(20) == 0 ? 500 : 1 + random.nextInt(10);
                resting.add(tape.rest(account, side, 990 + random.nextInt(21), lots));
            } else {
                long id = resting.remove(random.nextInt(resting.size()));
                if (act < 7) {
                    tape.cancel(id);
                } else {
                    tape.take(account, id, 1);
                }
            }
        }
        return tape.records();
    }

    private static List<Surveillance.Numbered> all(
            Surveillance surveillance, List<OrderEvents> records) {
        return records.stream()
                .flatMap(record -> surveillance.take(record).findings().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoBeginsAtAnyDayFindsTheSameFromThere(long seed) {
        List<OrderEvents> records = random(seed);
        List<Surveillance.Numbered> found = all(new Surveillance(LOW, Standing.NONE), records);
        Surveillance whole = new Surveillance(LOW, Standing.NONE);
        int days = 0;
        for (int i = 0; i < records.size(); i++) {
            Surveillance.Step step = whole.take(records.get(i));
            if (step.dayBegan().isPresent()) {
                days++;
                Surveillance.DayBegan began = step.dayBegan().get();
                long startMicros = TimeUnit.DAYS.toMicros(began.day());
                List<Surveillance.Numbered> expected =
                        found.stream()
                                .filter(one -> one.finding().moment().timeMicros() >= startMicros)
                                .toList();
                Surveillance later = new Surveillance(LOW, began.before());

                List<Surveillance.Numbered> again = all(later, records.subList(i, records.size()));

                assertEquals(expected.size(), again.size());
                assertTrue(expected.equals(again), "the same findings from day " + began.day());
            }
        }
        assertTrue(days >= 3, "days=" + days);
        Set<RuleName> rules = EnumSet.allOf(RuleName.class);
        found.forEach(one -> rules.remove(one.finding().rule()));
        assertTrue(rules.size() <= 2, "found nothing: " + rules);
        long numbers =
                found.stream()
                        .map(one -> List.of(one.finding().moment().position(), (long) one.number()))
                        .distinct()
                        .count();
        assertEquals(found.size(), numbers, "each has a number of its own");
    }

    @Test
    void whatIsForgottenForABoundIsCounted() {
        Thresholds narrow = DefaultThresholds.with(Map.of("orders-max", "3", "accounts-max", "2"));
        Surveillance surveillance = new Surveillance(narrow, Standing.NONE);

        all(surveillance, random(4));

        assertTrue(surveillance.dropped() > 1_000, "dropped=" + surveillance.dropped());
        Surveillance wide = new Surveillance(DefaultThresholds.thresholds(), Standing.NONE);
        all(wide, random(4).subList(0, 100));
        assertEquals(0, wide.dropped());
    }

    /** Nobody could raise the bound: of one account's doings the newest are looked at. */
    @Test
    void whoTradesALotMakesNobodyForget() {
        Surveillance surveillance = new Surveillance(DefaultThresholds.thresholds(), Standing.NONE);
        Tape tape = new Tape();
        for (int i = 0; i < 500; i++) {
            tape.in(1);
            tape.take(1_001, tape.rest(1_000, Side.SELL, 1_000, 1), 1);
            tape.cancel(tape.rest(1_001, Side.BUY, 990, 1));
        }

        all(surveillance, tape.records());

        assertEquals(0, surveillance.dropped());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void aWindowsSumIsThatOfItsSlices(long seed) {
        Random random = new Random(seed);
        WindowSum sum = new WindowSum(1_600);
        List<long[]> naive = new ArrayList<>();
        long now = -1_000;
        for (int i = 0; i < 3_000; i++) {
            now += random.nextInt(50) == 0 ? random.nextInt(4_000) : random.nextInt(60);
            long amount = random.nextInt(100);
            sum.add(now, amount);
            naive.add(new long[] {now, amount});
            long first = (Math.floorDiv(now, 100) - 16) * 100;

            assertEquals(
                    naive.stream().filter(one -> one[0] >= first).mapToLong(one -> one[1]).sum(),
                    sum.at(new Moment(0, now)));
        }
    }

    @Test
    void largeNumbersStayInBounds() {
        assertEquals(Long.MAX_VALUE, Whole.plus(Long.MAX_VALUE, 1));
        assertEquals(Long.MAX_VALUE, Whole.times(1L << 53, 1L << 20));
        assertEquals(Long.MAX_VALUE, Whole.times(1L << 32, 1L << 31));
        assertEquals(1L << 62, Whole.times(1L << 32, 1L << 30));
        assertEquals(5_000, Whole.basisPoints(1L << 61, 1L << 62));
        assertEquals(3_333, Whole.basisPoints(1, 3));
        assertEquals(0, Whole.basisPoints(1, 0));
        assertEquals(10, Whole.apart(10_000, 9_990));
    }
}

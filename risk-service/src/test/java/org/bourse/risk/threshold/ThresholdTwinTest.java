package org.bourse.risk.threshold;

import static org.bourse.risk.threshold.Payments.BTC;
import static org.bourse.risk.threshold.Payments.GOLD;
import static org.bourse.risk.threshold.Payments.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bourse.risk.limit.ListedAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The watch, whose windows are stored and read again at any moment, against one that keeps all
 * payments and looks through all of them each time.
 */
class ThresholdTwinTest {
    private static final int STEPS = 2_000;
    private static final List<ListedAsset> ASSETS = List.of(BTC, USDT, GOLD);
    private static final Thresholds THRESHOLDS =
            new Thresholds(Map.of("GOLD", "50"), "USDT", "10", 300, 6);

    /** 1_000 and 1_001 have a sub-account each, 1_004 has two, 1_007 none. */
    private static final Map<Long, Long> MAIN_ACCOUNTS =
            Map.of(1_002L, 1_000L, 1_003L, 1_001L, 1_005L, 1_004L, 1_006L, 1_004L);

    private static final int ACCOUNTS = 8;

    /** All payments there were, and which of them were reported. */
    private static final class Naive {
        private final List<Measured> all = new ArrayList<>();
        private final Map<Transfer, WindowKey> keys = new HashMap<>();
        private final Set<Transfer> reported = new HashSet<>();
        private final Map<Integer, long[]> prices = new HashMap<>();

        Optional<List<Long>> take(Movement movement) {
            return switch (movement) {
                case Movement.Listed _ -> Optional.empty();
                case Movement.Traded traded -> {
                    if (traded.quote() == USDT.number()) {
                        prices.put(
                                traded.base(),
                                new long[] {traded.quoteMinor(), traded.baseMinor()});
                    }
                    yield Optional.empty();
                }
                case Movement.Paid(Transfer transfer) -> pay(transfer);
            };
        }

        private Optional<List<Long>> pay(Transfer transfer) {
            boolean own = transfer.asset() == GOLD.number();
            long[] price =
                    own || transfer.asset() == USDT.number()
                            ? new long[] {1, 1}
                            : prices.get(transfer.asset());
            if (price == null) {
                return Optional.of(List.of(transfer.position()));
            }
            BigInteger exact =
                    BigInteger.valueOf(transfer.amountMinor())
                            .multiply(BigInteger.valueOf(price[0]))
                            .divide(BigInteger.valueOf(price[1]));
            Measured measured = new Measured(transfer, exact.longValueExact());
            BigInteger threshold = BigInteger.valueOf(own ? 50 : 1_000);
            if (exact.compareTo(threshold) >= 0) {
                return Optional.of(List.of(transfer.position()));
            }
            all.add(measured);
            WindowKey key =
                    new WindowKey(
                            MAIN_ACCOUNTS.getOrDefault(transfer.account(), transfer.account()),
                            transfer.direction(),
                            own ? transfer.asset() : WindowKey.VALUED);
            keys.put(transfer, key);
            List<Measured> inWindow =
                    all.stream()
                            .filter(one -> !reported.contains(one.transfer()))
                            .filter(one -> key.equals(keys.get(one.transfer())))
                            .filter(one ->
                                    transfer.timeMicros() - one.transfer().timeMicros() <= 300)
                            .toList();
            BigInteger sum =
                    inWindow.stream()
                            .map(one -> BigInteger.valueOf(one.valueMinor()))
                            .reduce(BigInteger.ZERO, BigInteger::add);
            if (sum.compareTo(threshold) < 0 && inWindow.size() < 6) {
                return Optional.empty();
            }
            inWindow.forEach(one -> reported.add(one.transfer()));
            return Optional.of(inWindow.stream().map(one -> one.transfer().position()).toList());
        }
    }

    /** As the tables keep it between batches. */
    private static final class Kept {
        private final Map<Transfer, Map.Entry<WindowKey, Measured>> rows = new LinkedHashMap<>();
        private Map<Integer, Price> prices = Map.of();

        ThresholdWatch begin() {
            ThresholdWatch watch =
                    new ThresholdWatch(
                            THRESHOLDS,
                            account -> MAIN_ACCOUNTS.getOrDefault(account, account),
                            ASSETS,
                            prices);
            rows.values().forEach(row -> watch.restore(row.getKey().measure(), row.getValue()));
            return watch;
        }

        void store(ThresholdWatch watch, long newestMicros) {
            prices = Map.copyOf(watch.prices());
            rows.values().removeIf(row -> watch.cleared().contains(row.getKey()));
            for (Measured one : watch.added()) {
                rows.put(one.transfer(), Map.entry(watch.keyOf(one.transfer()), one));
            }
            rows.keySet().removeIf(transfer -> transfer.timeMicros() < newestMicros - 300);
        }
    }

    private static Movement next(Random random, long position, long timeMicros) {
        if (random.nextInt(20) == 0) {
            boolean inReference = random.nextInt(4) > 0;
            return new Movement.Traded(
                    inReference ? USDT.number() : GOLD.number(),
                    1 + random.nextInt(500),
                    BTC.number(),
                    1 + random.nextInt(100));
        }
        ListedAsset asset = ASSETS.get(random.nextInt(3));
        int most = asset == GOLD ? 60 : asset == BTC ? 80 : 1_100;
        return new Movement.Paid(
                new Transfer(
                        position,
                        1,
                        timeMicros,
                        Direction.values()[random.nextInt(2)],
                        1_000 + random.nextInt(ACCOUNTS),
                        asset.number(),
                        1 + random.nextInt(random.nextBoolean() ? most : most / 8),
                        position));
    }

    private static Set<HitRule> run(long seed) {
        Random random = new Random(seed);
        Naive naive = new Naive();
        Kept kept = new Kept();
        ThresholdWatch watch = kept.begin();
        Set<HitRule> seen = EnumSet.noneOf(HitRule.class);
        Set<Transfer> reported = new HashSet<>();
        long timeMicros = 0;
        for (int step = 0; step < STEPS; step++) {
            timeMicros += random.nextInt(40);
            Movement movement = next(random, step, timeMicros);
            Optional<Hit> hit = watch.take(movement);
            assertEquals(
                    naive.take(movement),
                    hit.map(found ->
                            found.transfers().stream()
                                    .map(one -> one.transfer().position())
                                    .toList()),
                    "seed " + seed + " step " + step);
            hit.ifPresent(found -> {
                seen.add(found.rule());
                found.transfers().forEach(one -> assertTrue(reported.add(one.transfer())));
            });
            if (random.nextInt(10) == 0) {
                kept.store(watch, timeMicros);
                watch = kept.begin();
            }
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void bothFindTheSame(long seed) {
        assertTrue(run(seed).contains(HitRule.STRUCTURING));
    }

    @Test
    void allRulesAreAmongWhatIsFound() {
        Set<HitRule> seen = EnumSet.noneOf(HitRule.class);
        for (long seed = 1; seed <= 20; seed++) {
            seen.addAll(run(seed));
        }
        assertEquals(EnumSet.allOf(HitRule.class), seen);
    }
}

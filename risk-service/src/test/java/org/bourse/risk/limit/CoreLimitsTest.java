package org.bourse.risk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.bourse.contracts.v1.SymbolLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What loosens the limits of the core. */
class CoreLimitsTest {
    private static final CoreLimits NONE = new CoreLimits(Optional.empty(), Map.of(), Map.of());

    private static LimitChange ofSymbol(SymbolLimit.Builder limit) {
        return new LimitChange(
                Optional.empty(), Map.of(), Map.of(), Map.of(1, limit.setSymbol(1).build()));
    }

    private static LimitChange openOrders(int max) {
        return new LimitChange(Optional.of(max), Map.of(), Map.of(), Map.of());
    }

    @Test
    void whereNothingIsSetTheVenuesTwoHundredOpenOrdersAreTheOnlyLimit() {
        assertFalse(NONE.areLoosenedBy(openOrders(200)));
        assertTrue(NONE.areLoosenedBy(openOrders(201)));
        assertFalse(NONE.areLoosenedBy(ofSymbol(SymbolLimit.newBuilder().setRestricted(false))));
        assertFalse(
                NONE.areLoosenedBy(ofSymbol(SymbolLimit.newBuilder().setLotsMax(Long.MAX_VALUE))));
    }

    @Test
    void aWordThatIsTakenBackLoosens() {
        CoreLimits restricted =
                new CoreLimits(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                1,
                                SymbolLimit.newBuilder().setSymbol(1).setRestricted(true).build()));

        assertTrue(
                restricted.areLoosenedBy(ofSymbol(SymbolLimit.newBuilder().setRestricted(false))));
        assertFalse(
                restricted.areLoosenedBy(ofSymbol(SymbolLimit.newBuilder().setRestricted(true))));
        assertFalse(restricted.areLoosenedBy(ofSymbol(SymbolLimit.newBuilder().setLotsMax(9))));
    }

    @Test
    void aDailyVolumeThatOnlyAlertsIsNoneOfThem() {
        LimitChange lifted =
                new LimitChange(Optional.empty(), Map.of(), Map.of(2, Optional.empty()), Map.of());

        assertFalse(NONE.areLoosenedBy(lifted));
    }

    /**
     * Against a naive twin: limits as one greatest number for each thing that may be done, and all
     * numbers near them tried before and after.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void loosensExactlyWhenSomethingIsAllowedThatWasNot(long seed) {
        Random random = new Random(seed);
        int loosened = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            Drawn before = new Drawn(random, 3);
            Drawn change = new Drawn(random, 12);
            CoreLimits held =
                    new CoreLimits(before.openOrdersMax, before.notionals, before.symbols);
            LimitChange asked =
                    new LimitChange(
                            change.openOrdersMax, change.notionals, Map.of(), change.symbols);
            Map<String, Long> after = new HashMap<>(before.maxima);
            after.putAll(change.maxima);

            boolean expected = allowsMore(before.maxima, after);

            assertEquals(
                    expected,
                    held.areLoosenedBy(asked),
                    () -> "seed " + seed + ": " + before.maxima + " then " + change.maxima);
            loosened += expected ? 1 : 0;
        }
        assertTrue(loosened > rounds / 10 && loosened < rounds * 9 / 10, "both: " + loosened);
    }

    private static boolean allowsMore(Map<String, Long> before, Map<String, Long> after) {
        return after.keySet().stream()
                .anyMatch(what ->
                        LongStream.rangeClosed(0, 206)
                                .anyMatch(number ->
                                        number > max(before, what) && number <= max(after, what)));
    }

    private static long max(Map<String, Long> maxima, String what) {
        return maxima.getOrDefault(what, what.equals("open") ? 200 : Long.MAX_VALUE);
    }

    /** Limits by chance, the same as a flat table. */
    private static final class Drawn {
        final Map<String, Long> maxima = new HashMap<>();
        final Map<Integer, Long> notionals = new HashMap<>();
        final Map<Integer, SymbolLimit> symbols = new HashMap<>();
        Optional<Integer> openOrdersMax = Optional.empty();

        private final Random random;
        private final int rarity;

        /**
         * @param rarity one of so many limits is named
         */
        Drawn(Random random, int rarity) {
            this.random = random;
            this.rarity = rarity;
            draw("open", 198, max -> openOrdersMax = Optional.of((int) max));
            for (int i = 1; i <= 2; i++) {
                int number = i;
                draw("notional " + i, 1, max -> notionals.put(number, max));
                SymbolLimit.Builder limit = SymbolLimit.newBuilder().setSymbol(i);
                word("restricted " + i, is -> limit.setRestricted(is == 0));
                word("reduceOnly " + i, is -> limit.setReduceOnly(is == 0));
                draw("lots " + i, 0, limit::setLotsMax);
                draw("position " + i, 0, limit::setPositionLotsMax);
                draw("exposure " + i, 0, limit::setExposureMinorMax);
                draw("daily " + i, 0, limit::setDailyNotionalMinorMax);
                draw("openOrders " + i, 0, max -> limit.setOpenOrdersMax((int) max));
                if (limit.getAllFields().size() > 1) {
                    symbols.put(i, limit.build());
                }
            }
        }

        private void draw(String what, int least, LongConsumer set) {
            if (random.nextInt(rarity) == 0) {
                long max = least + random.nextInt(5);
                maxima.put(what, max);
                set.accept(max);
            }
        }

        /** As a number: nothing may be done, or everything. */
        private void word(String what, LongConsumer set) {
            if (random.nextInt(rarity) == 0) {
                long max = random.nextBoolean() ? 0 : Long.MAX_VALUE;
                maxima.put(what, max);
                set.accept(max);
            }
        }
    }
}

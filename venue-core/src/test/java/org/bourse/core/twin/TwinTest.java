package org.bourse.core.twin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.EventRecorder;
import org.bourse.core.VenueEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The core and its twin agree on everything they say, command by command, and what they say keeps
 * the invariants. {@code -Dbourse.twin.first=S -Dbourse.twin.seeds=1} runs seed S alone.
 */
class TwinTest {
    private static final int SEEDS_PER_CHUNK = 50;
    private static final long SEEDS = Long.getLong("bourse.twin.seeds", 460);
    private static final long FIRST = Long.getLong("bourse.twin.first", 1);

    /** Some seeds in a row. */
    record Seeds(long first, long last) {
        @Override
        public String toString() {
            return first + " to " + last;
        }
    }

    static Stream<Seeds> chunks() {
        return LongStream.iterate(FIRST, s -> s < FIRST + SEEDS, s -> s + SEEDS_PER_CHUNK)
                .mapToObj(s -> new Seeds(s, Math.min(s + SEEDS_PER_CHUNK, FIRST + SEEDS) - 1));
    }

    @ParameterizedTest(name = "seeds {0}")
    @MethodSource("chunks")
    void coreAndTwinSayTheSame(Seeds seeds) {
        LongStream.rangeClosed(seeds.first(), seeds.last())
                .parallel()
                .forEach(seed -> new TwinRun(seed, AnyVenue::core).run());
    }

    @Test
    void theSameCommandsGiveTheSameHash() {
        TwinRun one = new TwinRun(4, AnyVenue::core);
        TwinRun other = new TwinRun(4, AnyVenue::core);
        one.run();
        other.run();
        assertEquals(one.venueEvents().hash(), other.venueEvents().hash());
    }

    @Test
    void theGeneratorReachesEverything() {
        Map<Object, Long> counts = new HashMap<>();
        for (long seed = 1; seed <= 200; seed++) {
            CommandGenerator generator = new CommandGenerator(seed);
            EventRecorder recorder = new EventRecorder();
            Reached reached = new Reached();
            ReachedLists lists = new ReachedLists();
            AnyVenue venue =
                    AnyVenue.core(
                            generator.config(),
                            Fanout.to(recorder.listener(), reached, lists, generator.memory()));
            GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
            for (int i = 0; i < generator.commands(); i++) {
                generator.next(venue.hasPendingWork()).runOn(venue, arguments);
                recorder.clear();
            }
            recorder.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
            reached.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
            lists.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
        }
        assertAll(
                () -> assertSeen(named(RejectCode.values()), counts),
                () -> assertSeen(named(CancelReason.values()), counts),
                () -> assertSeen(named(OrderType.values()), counts),
                () -> assertSeen(named(TimeInForce.values()), counts),
                () -> assertSeen(named(SelfTradePrevention.values()), counts),
                () -> assertSeen(eventNames(), counts),
                () -> assertSeen(List.of(Reached.Fact.values()), counts),
                () -> assertSeen(named(OrderListKind.values()), counts),
                () -> assertSeen(List.of(ReachedLists.Fact.values()), counts),
                () -> assertTrue(counts.getOrDefault("trade", 0L) > 50_000, counts::toString));
    }

    /** All but what stands for no value or an unknown one. */
    private static List<?> named(Enum<?>... values) {
        return Stream.of(values)
                .filter(value -> !value.name().endsWith("_UNSPECIFIED"))
                .filter(value -> !value.name().equals("UNRECOGNIZED"))
                .toList();
    }

    private static void assertSeen(Collection<?> expected, Map<Object, Long> counts) {
        List<?> missing = expected.stream().filter(e -> !counts.containsKey(e)).toList();
        assertTrue(missing.isEmpty(), () -> "never seen: " + missing + " in " + counts);
    }

    /** All but the activation of a version: there is none after the first yet. */
    private static Set<String> eventNames() {
        Set<String> names = new TreeSet<>();
        for (var method : VenueEvents.class.getMethods()) {
            names.add(method.getName());
        }
        names.remove("versionActivated");
        return names;
    }
}

package org.bourse.core.twin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
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
    private static final int COMMANDS = 2_000;
    private static final int SEEDS_PER_CHUNK = 100;
    private static final long SEEDS = Long.getLong("bourse.twin.seeds", 1_000);
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
        for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
            new TwinRun(seed, AnyVenue::core).run(COMMANDS);
        }
    }

    @Test
    void theSameCommandsGiveTheSameHash() {
        TwinRun one = new TwinRun(4, AnyVenue::core);
        TwinRun other = new TwinRun(4, AnyVenue::core);
        one.run(COMMANDS);
        other.run(COMMANDS);
        assertEquals(one.venueEvents().hash(), other.venueEvents().hash());
    }

    @Test
    void theGeneratorReachesEverything() {
        Map<Object, Long> counts = new HashMap<>();
        for (long seed = 1; seed <= 200; seed++) {
            CommandGenerator generator = new CommandGenerator(seed);
            EventRecorder recorder = new EventRecorder();
            NaiveVenue venue =
                    new NaiveVenue(
                            generator.config(), Fanout.to(recorder.listener(), generator.memory()));
            GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
            for (int i = 0; i < COMMANDS; i++) {
                generator.next().runOn(venue, arguments);
                recorder.clear();
            }
            recorder.counts().forEach((what, count) -> counts.merge(what, count, Long::sum));
        }
        Set<RejectCode> codes = EnumSet.allOf(RejectCode.class);
        codes.removeAll(List.of(RejectCode.REJECT_CODE_UNSPECIFIED, RejectCode.UNRECOGNIZED));
        Set<CancelReason> reasons = EnumSet.allOf(CancelReason.class);
        reasons.removeAll(
                List.of(CancelReason.CANCEL_REASON_UNSPECIFIED, CancelReason.UNRECOGNIZED));
        assertAll(
                () -> assertSeen(codes, counts),
                () -> assertSeen(reasons, counts),
                () -> assertSeen(eventNames(), counts),
                () -> assertTrue(counts.getOrDefault("trade", 0L) > 50_000, counts::toString));
    }

    private static void assertSeen(Set<?> expected, Map<Object, Long> counts) {
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

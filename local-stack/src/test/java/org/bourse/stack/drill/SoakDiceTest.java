package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoakDiceTest {
    private static final int FAULTS = 5_000;

    private static List<Drill> drawn(long seed) {
        SoakDice dice = new SoakDice(new SplittableRandom(seed));
        return Stream.generate(dice::drill).limit(FAULTS).toList();
    }

    @Test
    void aSeedGivesTheSameFaultsAgain() {
        assertEquals(drawn(7), drawn(7));
    }

    @Test
    void everyKindThatEndsByItselfComes() {
        Set<String> names = drawn(7).stream().map(Drill::name).collect(Collectors.toSet());
        List<String> missing =
                Drill.all().stream()
                        .filter(drill ->
                                drill.fault() instanceof Drill.Fault.Kill
                                        || drill.fault() instanceof Drill.Fault.BadRecords)
                        .map(Drill::name)
                        .filter(name -> !names.contains(name))
                        .toList();
        assertEquals(List.of(), missing);
        assertTrue(names.contains("suspend-leader") && names.contains("suspend-kafka"));
    }

    @Test
    void nobodyStandsStillForLongerThanFiveSeconds() {
        List<Duration> lengths =
                drawn(7).stream()
                        .filter(drill -> drill.fault() instanceof Drill.Fault.Suspend)
                        .map(drill -> drill.fault().lasts())
                        .toList();
        assertTrue(lengths.size() > FAULTS / 4);
        assertTrue(lengths.stream().allMatch(length -> length.toMillis() >= 1_000));
        assertTrue(lengths.stream().allMatch(length -> length.toMillis() < 5_000));
    }
}

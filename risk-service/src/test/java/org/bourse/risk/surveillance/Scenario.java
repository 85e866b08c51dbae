package org.bourse.risk.surveillance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.bourse.risk.cases.DefaultThresholds;

/**
 * A story on a tape, and what must be found in it, all rules looking, with the thresholds of the
 * documentation.
 */
record Scenario(String name, List<RuleName> expected, Consumer<Tape> story) {
    static final long ALICE = 1_000;
    static final long BOB = 1_001;
    static final long CAROL = 1_002;

    static Scenario found(String name, RuleName rule, Consumer<Tape> story) {
        return new Scenario(name, List.of(rule), story);
    }

    static Scenario found(String name, RuleName rule, int times, Consumer<Tape> story) {
        return new Scenario(name, Collections.nCopies(times, rule), story);
    }

    static Scenario nothing(String name, Consumer<Tape> story) {
        return new Scenario(name, List.of(), story);
    }

    void check() {
        Tape tape = new Tape();
        story.accept(tape);
        assertEquals(
                expected,
                tape.findings(DefaultThresholds.thresholds()).stream().map(Finding::rule).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}

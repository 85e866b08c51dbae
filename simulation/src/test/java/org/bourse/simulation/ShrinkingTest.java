package org.bourse.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static final Plan PLAN = new Plan(7L, 4_000, 3, EnumSet.allOf(Fault.class), 1_000);

    private final List<Plan> failed = new ArrayList<>();

    /** A venue in which these plans fail. */
    private Consumer<Plan> failing(Predicate<Plan> fails) {
        return plan -> {
            if (fails.test(plan)) {
                failed.add(plan);
                throw new SimulationFailure("fails");
            }
        };
    }

    private String shrunk(Predicate<Plan> fails) {
        return new Shrinking(failing(fails), new SimulationFailure("fails"))
                .shrunk(PLAN)
                .getMessage();
    }

    @Test
    void leavesOutWhatIsNotNeeded() {
        String message =
                shrunk(plan -> plan.faults().contains(Fault.CRASH) && plan.commands() >= 900);
        Plan smallest = failed.getLast();
        assertEquals(EnumSet.of(Fault.CRASH), smallest.faults());
        assertEquals(1, smallest.processes());
        assertEquals(1, smallest.faultsMax());
        assertTrue(smallest.commands() >= 900 && smallest.commands() < 1_200, smallest::toString);
        assertTrue(message.contains("Run.of(" + smallest + ");"), message);
    }

    @Test
    void keepsWhatIsNeeded() {
        shrunk(plan -> plan.processes() == 3 && plan.faultsMax() > 20 && plan.faults().size() > 2);
        Plan smallest = failed.getLast();
        assertEquals(3, smallest.processes());
        assertEquals(3, smallest.faults().size());
        assertEquals(32, smallest.faultsMax());
    }

    @Test
    void aFailureThatVanishesIsToldAsItWas() {
        String message = shrunk(plan -> false);
        assertTrue(message.contains("Run.of(" + PLAN + ");"), message);
    }
}

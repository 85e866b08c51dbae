package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.stack.TestStack;
import org.bourse.stack.drill.Drill;
import org.bourse.stack.drill.DrillRun;
import org.bourse.stack.drill.DrillVerdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short set of drills; {@code ./bourse drill all} has the others. */
@Tag("long")
class DrillIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad-records",
                "kill-leader",
                "kill-postgresql",
                "kill-redis",
                "suspend-leader-5"
            })
    void passes(String name) {
        Drill drill = Drill.named(name).orElseThrow();
        DrillVerdict verdict =
                new DrillRun(TestStack.shared().client(), System.out::println).run(drill, 1);
        assertEquals(List.of(), verdict.failures());
        assertTrue(verdict.acknowledged() > 0);
    }

    @Test
    void namesAreUnique() {
        List<String> names = Drill.all().stream().map(Drill::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
    }
}

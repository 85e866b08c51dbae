package org.bourse.stack.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How a drill came out.
 *
 * @param drill its name
 * @param seed of its dice
 * @param hypothesis what should have held
 * @param acknowledged orders that were accepted during the drill
 * @param refused orders that were answered otherwise, or not at all, while something was broken
 * @param recoveryMillis from the fault to the first order that was sent later and accepted
 * @param felt what the fault did, where that is measured
 * @param skipped why it was not run; empty when it was
 * @param failures what was wrong; none when the hypothesis held
 */
public record DrillVerdict(
        String drill,
        long seed,
        String hypothesis,
        int acknowledged,
        int refused,
        long recoveryMillis,
        String felt,
        String skipped,
        List<String> failures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Defensive copy. */
    public DrillVerdict {
        failures = List.copyOf(failures);
    }

    /** Of a drill that cannot be run here. */
    static DrillVerdict skipped(Drill drill, long seed, String why) {
        return new DrillVerdict(
                drill.name(), seed, drill.hypothesis(), 0, 0, 0, "", why, List.of());
    }

    /** True when it was run and the hypothesis held. */
    public boolean passed() {
        return skipped.isEmpty() && failures.isEmpty();
    }

    /** One line of JSON. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("drill", drill)
                .put("passed", passed())
                .put("seed", seed)
                .put("hypothesis", hypothesis)
                .put("acknowledged", acknowledged)
                .put("refused", refused)
                .put("recoveryMillis", recoveryMillis)
                .put("felt", felt)
                .put("skipped", skipped);
        var list = root.putArray("failures");
        failures.forEach(list::add);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

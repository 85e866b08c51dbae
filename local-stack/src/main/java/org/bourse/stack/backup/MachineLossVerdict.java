package org.bourse.stack.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How the loss of a machine came out.
 *
 * @param acknowledged orders before the loss
 * @param lost those of them that the restored venue does not know
 * @param lostMillis how long before the loss the first of them was acknowledged (RPO)
 * @param recoveryMillis from the loss to the first order that was acknowledged after it (RTO)
 * @param failures what was wrong
 */
public record MachineLossVerdict(
        long seed,
        int acknowledged,
        int lost,
        long lostMillis,
        long recoveryMillis,
        List<String> failures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public MachineLossVerdict {
        failures = List.copyOf(failures);
    }

    /** True when nothing was wrong. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** One line of JSON. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("drill", MachineLoss.NAME)
                .put("passed", passed())
                .put("seed", seed)
                .put("acknowledged", acknowledged)
                .put("lost", lost)
                .put("lostMillis", lostMillis)
                .put("recoveryMillis", recoveryMillis);
        var list = root.putArray("failures");
        failures.forEach(list::add);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}

package org.bourse.stack.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bourse.stack.rest.RestClient;
import org.bourse.stack.verify.VerdictTable;

/** What is kept of a long run: a line of JSON per fault and checkpoint, and one at the end. */
final class SoakRecord {
    private final Consumer<String> lines;
    private final long began = System.nanoTime();
    private final Map<String, Times> times = new TreeMap<>();

    /** In milliseconds, one for each fault of a kind. */
    private record Times(List<Long> trading, List<Long> back) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    SoakRecord(Consumer<String> lines) {
        this.lines = lines;
    }

    /** A fault that is over. */
    void fault(SoakFault fault) {
        Times known = times.computeIfAbsent(fault.name(), name -> new Times());
        known.trading.add(fault.tradingMillis());
        known.back.add(fault.backMillis());
        ObjectNode line = line().put("fault", fault.number()).put("kind", fault.name());
        fault.parts().forEach(line.putArray("parts")::add);
        line.put("at", fault.at().toString())
                .put("lastedMillis", fault.lasts().toMillis())
                .put("others", fault.together())
                .put("tradingMillis", fault.tradingMillis())
                .put("backMillis", fault.backMillis());
        tell(line, fault.failures());
    }

    void checkpoint(
            int faults,
            DrillLoad load,
            Duration whole,
            VerdictTable verdicts,
            Collection<String> failures) {
        ObjectNode line =
                state(faults, load)
                        .put("wholeMillis", whole.toMillis())
                        .put("position", verdicts.position());
        tell(line, failures);
    }

    void summary(Soak.Plan plan, int faults, DrillLoad load, Collection<String> failures) {
        ObjectNode line = state(faults, load);
        line.put("drill", "soak").put("passed", failures.isEmpty()).put("seed", plan.seed());
        ObjectNode kinds = line.putObject("kinds");
        times.forEach((kind, of) -> {
            ObjectNode one = kinds.putObject(kind).put("faults", of.trading.size());
            put(one.putArray("tradingMillis"), of.trading);
            put(one.putArray("backMillis"), of.back);
        });
        tell(line, failures);
    }

    /** The median, the 90th percentile, and the greatest. */
    static long[] percentiles(List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(new int[] {50, 90, 100})
                .mapToLong(percent -> sorted[(sorted.length - 1) * percent / 100])
                .toArray();
    }

    private static void put(ArrayNode into, List<Long> values) {
        Arrays.stream(percentiles(values)).forEach(into::add);
    }

    private ObjectNode state(int faults, DrillLoad load) {
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        return line().put("faults", faults)
                .put("seconds", seconds)
                .put("acknowledged", load.acknowledged())
                .put("refused", load.refused())
                .put("behind", load.behind());
    }

    private static ObjectNode line() {
        return RestClient.json().createObjectNode();
    }

    private void tell(ObjectNode line, Collection<String> failures) {
        failures.forEach(line.putArray("failures")::add);
        lines.accept(line.toString());
    }
}

package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md has what services measure, and nothing else. */
class MetricsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(bourse_[a-z_]+)` \\|");

    /** A name that is whole where a meter is made; those of partitions have a common beginning. */
    private static final Pattern MADE =
            Pattern.compile("(?:builder|gauge|counter)\\([^\";]{0,60}\"(bourse\\.[a-z.]+)\"");

    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    private final Set<String> told =
            ROW.matcher(Project.text(Project.ROOT.resolve("docs/metrics.md")))
                    .results()
                    .map(it -> it.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyMetricThatIsToldIsMeasured() {
        String sources = AlertsTest.sources();
        Set<String> unknown = new TreeSet<>(told);
        unknown.removeIf(it -> AlertsTest.isMeasured(it, sources));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyMetricThatIsMeasuredIsTold() {
        Set<String> missing =
                MADE.matcher(AlertsTest.sources())
                        .results()
                        .map(it -> it.group(1).replace('.', '_'))
                        .filter(name ->
                                told.stream()
                                        .noneMatch(
                                                it -> it.equals(name) || it.startsWith(name + "_")))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyMetricThatIsAskedForIsTold() {
        Set<String> missing = new TreeSet<>();
        for (String asked : AlertsTest.asked()) {
            String name = PART.matcher(asked).replaceFirst("");
            // Of both services at once.
            if (!told.contains(name) && !name.equals("bourse_") && !told.contains(asked)) {
                missing.add(asked);
            }
        }
        assertEquals(Set.of(), missing);
    }
}

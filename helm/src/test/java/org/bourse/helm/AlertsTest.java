package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and dashboards ask for what services measure, and alerts tell what they shall. */
class AlertsTest {
    private static final Path ALERTS = Project.CHART.resolve("files/alerts.yaml");
    private static final String RUNBOOKS = "docs/operations/alerts.md";
    private static final Pattern METRIC = Pattern.compile("bourse_[a-z_]+");
    private static final Pattern END =
            Pattern.compile("_(total|bucket|count|sum|max|seconds|commands|records|symbols|bps)$");

    @Test
    void everyMetricIsOneThatAServiceHas() {
        String sources = sources();
        Set<String> unknown = new TreeSet<>();
        asked().stream().filter(it -> !isMeasured(it, sources)).forEach(unknown::add);
        assertEquals(Set.of(), unknown);
    }

    /** Those of the services and of what they share. */
    static String sources() {
        return Stream.concat(Project.services().stream(), Stream.of("platform"))
                .flatMap(module -> Project.sources(module).values().stream())
                .collect(Collectors.joining());
    }

    /** The names of our metrics in alerts and dashboards. */
    static Set<String> asked() {
        String all =
                Project.text(ALERTS)
                        + String.join(
                                "",
                                Project.files(Project.CHART.resolve("dashboards"), ".json")
                                        .values());
        return METRIC.matcher(all.replace("bourse_(history|market)_", "bourse_history_"))
                .results()
                .map(it -> it.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether sources have the metric: whole, or as the end that a common beginning is given. */
    static boolean isMeasured(String metric, String sources) {
        String name = metric;
        while (true) {
            String dotted = name.replace('_', '.');
            if (sources.contains('"' + dotted + '"')) {
                return true;
            }
            int end = dotted.lastIndexOf('.');
            if (sources.contains('"' + dotted.substring(0, end) + '"')
                    && sources.contains('"' + dotted.substring(end) + '"')) {
                return true;
            }
            String shorter = END.matcher(name).replaceFirst("");
            if (shorter.equals(name)) {
                return false;
            }
            name = shorter;
        }
    }

    @Test
    void everyAlertHasARunbookUnderItsName() {
        Map<String, String> severities = new TreeMap<>();
        for (JsonNode group : Chart.read(ALERTS).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String name = rule.path("alert").asText();
                severities.put(name, rule.at("/labels/severity").asText());
                assertEquals(
                        RUNBOOKS + "#" + name.toLowerCase(Locale.ROOT),
                        rule.at("/annotations/runbook").asText());
            }
        }
        assertEquals(severities, runbooks());
    }

    /** The severity that each runbook begins with, by its alert. */
    private static Map<String, String> runbooks() {
        return Pattern.compile("(?m)^### (\\w+)\n\n(P[0-3])\\. ")
                .matcher(Project.text(Project.ROOT.resolve(RUNBOOKS)))
                .results()
                .collect(
                        Collectors.toMap(
                                it -> it.group(1),
                                it -> it.group(2),
                                (one, other) -> one,
                                TreeMap::new));
    }

    @Test
    void alertsFireWhenTheyShallAndNotOtherwise(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(
                Project.hasProgram("promtool"),
                "skipped: promtool is not installed (Debian: prometheus)");
        for (String rules : List.of("alerts.yaml", "budget.yaml")) {
            Files.copy(ALERTS.resolveSibling(rules), folder.resolve(rules));
        }
        Files.copy(
                Project.ROOT.resolve("helm/src/test/resources/alerts-test.yaml"),
                folder.resolve("test.yaml"));
        Process promtool =
                new ProcessBuilder("promtool", "test", "rules", "test.yaml")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(
                        promtool.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), said);
    }
}

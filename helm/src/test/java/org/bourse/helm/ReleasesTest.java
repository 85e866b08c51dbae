package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the chart makes is the same from version to version, and apart from release to release. */
class ReleasesTest {
    /** Functions that say something else another time. */
    private static final Pattern NOT_THE_SAME =
            Pattern.compile(
                    "\\{\\{[^}]*\\b(lookup|now|rand[A-Z]\\w+|uuidv4|gen[A-Z]\\w+|htpasswd|bcrypt"
                            + "|getHostByName)\\b");

    @Test
    void selectorsAreThoseOfEveryVersionBefore() {
        Set<String> found = new TreeSet<>();
        for (String values : Chart.scenarios()) {
            for (Manifest manifest : Chart.manifests(values)) {
                if (manifest.runsForEver()) {
                    found.add(
                            manifest.id()
                                    + " "
                                    + Manifest.texts(
                                            manifest.spec().path("selector").path("matchLabels")));
                }
            }
        }
        Path golden = Project.ROOT.resolve("helm/src/test/resources/selectors.txt");
        assertEquals(Project.text(golden).lines().toList(), List.copyOf(found));
    }

    @Test
    void whatThereIsOfTheClusterOrTheClockIsNotAskedFor() {
        Project.files(Project.CHART.resolve("templates"), "l")
                .forEach((file, text) ->
                        assertFalse(NOT_THE_SAME.matcher(text).find(), file.toString()));
    }

    @Test
    void everyTemplateIsRenderedBySomeValues() {
        Set<String> rendered = new TreeSet<>();
        for (String values : Chart.scenarios()) {
            Chart.render(values)
                    .lines()
                    .filter(it -> it.startsWith("# Source: bourse/"))
                    .forEach(it -> rendered.add(it.substring("# Source: bourse/".length())));
        }
        Set<String> expected =
                Project.files(Project.CHART.resolve("templates"), ".yaml").keySet().stream()
                        .map(it -> Project.CHART.relativize(it).toString())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, rendered);
    }

    @Test
    void aReleaseOfAnotherNameHasNothingInCommon() {
        Set<String> one = ids("bourse");
        Set<String> other = ids("other");
        one.retainAll(other);
        assertEquals(Set.of(), one);
    }

    private static Set<String> ids(String release) {
        return Chart.parse(Chart.render("values-small.yaml", release)).stream()
                .map(Manifest::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aChangedSettingReplacesThePodsOfItsServiceOnly() {
        Map<String, String> before = revisions(Chart.manifests("values-small.yaml"));
        Map<String, String> after =
                revisions(
                        Chart.parse(
                                new com.marcnuri.helm.Helm(Project.CHART)
                                        .template()
                                        .withKubeVersion(Chart.KUBERNETES)
                                        .withName("bourse")
                                        .withNamespace("trading")
                                        .withValuesFile(Project.CHART.resolve("values-small.yaml"))
                                        .set(
                                                "services.risk-service.properties.bourse\\.guard\\.enabled",
                                                "\"false\"")
                                        .call()));
        Set<String> changed =
                before.keySet().stream()
                        .filter(it -> !before.get(it).equals(after.get(it)))
                        .collect(Collectors.toSet());
        assertEquals(Set.of("Deployment/bourse-risk-service"), changed);
    }

    private static Map<String, String> revisions(List<Manifest> all) {
        return all.stream()
                .filter(Manifest::runsForEver)
                .collect(Collectors.toMap(Manifest::id, it -> it.pod().toString()));
    }

    @Test
    void theVenueHasALeaderAndAStandbyApartFromEachOther() {
        Manifest venue =
                Chart.manifests("values-ha.yaml").stream()
                        .filter(it -> it.id().equals("StatefulSet/bourse-matching-service"))
                        .findAny()
                        .orElseThrow();
        assertEquals(2, venue.spec().path("replicas").asInt());
        JsonNode spread = venue.pod().at("/spec/topologySpreadConstraints");
        assertTrue(
                StreamSupport.stream(spread.spliterator(), false)
                        .anyMatch(it ->
                                it.path("topologyKey").asText().endsWith("/hostname")
                                        && it.path("whenUnsatisfiable")
                                                .asText()
                                                .equals("DoNotSchedule")),
                spread.toString());
    }
}

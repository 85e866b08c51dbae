package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.ReleaseHistory;
import com.marcnuri.helm.UpgradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The life of a release, by Helm's engine: installed, upgraded, gone back from, scaled, removed.
 * The API server is a stand-in that keeps objects, or with {@code -Dbourse.kubeconfig=FILE} that of
 * a cluster to try things in.
 */
class InstallTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPACE = "bourse-install-test";
    private static final String SMALL = "values-small.yaml";

    /** What is kept when a release is removed: the log of the venue is in it. */
    private static final Set<String> DATA = Set.of("KafkaTopic");

    /** Where Helm writes whose an object is: others of a cluster are left alone. */
    private static final String RELEASED_FROM =
            "/metadata/annotations/meta.helm.sh~1release-namespace";

    @TempDir static Path folder;

    private static Path cluster;
    private static ApiServerStandIn standIn;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Project.hasProgram("kubectl"), "skipped: kubectl is not installed");
        String given = System.getProperty("bourse.kubeconfig", "");
        if (given.isEmpty()) {
            standIn = new ApiServerStandIn(folder);
            cluster = standIn.kubeConfig();
        } else {
            cluster = Path.of(given);
        }
        makeSpace(SPACE);
    }

    @AfterAll
    static void stop() {
        if (standIn != null) {
            standIn.close();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        Helm.uninstall("bourse")
                .withNamespace(SPACE)
                .withKubeConfig(cluster)
                .ignoreNotFound()
                .call();
        for (String kind : DATA) {
            if (kinds().contains(kind)) {
                for (JsonNode each : get(kind, "--all-namespaces").path("items")) {
                    Manifest left = new Manifest(each);
                    if (each.at(RELEASED_FROM).asText().equals(SPACE)) {
                        kubectl("delete", kind, left.name(), "--namespace=" + space(left));
                    }
                }
            }
        }
    }

    static List<String> scenarios() {
        return Chart.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatIsRenderedIsInstalledAndRemovedButForTheData(String values) {
        List<Manifest> all =
                Chart.parse(Chart.template(values, "bourse").withNamespace(SPACE).call());
        Set<String> needed = all.stream().map(Manifest::kind).collect(Collectors.toSet());
        assumeTrue(
                kinds().containsAll(needed), "skipped: the cluster does not know all of " + needed);
        all.stream().map(InstallTest::space).distinct().forEach(InstallTest::makeSpace);
        install(values).call();
        Map<String, JsonNode> there = objects(all);
        for (Manifest each : all) {
            assertHolds(each.id(), each.body(), there.get(key(each)));
        }
        remove();
        Set<String> data =
                all.stream()
                        .filter(it -> DATA.contains(it.kind()))
                        .map(InstallTest::key)
                        .collect(Collectors.toSet());
        assertEquals(data, objects(all).keySet());
        install(values).call();
    }

    @Test
    void aNewVersionReplacesWhatItChangesAndGoingBackIsWhatWas() throws IOException {
        install(SMALL).call();
        Map<String, JsonNode> first = workloads();
        upgrade(next(), SMALL)
                .set("services.risk-service.properties.bourse\\.guard\\.enabled", "\"false\"")
                .call();
        Map<String, JsonNode> second = workloads();
        assertEquals(first.keySet(), second.keySet());
        String image =
                second.get("Deployment/bourse-risk-service")
                        .at("/template/spec/containers/0/image")
                        .asText();
        assertTrue(image.endsWith(":0.2.0"), image);
        second.forEach((name, spec) ->
                assertEquals(first.get(name).path("selector"), spec.path("selector")));
        upgrade(Project.CHART, SMALL).call();
        assertEquals(first, workloads());
        assertEquals(List.of("superseded", "superseded", "deployed"), states());
    }

    @Test
    void aSettingOfOneServiceReplacesItsPodsOnly() {
        install(SMALL).call();
        Map<String, JsonNode> first = workloads();
        upgrade(Project.CHART, SMALL)
                .set("services.risk-service.properties.bourse\\.guard\\.enabled", "\"false\"")
                .call();
        Map<String, JsonNode> second = workloads();
        second.entrySet().removeIf(it -> it.getValue().equals(first.get(it.getKey())));
        assertEquals(Set.of("Deployment/bourse-risk-service"), second.keySet());
    }

    @Test
    void otherTopicsAreMadeByAnotherJob() {
        install(SMALL).call();
        Set<String> first = names("jobs");
        upgrade(Project.CHART, SMALL).set("kafka.topics.insyncReplicasMin", "2").call();
        Set<String> second = names("jobs");
        assertEquals(first.size(), second.size());
        assertNotEquals(first, second);
    }

    @Test
    void replicasThatAScalerHasChosenOutliveAnUpgradeAndThoseOfAHandDoNot() {
        install(SMALL).set("services.order-service.autoscaling.enabled", "true").call();
        kubectl("scale", "deployment/bourse-order-service", "--replicas=5");
        kubectl("scale", "deployment/bourse-risk-service", "--replicas=4");
        assertEquals(5, replicas("order-service"));
        assertEquals(4, replicas("risk-service"));
        upgrade(Project.CHART, SMALL)
                .set("services.order-service.autoscaling.enabled", "true")
                .call();
        assertEquals(5, replicas("order-service"));
        assertEquals(1, replicas("risk-service"));
        upgrade(Project.CHART, SMALL)
                .set("services.order-service.autoscaling.enabled", "true")
                .set("services.risk-service.replicas", "3")
                .call();
        assertEquals(3, replicas("risk-service"));
    }

    @Test
    void anUpgradeThatTheServerRefusesFailsAndTheNextOneGoesOn() {
        install(SMALL).call();
        Map<String, JsonNode> first = workloads();
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                upgrade(Project.CHART, SMALL)
                                        .set("postgresql.storage", "30Gi")
                                        .call());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("bourse-postgresql"),
                refused.getMessage());
        assertEquals(List.of("deployed", "failed"), states());
        assertEquals(
                first.get("StatefulSet/bourse-postgresql"),
                workloads().get("StatefulSet/bourse-postgresql"));
        upgrade(Project.CHART, SMALL).call();
        assertEquals(first, workloads());
    }

    private static void makeSpace(String name) {
        if (kubectl("get", "namespace", name, "--ignore-not-found").isBlank()) {
            kubectl("create", "namespace", name);
        }
    }

    private static InstallCommand install(String values) {
        InstallCommand install =
                new Helm(Project.CHART)
                        .install()
                        .withName("bourse")
                        .withNamespace(SPACE)
                        .withKubeConfig(cluster)
                        .withValuesFile(Project.CHART.resolve(values));
        return standIn == null ? install : install.disableOpenApiValidation();
    }

    private static UpgradeCommand upgrade(Path chart, String values) {
        UpgradeCommand upgrade =
                new Helm(chart)
                        .upgrade()
                        .withName("bourse")
                        .withNamespace(SPACE)
                        .withKubeConfig(cluster)
                        .withValuesFile(Project.CHART.resolve(values));
        return standIn == null ? upgrade : upgrade.disableOpenApiValidation();
    }

    private static void remove() {
        Helm.uninstall("bourse").withNamespace(SPACE).withKubeConfig(cluster).call();
    }

    /** The chart as its next version would be. */
    private static Path next() throws IOException {
        Path copy = folder.resolve("next");
        try (Stream<Path> files = Files.walk(Project.CHART)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(Project.CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Path about = copy.resolve("Chart.yaml");
        String text = Files.readString(about);
        Files.writeString(about, text.replaceAll("(?m)^(version|appVersion): .*", "$1: 0.2.0"));
        return copy;
    }

    private static List<String> states() {
        return Helm.history("bourse").withNamespace(SPACE).withKubeConfig(cluster).call().stream()
                .map(ReleaseHistory::getStatus)
                .toList();
    }

    private static String kubectl(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--kubeconfig=" + cluster, "--namespace=" + SPACE));
        all.addAll(List.of(arguments));
        return Kubectl.run(all.toArray(String[]::new));
    }

    /** The kinds that the cluster knows. */
    private static Set<String> kinds() {
        return kubectl("api-resources", "--no-headers")
                .lines()
                .map(it -> it.substring(it.lastIndexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    private static JsonNode get(String... what) {
        List<String> arguments = new ArrayList<>(List.of("get"));
        arguments.addAll(List.of(what));
        arguments.add("--output=json");
        try {
            return JSON.readTree(kubectl(arguments.toArray(String[]::new)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the cluster has of these objects, by key. */
    private static Map<String, JsonNode> objects(List<Manifest> of) {
        Set<String> keys = of.stream().map(InstallTest::key).collect(Collectors.toSet());
        String kinds = of.stream().map(Manifest::kind).distinct().collect(Collectors.joining(","));
        Map<String, JsonNode> found = new TreeMap<>();
        for (JsonNode each : get(kinds, "--all-namespaces").path("items")) {
            found.put(key(new Manifest(each)), each);
        }
        found.keySet().retainAll(keys);
        return found;
    }

    private static String key(Manifest of) {
        return space(of) + "/" + of.id();
    }

    /** Where an object belongs. */
    private static String space(Manifest of) {
        return of.body().at("/metadata/namespace").asText(SPACE);
    }

    private static Set<String> names(String kind) {
        return new TreeSet<>(List.of(kubectl("get", kind, "--output=name").split("\\s+")));
    }

    private static int replicas(String service) {
        return get("deployment", "bourse-" + service).at("/spec/replicas").asInt();
    }

    /** What is asked of the processes that run for ever, by name. */
    private static Map<String, JsonNode> workloads() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (JsonNode each : get("deployments,statefulsets").path("items")) {
            Manifest manifest = new Manifest(each);
            all.put(manifest.id(), manifest.spec());
        }
        return all;
    }

    /** All that was asked for is there; what a server adds of its own may be there too. */
    private static void assertHolds(String where, JsonNode asked, JsonNode there) {
        if (asked.isObject()) {
            asked.properties()
                    .forEach(it ->
                            assertHolds(
                                    where + "." + it.getKey(),
                                    it.getValue(),
                                    there.path(it.getKey())));
        } else if (asked.isArray()) {
            assertEquals(asked.size(), there.size(), where);
            for (int i = 0; i < asked.size(); i++) {
                assertHolds(where + "[" + i + "]", asked.get(i), there.get(i));
            }
        } else if (!asked.isNull()) {
            assertEquals(asked.asText(), there.asText(), where);
        }
    }
}

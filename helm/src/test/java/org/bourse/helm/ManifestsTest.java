package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests without Helm say the same of the services as the chart does. */
class ManifestsTest {
    private static final Path MANIFESTS = Project.ROOT.resolve("k8s");

    /** What the broker's tool is told of a topic. */
    private static final Pattern TOPIC = Pattern.compile("(?m)^.* --topic (\\S+) .*$");

    @BeforeAll
    static void kubectlIsThere() {
        assumeTrue(Project.hasProgram("kubectl"), "skipped: kubectl is not installed");
    }

    static List<Manifest> kustomized(String folder) {
        return Chart.parse(Kubectl.run("kustomize", MANIFESTS.resolve(folder).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base", "overlays/development", "overlays/staging", "overlays/production"})
    void everyManifestIsOfItsType(String folder) {
        kustomized(folder)
                .forEach(it -> assertDoesNotThrow(() -> KubernetesTypes.check(it), it.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image",
                "ports",
                "startupProbe",
                "readinessProbe",
                "livenessProbe",
                "lifecycle",
                "resources",
                "securityContext",
                "volumeMounts"
            })
    void containersAreThoseOfTheChart(String field) {
        assertEquals(
                containers(Chart.manifests("values-small.yaml"), "bourse-", field),
                containers(kustomized("base"), "", field));
    }

    /** A field of the container of each service. */
    private static Map<String, JsonNode> containers(
            List<Manifest> all, String prefix, String field) {
        return services(all, prefix).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> it.getValue().pod().at("/spec/containers/0").path(field),
                                (one, other) -> one,
                                TreeMap::new));
    }

    /** What makes the pods of each service. */
    private static Map<String, Manifest> services(List<Manifest> all, String prefix) {
        Map<String, Manifest> found = new TreeMap<>();
        for (Manifest manifest : all) {
            if (manifest.runsForEver() && manifest.name().endsWith("-service")) {
                found.put(manifest.name().substring(prefix.length()), manifest);
            }
        }
        assertEquals(Set.copyOf(Project.services()), found.keySet());
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "securityContext",
                "terminationGracePeriodSeconds",
                "automountServiceAccountToken",
                "enableServiceLinks"
            })
    void podsAreThoseOfTheChart(String field) {
        Map<String, Manifest> chart = services(Chart.manifests("values-small.yaml"), "bourse-");
        services(kustomized("base"), "")
                .forEach((name, manifest) ->
                        assertEquals(
                                chart.get(name).pod().path("spec").path(field),
                                manifest.pod().path("spec").path(field),
                                name));
    }

    @Test
    void theEnvironmentIsThatOfTheChart() {
        Map<String, Manifest> chart = services(Chart.manifests("values-small.yaml"), "bourse-");
        services(kustomized("base"), "")
                .forEach((name, manifest) ->
                        assertEquals(environment(chart.get(name)), environment(manifest), name));
    }

    private static Map<String, String> environment(Manifest manifest) {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode variable : manifest.pod().at("/spec/containers/0/env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            all.put(
                    variable.path("name").asText(),
                    secret.isObject()
                            ? secret.path("name").asText() + "/" + secret.path("key").asText()
                            : variable.path("value").asText());
        }
        return all;
    }

    @Test
    void servicesAreToldTheSameSettings() {
        Map<String, Set<String>> chart = settings(Chart.manifests("values-small.yaml"), "bourse-");
        assertEquals(chart, settings(kustomized("base"), ""));
    }

    /** The names of the settings of each service. */
    private static Map<String, Set<String>> settings(List<Manifest> all, String prefix) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Manifest manifest : all) {
            String text = manifest.body().at("/data").path("service.properties").asText();
            for (String service : Project.services()) {
                if (!text.isEmpty() && manifest.name().startsWith(prefix + service)) {
                    found.put(
                            service,
                            text.lines()
                                    .filter(it -> !it.startsWith("#") && it.contains("="))
                                    .map(it -> it.substring(0, it.indexOf('=')))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
        }
        assertEquals(Set.copyOf(Project.services()), found.keySet());
        return found;
    }

    @Test
    void everySettingThatIsReferredToIsThere() {
        List<Manifest> all = kustomized("overlays/production");
        JsonNode surroundings =
                all.stream()
                        .filter(it -> it.id().startsWith("ConfigMap/surroundings"))
                        .map(it -> it.body().path("data"))
                        .findAny()
                        .orElseThrow();
        Map<String, Manifest> services = services(all, "");
        for (Manifest manifest : all) {
            String text = manifest.body().at("/data").path("service.properties").asText();
            String service = manifest.name().replaceFirst("-[a-z0-9]+$", "");
            Pattern.compile("\\$\\{([A-Z0-9_]+)}")
                    .matcher(text)
                    .results()
                    .map(it -> it.group(1))
                    .forEach(name ->
                            assertEquals(
                                    true,
                                    surroundings.has(name)
                                            || environment(services.get(service)).containsKey(name),
                                    service + " " + name));
        }
    }

    @Test
    void withSecureBrokersEveryServiceHasAPasswordOfItsOwn() {
        List<Manifest> all = kustomized("../helm/src/test/resources/secure");
        all.forEach(it -> assertDoesNotThrow(() -> KubernetesTypes.check(it), it.id()));
        services(all, "")
                .forEach((name, manifest) -> {
                    Map<String, String> environment = environment(manifest);
                    assertEquals("SASL_SSL", environment.get("BOURSE_KAFKA_SECURITY_PROTOCOL"));
                    assertEquals(
                            "bourse-kafka/" + name, environment.get("BOURSE_KAFKA_SASL_PASSWORD"));
                    assertEquals(
                            name,
                            manifest.podLabels().get("app.kubernetes.io/component"),
                            "the user follows from the label");
                    assertEquals(
                            Set.of("configuration", "temporary", "kafka", "stores", "certificate"),
                            mounted(manifest),
                            name);
                });
        Manifest topics =
                all.stream().filter(it -> it.id().equals("Job/topics")).findAny().orElseThrow();
        assertEquals(Set.of("scripts", "temporary", "kafka"), mounted(topics));
    }

    /** As the chart has it: the same settings, and certificates of the same common names. */
    @Test
    void withSecureStoresEveryServiceHasTheCertificateOfItsRole() {
        List<Manifest> all = kustomized("../helm/src/test/resources/secure");
        List<Manifest> chart = Chart.manifests("ci/certificates-values.yaml");
        Map<String, String> names = commonNames(chart, "bourse-");
        names.keySet().retainAll(Project.services());
        assertEquals(names, commonNames(all, ""));
        services(all, "")
                .forEach((name, manifest) -> {
                    assertEquals(name + "-certificate", secret(manifest));
                    assertEquals(
                            "file:///etc/bourse/service/service.properties,"
                                    + "file:///etc/bourse/stores/stores.properties",
                            environment(manifest).get("SMALLRYE_CONFIG_LOCATIONS"));
                });
        String told =
                all.stream()
                        .filter(it -> it.id().startsWith("ConfigMap/stores"))
                        .map(it -> it.body().at("/data").path("stores.properties").asText())
                        .findAny()
                        .orElseThrow()
                        .replace("/etc/bourse/certificate/key.der", "client.pk8")
                        .replace("/etc/bourse/certificate/tls.", "client.")
                        .replace("/etc/bourse/certificate/", "");
        String byChart =
                chart.stream()
                        .filter(it -> it.id().equals("ConfigMap/bourse-order-service"))
                        .map(it -> it.body().at("/data").path("service.properties").asText())
                        .findAny()
                        .orElseThrow()
                        .replaceAll("/etc/bourse/(postgresql|redis)/", "");
        told.lines()
                .filter(it -> !it.startsWith("#") && !it.startsWith("config_ordinal"))
                .map(it -> it.replaceFirst("^DATABASE_PARAMETERS=", ""))
                .forEach(line -> assertTrue(byChart.contains(line), line + " in " + byChart));
    }

    private static Map<String, String> commonNames(List<Manifest> all, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (Manifest manifest : all) {
            if (manifest.kind().equals("Certificate")) {
                found.put(
                        manifest.name().substring(prefix.length()),
                        manifest.spec().path("commonName").asText());
            }
        }
        return found;
    }

    /** That a service's certificate lies in. */
    private static String secret(Manifest manifest) {
        return StreamSupport.stream(manifest.pod().at("/spec/volumes").spliterator(), false)
                .filter(it -> it.path("name").asText().equals("certificate"))
                .map(it -> it.at("/secret/secretName").asText())
                .findAny()
                .orElseThrow();
    }

    /** The volumes in the first container; each of them is there. */
    private static Set<String> mounted(Manifest manifest) {
        Set<String> volumes = new TreeSet<>();
        manifest.pod().at("/spec/volumes").forEach(it -> volumes.add(it.path("name").asText()));
        Set<String> mounts = new TreeSet<>();
        manifest.pod()
                .at("/spec/containers/0/volumeMounts")
                .forEach(it -> mounts.add(it.path("name").asText()));
        assertEquals(volumes, mounts, manifest.id());
        return mounts;
    }

    @Test
    void pathsFromOutsideAreThoseOfTheChart() {
        assertEquals(
                paths(Chart.manifests("values-production.yaml"), "bourse-"),
                paths(kustomized("overlays/production"), ""));
    }

    private static Map<String, String> paths(List<Manifest> all, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (Manifest manifest : all) {
            if (manifest.kind().equals("Ingress")) {
                manifest.spec()
                        .at("/rules/0/http/paths")
                        .forEach(it ->
                                found.put(
                                        it.path("path").asText(),
                                        it.at("/backend/service/name")
                                                .asText()
                                                .substring(prefix.length())));
            }
        }
        return found;
    }

    @Test
    void topicsAndDatabasesAreMadeAlike() throws IOException, InterruptedException {
        assertEquals(
                Project.text(Project.CHART.resolve("files/databases.sh")),
                Project.text(MANIFESTS.resolve("components/jobs/databases.sh")));
        assertEquals(
                topics(Chart.topicsScript()),
                topics(Project.text(MANIFESTS.resolve("components/jobs/topics.sh"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "databases"})
    void jobsRunTheScriptsThatLieBesideThem(String job) {
        List<Manifest> all = kustomized("overlays/development");
        JsonNode pod =
                all.stream()
                        .filter(it -> it.id().equals("Job/" + job))
                        .map(it -> it.pod().path("spec"))
                        .findAny()
                        .orElseThrow();
        JsonNode container = pod.at("/containers/0");
        assertTrue(container.path("command").toString().contains("/scripts/" + job + ".sh"), job);
        assertEquals("/scripts", container.at("/volumeMounts/0/mountPath").asText());
        String map = pod.at("/volumes/0/configMap/name").asText();
        Manifest scripts =
                all.stream()
                        .filter(it -> it.id().equals("ConfigMap/" + map))
                        .findAny()
                        .orElseThrow();
        assertEquals(
                Project.text(MANIFESTS.resolve("components/jobs/" + job + ".sh")),
                scripts.body().path("data").path(job + ".sh").asText());
    }

    /** What the broker's tool is told of each topic by a script, which is run with another tool. */
    private static Map<String, Set<String>> topics(String script)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "sh", "-ec", script.replace("/opt/kafka/bin/kafka-topics.sh", "echo"));
        builder.environment()
                .putAll(
                        Map.of(
                                "KAFKA", "broker:9092",
                                "REPLICAS", "1",
                                "BROKERS", "broker:9092",
                                "REPLICATION_FACTOR", "1",
                                "INSYNC_REPLICAS_MIN", "1"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return TOPIC.matcher(said)
                .results()
                .collect(
                        Collectors.toMap(
                                it -> it.group(1),
                                it -> new TreeSet<>(List.of(it.group().split("\\s+"))),
                                (one, other) -> one,
                                TreeMap::new));
    }

    @Test
    void stagingSurvivesTheLossOfANodeAsTheChartDoes() {
        Map<String, Manifest> chart = services(Chart.manifests("values-ha.yaml"), "bourse-");
        services(kustomized("overlays/staging"), "")
                .forEach((name, manifest) -> {
                    Manifest expected = chart.get(name);
                    assertEquals(
                            expected.spec().path("replicas").asInt(),
                            manifest.spec().path("replicas").asInt(),
                            name);
                    assertEquals(hosts(expected), hosts(manifest), name);
                });
    }

    /** What happens when pods cannot be spread over nodes. */
    private static List<String> hosts(Manifest manifest) {
        return StreamSupport.stream(
                        manifest.pod().at("/spec/topologySpreadConstraints").spliterator(), false)
                .filter(it -> it.path("topologyKey").asText().equals("kubernetes.io/hostname"))
                .map(it -> it.path("whenUnsatisfiable").asText())
                .toList();
    }
}

package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of each values file is sound in itself. */
class RenderingTest {
    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final Set<String> SELECTOR =
            Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance", COMPONENT);

    static List<String> scenarios() {
        return Chart.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void renderingTwiceIsTheSame(String values) {
        assertEquals(Chart.render(values), Chart.render(values));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyManifestIsOfAKnownTypeAndHasNoFieldThatItLacks(String values) {
        for (Manifest manifest : Chart.manifests(values)) {
            assertDoesNotThrow(() -> KubernetesTypes.check(manifest), manifest.id());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noNameIsGivenTwice(String values) {
        List<String> ids = Chart.manifests(values).stream().map(Manifest::id).toList();
        assertEquals(List.of(), duplicates(ids));
    }

    private static List<String> duplicates(List<String> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(it -> !seen.add(it)).toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void selectorsMatchTheirTemplatesAndNothingElse(String values) {
        List<Manifest> all = Chart.manifests(values);
        for (Manifest manifest : all) {
            if (manifest.runsForEver()) {
                Map<String, String> selector =
                        Manifest.texts(manifest.spec().path("selector").path("matchLabels"));
                assertEquals(SELECTOR, selector.keySet(), manifest.id());
                assertEquals(List.of(manifest.id()), selected(all, selector), manifest.id());
            }
        }
    }

    /** The ids of what makes pods with these labels. */
    private static List<String> selected(List<Manifest> all, Map<String, String> labels) {
        return all.stream()
                .filter(Manifest::hasPods)
                .filter(it -> it.podLabels().entrySet().containsAll(labels.entrySet()))
                .map(Manifest::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyServiceAndBudgetFindsItsPodsAndPorts(String values) {
        List<Manifest> all = Chart.manifests(values);
        for (Manifest manifest : all) {
            if (manifest.kind().equals("Service")) {
                Map<String, String> selector = Manifest.texts(manifest.spec().path("selector"));
                Set<String> ports = portsOf(all, selector);
                assertEquals(1, selected(all, selector).size(), manifest.id());
                manifest.spec()
                        .path("ports")
                        .forEach(port ->
                                assertTrue(
                                        ports.contains(port.path("targetPort").asText()),
                                        manifest.id() + " " + port));
            } else if (manifest.kind().equals("PodDisruptionBudget")) {
                Map<String, String> selector =
                        Manifest.texts(manifest.spec().path("selector").path("matchLabels"));
                assertEquals(1, selected(all, selector).size(), manifest.id());
            }
        }
    }

    private static Set<String> portsOf(List<Manifest> all, Map<String, String> selector) {
        Set<String> names = new TreeSet<>();
        all.stream()
                .filter(Manifest::hasPods)
                .filter(it -> it.podLabels().entrySet().containsAll(selector.entrySet()))
                .flatMap(it -> it.containers().stream())
                .forEach(it ->
                        it.path("ports").forEach(port -> names.add(port.path("name").asText())));
        return names;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyContainerIsBoundedAndLockedUp(String values) {
        for (Manifest manifest : Chart.manifests(values)) {
            for (JsonNode container : manifest.containers()) {
                String which = manifest.id() + " " + container.path("name").asText();
                for (String bound : List.of("requests", "limits")) {
                    assertTrue(
                            container.at("/resources/" + bound + "/cpu").isValueNode()
                                    && container.at("/resources/" + bound + "/memory").isTextual(),
                            which + " has no " + bound);
                }
                JsonNode security = container.path("securityContext");
                assertTrue(security.path("runAsNonRoot").asBoolean(), which);
                assertTrue(security.path("readOnlyRootFilesystem").asBoolean(), which);
                assertFalse(security.path("allowPrivilegeEscalation").asBoolean(true), which);
                assertEquals("ALL", security.at("/capabilities/drop/0").asText(), which);
            }
            if (manifest.hasPods()) {
                JsonNode security = manifest.pod().at("/spec/securityContext");
                assertTrue(security.path("runAsUser").asInt() > 0, manifest.id());
                assertEquals(
                        "RuntimeDefault",
                        security.at("/seccompProfile/type").asText(),
                        manifest.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatRunsForEverIsProbedAndEndsInTime(String values) {
        for (Manifest manifest : Chart.manifests(values)) {
            if (manifest.runsForEver()) {
                JsonNode container = manifest.pod().at("/spec/containers/0");
                for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    assertTrue(container.has(probe), manifest.id() + " has no " + probe);
                }
                int grace = manifest.pod().at("/spec/terminationGracePeriodSeconds").asInt();
                int sleep = container.at("/lifecycle/preStop/sleep/seconds").asInt();
                assertTrue(grace >= sleep + 20, manifest.id() + " has " + grace + " s to end");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nobodyHasATokenOfTheKubernetesApi(String values) {
        List<Manifest> all = Chart.manifests(values);
        Set<String> accounts =
                all.stream()
                        .filter(it -> it.kind().equals("ServiceAccount"))
                        .filter(it ->
                                !it.body().path("automountServiceAccountToken").asBoolean(true))
                        .map(Manifest::name)
                        .collect(Collectors.toSet());
        for (Manifest manifest : all) {
            if (manifest.hasPods()) {
                JsonNode spec = manifest.pod().path("spec");
                assertTrue(
                        accounts.contains(spec.path("serviceAccountName").asText()), manifest.id());
                assertFalse(
                        spec.path("automountServiceAccountToken").asBoolean(true), manifest.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyMapThatIsMountedIsThereAndEveryMountHasItsVolume(String values) {
        List<Manifest> all = Chart.manifests(values);
        Set<String> maps =
                all.stream()
                        .filter(it -> it.kind().equals("ConfigMap"))
                        .map(Manifest::name)
                        .collect(Collectors.toSet());
        for (Manifest manifest : all) {
            Set<String> volumes = new TreeSet<>();
            manifest.spec()
                    .path("volumeClaimTemplates")
                    .forEach(it -> volumes.add(it.at("/metadata/name").asText()));
            for (JsonNode volume : manifest.pod().at("/spec/volumes")) {
                volumes.add(volume.path("name").asText());
                if (volume.has("configMap")) {
                    assertTrue(
                            maps.contains(volume.at("/configMap/name").asText()),
                            manifest.id() + " " + volume);
                }
            }
            for (JsonNode container : manifest.containers()) {
                for (JsonNode mount : container.path("volumeMounts")) {
                    assertTrue(
                            volumes.contains(mount.path("name").asText()),
                            manifest.id() + " " + mount);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPodIsUnderThePoliciesAndEveryFlowIsAllowedOnBothSides(String values) {
        List<Manifest> all = Chart.manifests(values);
        List<Manifest> policies =
                all.stream().filter(it -> it.kind().equals("NetworkPolicy")).toList();
        if (policies.isEmpty()) {
            assertEquals("ci/gateway-values.yaml", values, "only it has none");
            return;
        }
        Set<String> components =
                all.stream()
                        .filter(Manifest::hasPods)
                        .map(it -> it.podLabels().get(COMPONENT))
                        .collect(Collectors.toSet());
        // Its pod is a hook, which the library does not show.
        components.add("smoke");
        Set<String> outward = new TreeSet<>();
        Set<String> inward = new TreeSet<>();
        for (Manifest policy : policies) {
            String of = policy.spec().at("/podSelector/matchLabels").path(COMPONENT).asText();
            flows(policy.spec().path("egress"), "to").forEach(to -> outward.add(of + ">" + to));
            flows(policy.spec().path("ingress"), "from")
                    .forEach(from -> inward.add(from + ">" + of));
        }
        // The test's pod is let in wherever it might go.
        inward.removeIf(it -> it.startsWith("smoke>") && !outward.contains(it));
        assertEquals(outward, inward);
        Set<String> ends = new TreeSet<>();
        outward.forEach(flow -> ends.addAll(List.of(flow.split(">", 2))));
        assertTrue(components.containsAll(ends), ends + " but only " + components);
        Manifest denied =
                policies.stream()
                        .filter(it -> it.name().endsWith("-default-deny"))
                        .findAny()
                        .orElseThrow();
        all.stream()
                .filter(Manifest::hasPods)
                .forEach(it ->
                        assertTrue(
                                it.podLabels()
                                        .entrySet()
                                        .containsAll(
                                                Manifest.texts(
                                                                denied.spec()
                                                                        .at(
                                                                                "/podSelector/matchLabels"))
                                                        .entrySet()),
                                it.id()));
    }

    /** The components that rules name on their other side. */
    private static List<String> flows(JsonNode rules, String side) {
        List<String> all = new ArrayList<>();
        rules.forEach(rule ->
                rule.path(side)
                        .forEach(peer -> {
                            JsonNode component =
                                    peer.at("/podSelector/matchLabels").path(COMPONENT);
                            if (component.isTextual()) {
                                all.add(component.asText());
                            }
                        }));
        return all;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void onlyTheTestIsAHook(String values) {
        for (Manifest manifest : Chart.manifests(values)) {
            Map<String, String> annotations =
                    Manifest.texts(manifest.body().at("/metadata/annotations"));
            if (annotations.containsKey("helm.sh/hook")) {
                assertEquals("Pod", manifest.kind());
                assertEquals("test", annotations.get("helm.sh/hook"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noSecretIsMadeOrShown(String values) {
        for (Manifest manifest : Chart.manifests(values)) {
            assertFalse(manifest.kind().equals("Secret"), manifest.id());
            for (JsonNode container : manifest.containers()) {
                for (JsonNode variable : container.path("env")) {
                    String name = variable.path("name").asText();
                    if (name.matches("(.*_)?(PGPASSWORD|PASSWORD|SECRET|LOG_KEY_\\d+)")) {
                        assertTrue(
                                variable.at("/valueFrom/secretKeyRef/name").isTextual(),
                                manifest.id() + " " + name);
                    }
                }
            }
        }
    }
}

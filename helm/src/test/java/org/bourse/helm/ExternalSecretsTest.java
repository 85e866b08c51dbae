package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pods read of secrets is what is asked of the store, nothing less and nothing more. */
class ExternalSecretsTest {
    private static final String VAULT = "ci/vault-values.yaml";

    /** As {@code secret/key}. */
    private static Set<String> read(List<Manifest> all) {
        Set<String> read = new TreeSet<>();
        all.forEach(it -> read.addAll(it.secretsRead()));
        return read;
    }

    private static Set<String> asked(List<Manifest> all) {
        List<String> asked = new ArrayList<>();
        for (Manifest manifest : all) {
            if (manifest.kind().equals("ExternalSecret")) {
                JsonNode spec = manifest.spec();
                assertEquals(manifest.name(), spec.at("/target/name").asText());
                assertEquals("vault", spec.at("/secretStoreRef/name").asText());
                for (JsonNode entry : spec.path("data")) {
                    String key = entry.path("secretKey").asText();
                    asked.add(manifest.name() + "/" + key);
                    assertEquals("bourse/" + manifest.name(), entry.at("/remoteRef/key").asText());
                    assertEquals(key, entry.at("/remoteRef/property").asText());
                }
            }
        }
        assertEquals(asked.size(), Set.copyOf(asked).size(), "none is asked for twice");
        return new TreeSet<>(asked);
    }

    /** As rendered with the store beside what a values file says. */
    private static List<Manifest> withStore(String values) {
        return Chart.parse(
                Chart.template(values, "bourse")
                        .set("externalSecrets.enabled", "true")
                        .set("externalSecrets.store.name", "vault")
                        .call());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "values-small.yaml",
                "values-ha.yaml",
                "values-production.yaml",
                "ci/gateway-values.yaml",
                "ci/observed-values.yaml",
                "ci/paper-values.yaml",
                "ci/secure-values.yaml",
                VAULT
            })
    void whatPodsReadIsAskedFor(String values) {
        List<Manifest> all = withStore(values);
        Set<String> asked = asked(all);
        Set<String> read = read(all);
        assertFalse(read.isEmpty());
        Set<String> missing = new TreeSet<>(read);
        missing.removeAll(asked);
        assertEquals(Set.of(), missing);
        Set<String> needless = new TreeSet<>(asked);
        needless.removeAll(read);
        // The pod of "helm test" and a realm that is imported read these; certificates are no
        // values
        // of a store but files of who issues them.
        needless.removeIf(it -> it.matches("bourse-clients/smoke-(trader|operator)"));
        needless.remove("bourse-kafka/topics");
        assertEquals(Set.of(), needless);
    }

    @Test
    void withoutAStoreNoneIsAskedFor() {
        for (String values : Chart.scenarios()) {
            assertEquals(
                    values.equals(VAULT),
                    Chart.manifests(values).stream()
                            .anyMatch(it -> it.kind().equals("ExternalSecret")),
                    values);
        }
    }

    @Test
    void aStoreNeedsAName() {
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                Chart.template("values-small.yaml", "bourse")
                                        .set("externalSecrets.enabled", "true")
                                        .call());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("externalSecrets.store.name"),
                refused.getMessage());
    }

    @Test
    void manifestsWithoutHelmAskForWhatTheirPodsRead() {
        assumeTrue(Project.hasProgram("kubectl"), "skipped: kubectl is not installed");
        List<Manifest> all = ManifestsTest.kustomized("../helm/src/test/resources/vault");
        all.forEach(KubernetesTypes::check);
        assertEquals(read(all), asked(all));
    }
}

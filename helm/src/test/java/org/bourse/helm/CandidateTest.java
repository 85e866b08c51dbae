package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A candidate is another version beside a service, which gets its share of the requests. */
class CandidateTest {
    private static final String COMPONENT = "app.kubernetes.io/component";

    private final List<Manifest> all = Chart.manifests("ci/candidate-values.yaml");

    private Manifest named(String id) {
        return all.stream().filter(it -> it.id().equals(id)).findAny().orElseThrow();
    }

    @Test
    void itIsTheSameServiceInAnotherVersion() {
        Manifest stable = named("Deployment/bourse-market-data-service");
        Manifest candidate = named("Deployment/bourse-candidate-market-data-service");
        assertEquals(
                "registry.example/bourse/market-data-service:0.2.0",
                candidate.containers().getFirst().path("image").asText());
        assertEquals("bourse/market-data-service:0.1.0-SNAPSHOT", image(stable));
        assertEquals(3, candidate.spec().path("replicas").asInt());
        assertEquals(
                stable.containers().getFirst().path("env"),
                candidate.containers().getFirst().path("env"));
        assertEquals(
                named("ConfigMap/bourse-market-data-service").body().path("data"),
                named("ConfigMap/bourse-candidate-market-data-service").body().path("data"));
    }

    private static String image(Manifest manifest) {
        return manifest.containers().getFirst().path("image").asText();
    }

    /** No selector of either meets the other's pods; a scaled service scales without it. */
    @Test
    void neitherHasPodsOfTheOther() {
        Manifest stable = named("Deployment/bourse-order-service");
        Manifest candidate = named("Deployment/bourse-candidate-order-service");
        assertEquals("order-service", stable.podLabels().get(COMPONENT));
        assertEquals("candidate-order-service", candidate.podLabels().get(COMPONENT));
        assertEquals(1, candidate.spec().path("replicas").asInt());
        assertTrue(
                all.stream()
                        .filter(it -> it.kind().equals("HorizontalPodAutoscaler"))
                        .noneMatch(it -> it.spec().toString().contains("candidate")));
    }

    @Test
    void onlyTheLiveVenueHasCandidates() {
        assertEquals(
                List.of(
                        "Deployment/bourse-candidate-market-data-service",
                        "Deployment/bourse-candidate-order-service"),
                all.stream()
                        .filter(Manifest::runsForEver)
                        .map(Manifest::id)
                        .filter(it -> it.contains("candidate"))
                        .sorted()
                        .toList());
        assertEquals(
                "bourse/order-service:0.1.0-SNAPSHOT",
                image(named("Deployment/bourse-paper-order-service")));
    }

    @Test
    void theGatewaySharesOutTheRequests() {
        Map<String, String> weights = new TreeMap<>();
        for (Manifest route : all) {
            if (route.kind().equals("HTTPRoute")) {
                route.spec()
                        .at("/rules/0/backendRefs")
                        .forEach(it ->
                                weights.put(
                                        it.path("name").asText(), it.path("weight").asText("all")));
            }
        }
        assertEquals(
                Map.of(
                        "bourse-order-service", "95",
                        "bourse-candidate-order-service", "5",
                        "bourse-market-data-service", "100",
                        "bourse-candidate-market-data-service", "0",
                        "bourse-portfolio-service", "all",
                        "bourse-risk-service", "all"),
                weights);
    }

    @Test
    void theIngressSharesOutTheRequests() {
        Manifest share = named("Ingress/bourse-candidate-order-service");
        Map<String, String> annotations = Manifest.texts(share.body().at("/metadata/annotations"));
        assertEquals("true", annotations.get("nginx.ingress.kubernetes.io/canary"));
        assertEquals("5", annotations.get("nginx.ingress.kubernetes.io/canary-weight"));
        List<String> paths = share.spec().at("/rules/0/http/paths").findValuesAsText("path");
        assertTrue(paths.contains("/api/v1/orders"), paths.toString());
        assertEquals(
                paths,
                named("Ingress/bourse")
                        .spec()
                        .at("/rules/0/http/paths")
                        .findValuesAsText("path")
                        .stream()
                        .filter(paths::contains)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "services.matching-service.candidate.image, a:1, 0, a leader and a standby",
        "services.risk-service.candidate.image, a:1, 5, candidate.weight needs"
    })
    void whatCannotBeTriedIsRefused(String name, String image, String weight, String why) {
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                Chart.template("values-small.yaml", "bourse")
                                        .set(name, image)
                                        .set(name.replace("image", "weight"), weight)
                                        .call());
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    }
}

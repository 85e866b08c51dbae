package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart tells services of logs and traces, and Prometheus of its namespace. */
class ObservationTest {
    private static final String OBSERVED = "ci/observed-values.yaml";

    /** The settings of each service that begin so. */
    private static Map<String, Map<String, String>> told(String values, String beginning) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (Manifest manifest : Chart.manifests(values)) {
            if (manifest.body().at("/data").has("service.properties")) {
                all.put(
                        manifest.name().replaceFirst("^bourse-", ""),
                        manifest.body()
                                .at("/data/service.properties")
                                .asText()
                                .lines()
                                .filter(it -> it.startsWith(beginning))
                                .map(it -> it.split("=", 2))
                                .collect(Collectors.toMap(it -> it[0], it -> it[1])));
            }
        }
        assertFalse(all.isEmpty());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-small.yaml", "values-ha.yaml", "values-production.yaml"})
    void logsAreJsonAndNothingIsTracedUnlessItIsWanted(String values) {
        told(values, "bourse.logging.")
                .forEach((service, settings) ->
                        assertEquals(Map.of("bourse.logging.format", "json"), settings, service));
        told(values, "quarkus.otel.")
                .forEach((service, settings) -> assertEquals(Map.of(), settings, service));
    }

    @Test
    void everyServiceIsToldWhereTracesGo() {
        Map<String, String> expected =
                Map.of(
                        "quarkus.otel.sdk.disabled",
                        "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                        "http://collector.observability:4318",
                        "quarkus.otel.traces.sampler.arg",
                        "0.05",
                        "quarkus.otel.exporter.otlp.headers",
                        "${OTLP_HEADERS}");
        Map<String, Map<String, String>> told = told(OBSERVED, "quarkus.otel.");
        for (String service : Project.services()) {
            assertEquals(expected, told.get(service), service);
        }
    }

    @Test
    void everyServiceMayReachTheCollector() {
        List<Manifest> policies =
                Chart.manifests(OBSERVED).stream()
                        .filter(it -> it.kind().equals("NetworkPolicy"))
                        .toList();
        for (String service : Project.services()) {
            JsonNode egress =
                    policies.stream()
                            .filter(it -> it.name().equals("bourse-" + service))
                            .map(it -> it.spec().path("egress"))
                            .findAny()
                            .orElseThrow();
            assertTrue(egress.toString().contains("\"port\":4318"), service + " " + egress);
        }
    }

    /** Alerts of what is not there have the labels that their rule asks by, and no others. */
    @Test
    void whatIsNotThereIsMissedInTheNamespaceOfTheRelease() {
        String rules =
                Chart.manifests(OBSERVED).stream()
                        .filter(it -> it.kind().equals("PrometheusRule"))
                        .map(it -> it.spec().toString())
                        .findAny()
                        .orElseThrow();
        assertTrue(rules.contains("absent(bourse_venue_live{namespace=\\\"trading\\\"})"), rules);
        assertFalse(Pattern.compile("\\bNAMESPACE\\b").matcher(rules).find(), rules);
        assertFalse(Pattern.compile("absent\\([a-z_]+\\)").matcher(rules).find(), rules);
    }
}

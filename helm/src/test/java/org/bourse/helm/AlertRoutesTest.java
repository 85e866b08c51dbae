package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts go where values say, by ways that Alertmanager knows. */
class AlertRoutesTest {
    private static final String OBSERVED = "ci/observed-values.yaml";

    /** What Alertmanager calls otherwise than the operator. */
    private static final Map<String, String> RENAMED =
            Map.of("discord_configs.api_url", "webhook_url", "webhook_configs.url_secret", "url");

    private static JsonNode routes(String values) {
        List<Manifest> found =
                Chart.manifests(values).stream()
                        .filter(it -> it.kind().equals("AlertmanagerConfig"))
                        .toList();
        return found.isEmpty() ? JsonNodeFactory.instance.nullNode() : found.getFirst().spec();
    }

    @ParameterizedTest
    @ValueSource(strings = {"values-small.yaml", "values-ha.yaml", "values-production.yaml"})
    void nobodyIsToldUnlessItIsWanted(String values) {
        assertTrue(routes(values).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "email, P2, email-password",
        "slack, P0|P1|P2, slack-url",
        "pagerduty, P0|P1, pagerduty-key",
        "telegram, P0, telegram-token",
        "discord, P1, discord-url",
        "gotify, P0|P1, gotify-url"
    })
    void everyWayIsToldItsSeveritiesAndReadsItsSecret(String way, String severities, String key) {
        JsonNode spec = routes(OBSERVED);

        JsonNode route = named(spec.at("/route/routes"), "receiver", way);
        assertEquals(severities, route.at("/matchers/0/value").asText());
        assertEquals("=~", route.at("/matchers/0/matchType").asText());
        assertTrue(route.path("continue").asBoolean(), "others are told, too");
        JsonNode receiver = named(spec.path("receivers"), "name", way);
        assertEquals(2, receiver.size(), receiver::toString);
        assertEquals(Set.of("bourse-alertmanager/" + key), secrets(receiver), receiver::toString);
    }

    private static JsonNode named(JsonNode all, String field, String name) {
        for (JsonNode one : all) {
            if (one.path(field).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is missing in " + all);
    }

    private static Set<String> secrets(JsonNode receiver) {
        Set<String> secrets = new TreeSet<>();
        receiver.findParents("key")
                .forEach(it ->
                        secrets.add(it.path("name").asText() + "/" + it.path("key").asText()));
        return secrets;
    }

    @Test
    void allSeveritiesOfTheRulesMayBeAskedFor() {
        Set<String> severities = new TreeSet<>();
        Chart.read(Project.CHART.resolve("files/alerts.yaml"))
                .findValues("severity")
                .forEach(it -> severities.add(it.asText()));
        assertEquals(Set.of("P0", "P1", "P2"), severities);
    }

    /** By Alertmanager's own tool, of the same as a file: as the operator writes it. */
    @Test
    void alertmanagerTakesIt(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Project.hasProgram("amtool"),
                "skipped: amtool is not installed (Debian: prometheus-alertmanager)");
        Path file = folder.resolve("alertmanager.yaml");
        new YAMLMapper().writeValue(file.toFile(), asFile(routes(OBSERVED), ""));

        said("amtool", "check-config", file.toString());
        Map<String, String> told = new TreeMap<>();
        for (String severity : List.of("P0", "P1", "P2", "P3")) {
            told.put(
                    severity,
                    said(
                            "amtool",
                            "config",
                            "routes",
                            "test",
                            "--config.file=" + file,
                            "severity=" + severity));
        }
        assertEquals(
                Map.of(
                        "P0", "slack,pagerduty,telegram,gotify",
                        "P1", "slack,pagerduty,discord,gotify",
                        "P2", "email,slack",
                        "P3", "nobody"),
                told);
    }

    /** The last line that a program says, which succeeds. */
    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip().lines().reduce("", (before, line) -> line);
    }

    private static JsonNode asFile(JsonNode node, String of) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(it -> array.add(of.equals("matchers") ? matcher(it) : asFile(it, of)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(field -> {
                    String name = inSnakeCase(field.getKey());
                    String renamed = RENAMED.getOrDefault(of + "." + name, name);
                    JsonNode value = field.getValue();
                    object.set(
                            renamed,
                            value.has("key")
                                    ? JsonNodeFactory.instance.textNode(
                                            renamed.endsWith("url")
                                                    ? "https://receiver.example/secret"
                                                    : "secret")
                                    : asFile(value, name));
                });
        return object;
    }

    private static JsonNode matcher(JsonNode matcher) {
        return JsonNodeFactory.instance.textNode(
                "%s%s\"%s\""
                        .formatted(
                                matcher.path("name").asText(),
                                matcher.path("matchType").asText(),
                                matcher.path("value").asText()));
    }

    private static String inSnakeCase(String name) {
        return Pattern.compile("(?<=[a-z])([A-Z]+)")
                .matcher(name)
                .replaceAll(it -> "_" + it.group().toLowerCase(Locale.ROOT));
    }
}

package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The venue for Docker Compose is that of the manifests and of the chart's smallest form: the same
 * images, settings, secrets, bounds. Whether it runs, a workflow tries with an engine.
 */
class ComposeTest {
    private static final Path FOLDER = Project.ROOT.resolve("docker/compose");
    private static final Path REALM = FOLDER.resolve("bourse-realm.json");
    private static final JsonNode SERVICES = read().path("services");

    /** Of the environment of a container. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:\\?[^}]*)?}");

    /** With what one is merged into another ({@code <<}), which Jackson does not know. */
    private static JsonNode read() {
        Object document = new Yaml().load(Project.text(FOLDER.resolve("compose.yaml")));
        return new ObjectMapper().valueToTree(document);
    }

    private static Map<String, Manifest> manifests() {
        assumeTrue(Project.hasProgram("kubectl"), "skipped: kubectl is not installed");
        return ManifestsTest.kustomized("base").stream()
                .filter(Manifest::runsForEver)
                .collect(Collectors.toMap(Manifest::name, it -> it, (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> environment(String service) {
        Map<String, String> all = new TreeMap<>();
        SERVICES.path(service)
                .path("environment")
                .properties()
                .forEach(it -> all.put(it.getKey(), it.getValue().asText()));
        return all;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void theServicesAreThoseOfTheManifests() {
        manifests()
                .forEach((name, manifest) -> {
                    JsonNode container = manifest.pod().at("/spec/containers/0");
                    JsonNode service = SERVICES.path(name);
                    assertEquals(container.path("image").asText(), service.path("image").asText());
                    assertEquals(name, service.at("/build/args/SERVICE").asText());
                    assertEquals(
                            container.at("/resources/limits/memory").asText(),
                            service.path("mem_limit").asText().replace("m", "Mi"),
                            name);
                    String port = container.at("/ports/0/containerPort").asText();
                    assertEquals(
                            List.of("127.0.0.1:" + port + ":" + port),
                            texts(service.path("ports")),
                            name);
                    assertEquals(
                            manifest.pod().at("/spec/terminationGracePeriodSeconds").asText() + "s",
                            service.path("stop_grace_period").asText());
                    assertEquals(
                            List.of(
                                    "../../k8s/base/config/"
                                            + name
                                            + ".properties:/etc/bourse/service/service.properties:ro"),
                            texts(service.path("volumes")));
                });
    }

    /** What is told of the servers, and each secret under the name that secrets.sh gives it. */
    @Test
    void theEnvironmentIsThatOfTheManifests() {
        Map<String, String> surroundings = new TreeMap<>();
        ManifestsTest.kustomized("base").stream()
                .filter(it -> it.id().startsWith("ConfigMap/surroundings"))
                .findAny()
                .orElseThrow()
                .body()
                .path("data")
                .properties()
                .forEach(it -> surroundings.put(it.getKey(), it.getValue().asText()));
        surroundings.put("REALM_ISSUER", "http://localhost:${KEYCLOAK_PORT:-8080}/realms/bourse");
        manifests()
                .forEach((name, manifest) -> {
                    Map<String, String> expected = new TreeMap<>(surroundings);
                    for (JsonNode variable : manifest.pod().at("/spec/containers/0/env")) {
                        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                        expected.put(
                                variable.path("name").asText(),
                                secret.isObject()
                                        ? reference(secret)
                                        : variable.path("value").asText());
                    }
                    if (name.equals("portfolio-service")) {
                        expected.put("BOURSE_ACCOUNT_KYC_REQUIRED", "false");
                    }
                    assertEquals(expected, environment(name), name);
                });
    }

    private static String reference(JsonNode secret) {
        String name = secret.path("name").asText() + "_" + secret.path("key").asText();
        return "${"
                + name.toUpperCase(Locale.ROOT).replace('-', '_')
                + ":?made by helm/secrets.sh}";
    }

    @Test
    void whatIsAskedForIsWhatTheScriptMakes() throws IOException, InterruptedException {
        Process script =
                new ProcessBuilder(
                                "sh",
                                Project.ROOT.resolve("helm/secrets.sh").toString(),
                                "--bundled",
                                "--env")
                        .start();
        Set<String> made =
                script.inputReader()
                        .lines()
                        .map(it -> it.substring(0, it.indexOf('=')))
                        .collect(Collectors.toCollection(TreeSet::new));
        assumeTrue(script.waitFor() == 0, "skipped: openssl is not installed");
        Set<String> asked = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(Project.text(FOLDER.resolve("compose.yaml")));
        while (matcher.find()) {
            asked.add(matcher.group(1));
        }
        assertEquals(made, asked);
    }

    /** None is reached from another machine, none may do more than it must. */
    @Test
    void everyContainerIsLockedUp() {
        SERVICES.properties()
                .forEach(it -> {
                    String name = it.getKey();
                    JsonNode service = it.getValue();
                    assertEquals(List.of("ALL"), texts(service.path("cap_drop")), name);
                    assertEquals(
                            List.of("no-new-privileges:true"),
                            texts(service.path("security_opt")),
                            name);
                    assertEquals(
                            !name.equals("keycloak"), service.path("read_only").asBoolean(), name);
                    texts(service.path("ports"))
                            .forEach(port -> assertTrue(port.startsWith("127.0.0.1:"), port));
                    assertEquals("local", service.at("/logging/driver").asText(), name);
                });
    }

    /** By their names: engines before 23 look into no folder that only a pattern lets in. */
    @Test
    void imagesAreGivenWhatTheyCopy() {
        String jvm = Project.text(Project.ROOT.resolve("docker/Dockerfile.dockerignore"));
        String executables =
                Project.text(Project.ROOT.resolve("docker/Dockerfile.native.dockerignore"));
        for (String service : Project.services()) {
            assertTrue(jvm.contains("\n!" + service + "/target/quarkus-app\n"), service);
            assertTrue(
                    executables.contains("\n!" + service + "/target/" + service + "-runner\n"),
                    service);
        }
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        Set<String> volumes = Set.of("log", "tables");
        SERVICES.forEach(service ->
                texts(service.path("volumes"))
                        .forEach(mount -> {
                            String source = mount.substring(0, mount.indexOf(':'));
                            assertTrue(
                                    volumes.contains(source)
                                            || mount.endsWith(":ro")
                                                    && Files.isRegularFile(FOLDER.resolve(source)),
                                    mount);
                        }));
    }

    @Test
    void theServersAreThoseOfTheChart() {
        Map<String, JsonNode> chart = new TreeMap<>();
        Chart.manifests("values-small.yaml").stream()
                .filter(Manifest::runsForEver)
                .forEach(it ->
                        chart.put(
                                it.name().replaceFirst("^bourse-", ""),
                                it.pod().at("/spec/containers/0")));
        for (String name : List.of("kafka", "postgresql", "redis", "keycloak")) {
            JsonNode expected = chart.get(name);
            JsonNode service = SERVICES.path(name);
            assertEquals(expected.path("image").asText(), service.path("image").asText());
            assertEquals(
                    expected.at("/resources/limits/memory").asText(),
                    service.path("mem_limit").asText().replace("m", "Mi").replace("g", "Gi"),
                    name);
            assertEquals(arguments(expected, name), arguments(service, name), name);
        }
        assertEquals(environment(chart.get("keycloak")).keySet(), environment("keycloak").keySet());
        assertEquals(environment(chart.get("kafka")), environment("kafka"));
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> all = new TreeMap<>();
        container
                .path("env")
                .forEach(it -> all.put(it.path("name").asText(), it.path("value").asText()));
        return all;
    }

    /** What a server is started with, by one name of places and addresses. */
    private static List<String> arguments(JsonNode server, String name) {
        List<String> command = texts(server.path("command"));
        List<String> all = new java.util.ArrayList<>(command);
        all.addAll(texts(server.path("args")));
        return all.stream()
                .map(it -> it.replace("/var/lib/kafka/data/log", "/data/log").replace("$$", "$"))
                .map(it -> it.replaceFirst("^--hostname=.*", "--hostname=" + name).strip())
                .toList();
    }

    @Test
    void theBrokerIsToldWhatTheChartTells() {
        String chart =
                Chart.data(Chart.manifests("values-small.yaml"), "kafka", "kafka.properties");
        assertEquals(
                chart.replace("bourse-kafka:9092", "kafka:9092")
                        .replace("/data/log", "/var/lib/kafka/data/log")
                        .strip(),
                Project.text(FOLDER.resolve("kafka.properties")).strip());
    }

    /** Compared with the template itself: what is rendered for a test is not told. */
    @Test
    void theTestIsThatOfTheChart() {
        JsonNode values = Chart.read(Project.CHART.resolve("values.yaml")).path("smoke");
        assertEquals(values.path("image"), SERVICES.at("/smoke/image"));
        Map<String, String> told = environment("smoke");
        for (String name : List.of("symbol", "price", "quantity")) {
            assertEquals(values.path(name).asText(), told.get(name.toUpperCase(Locale.ROOT)), name);
        }
        Set<String> asked = new TreeSet<>();
        Matcher matcher =
                Pattern.compile("(?:- name: |\"variable\" \")([A-Z_]+)\\b")
                        .matcher(Project.text(Project.CHART.resolve("templates/tests/smoke.yaml")));
        while (matcher.find()) {
            asked.add(matcher.group(1));
        }
        asked.remove("TLS");
        assertEquals(asked, told.keySet());
    }

    /**
     * The realm of the chart's smallest form, without the list of passwords, which is too long to
     * lie here twice; {@code -Dbourse.write} writes it.
     */
    @Test
    void theRealmIsThatOfTheChart() throws IOException {
        String rendered =
                Chart.template("values-small.yaml", "bourse")
                        .set(
                                "keycloak.realm.passwordPolicy",
                                "length(12) and maxLength(128) and notUsername"
                                        + " and notContainsUsername and notEmail")
                        .call();
        String realm = Chart.data(Chart.parse(rendered), "realm", "bourse-realm.json");
        if (System.getProperty("bourse.write") != null) {
            Files.writeString(REALM, realm.strip() + "\n");
        }
        assertEquals(realm.strip(), Project.text(REALM).strip());
        assertNotEquals(0, new ObjectMapper().readTree(realm).path("clients").size());
    }
}

package org.bourse.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bourse.contracts.Topics;
import org.junit.jupiter.api.Test;

/** The chart says of the services what they are: their sources and those of the stack are asked. */
class ServicesTest {
    private static final Path STACK =
            Project.ROOT.resolve("local-stack/src/main/java/org/bourse/stack/service");
    private static final Pattern CONSTANT =
            Pattern.compile("([A-Z_]+)_SERVICE\\((\\d+), \"([a-z]+)\", (\\d+), ([\\d_]+)\\)");
    private static final Pattern SIZES = Pattern.compile("-Xms(\\d+)m (?:.* -Xmn(\\d+)m)?");
    private static final Pattern MAPPING =
            Pattern.compile("(?s)@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\).*");

    @Test
    void portsDatabasesKeysAndHeapsAreThoseOfTheStack() {
        Map<String, String> expected = new TreeMap<>();
        Matcher constants = CONSTANT.matcher(Project.text(STACK.resolve("BourseService.java")));
        while (constants.find()) {
            expected.put(
                    constants.group(1).toLowerCase(Locale.ROOT).replace('_', '-') + "-service",
                    "port %s database %s key %s heap %s"
                            .formatted(
                                    constants.group(2),
                                    constants.group(3),
                                    constants.group(4),
                                    constants.group(5).replace("_", "")));
        }
        Map<String, String> found = new TreeMap<>();
        List<Manifest> all = Chart.manifests("values-small.yaml");
        for (String service : Project.services()) {
            Map<String, String> told = told(all, "bourse-" + service);
            found.put(
                    service,
                    "port %s database %s key %s heap %s"
                            .formatted(
                                    told.get("quarkus.http.port"),
                                    told.get("quarkus.datasource.username"),
                                    told.getOrDefault("bourse.log.key-id", "0"),
                                    heap(all, "bourse-" + service)));
        }
        assertEquals(expected, found);
    }

    /** A JVM whose old generation has no room for what its AOT cache brings along ends. */
    @Test
    void theOldGenerationHasRoomForTheObjectsOfAnAotCache() {
        List<Manifest> all = Chart.manifests("values-small.yaml");
        for (String service : Project.services()) {
            String options = jvmOptions(all, "bourse-" + service);
            Matcher sizes = SIZES.matcher(options);
            assertTrue(sizes.find(), options);
            String young = sizes.group(2) == null ? "0" : sizes.group(2);
            assertEquals(64, Integer.parseInt(sizes.group(1)) - Integer.parseInt(young), options);
        }
    }

    /** The settings in the file of a service. */
    private static Map<String, String> told(List<Manifest> all, String name) {
        String text =
                all.stream()
                        .filter(it -> it.id().equals("ConfigMap/" + name))
                        .map(it -> it.body().at("/data/service.properties").asText())
                        .findAny()
                        .orElseThrow();
        return text.lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf('=')),
                                line -> line.substring(line.indexOf('=') + 1),
                                (one, other) -> {
                                    throw new IllegalStateException(one + " and " + other);
                                },
                                TreeMap::new));
    }

    private static String heap(List<Manifest> all, String name) {
        String options = jvmOptions(all, name);
        Matcher heap = Pattern.compile("-Xmx(\\d+)m").matcher(options);
        assertTrue(heap.find(), options);
        return heap.group(1);
    }

    private static String jvmOptions(List<Manifest> all, String name) {
        return variable(container(all, name), "JAVA_TOOL_OPTIONS").path("value").asText();
    }

    private static JsonNode container(List<Manifest> all, String name) {
        return all.stream()
                .filter(it -> it.runsForEver() && it.name().equals(name))
                .map(it -> it.pod().at("/spec/containers/0"))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode variable(JsonNode container, String name) {
        for (JsonNode variable : container.path("env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable;
            }
        }
        throw new AssertionError(name + " is missing");
    }

    @Test
    void everySecretThatSettingsNameIsInTheEnvironment() {
        for (String values : Chart.scenarios()) {
            List<Manifest> all = Chart.manifests(values);
            for (Manifest map : all) {
                if (map.body().at("/data").has("service.properties")) {
                    Matcher named =
                            Pattern.compile("\\$\\{([A-Z0-9_]+)}")
                                    .matcher(map.body().at("/data/service.properties").asText());
                    while (named.find()) {
                        assertTrue(
                                variable(container(all, map.name()), named.group(1))
                                        .has("valueFrom"),
                                map.name());
                    }
                }
            }
        }
    }

    @Test
    void whatServicesAreToldIsWhatTheStackTellsThem() {
        String stack = Project.text(STACK.resolve("ServiceProcess.java"));
        Set<String> byStack =
                Pattern.compile("set\\(\\s*text,\\s*\"([a-z.-]+)\"")
                        .matcher(stack)
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        // Where the stack is one machine: addresses to listen on, what tests wait for, and holders
        // of accounts whom nobody looks at.
        byStack.removeAll(
                Set.of(
                        "bourse.account.kyc-required",
                        "bourse.api-keys.uses-told-every",
                        "quarkus.http.host",
                        "quarkus.management.host",
                        "bourse.snapshots.every-commands"));
        Map<String, String> told =
                told(Chart.manifests("values-small.yaml"), "bourse-order-service");
        Set<String> missing = new TreeSet<>(byStack);
        missing.removeAll(told.keySet());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everySettingIsOneThatAServiceHas() {
        Map<String, String> mappings = new TreeMap<>();
        Stream.concat(Project.services().stream(), Stream.of("platform"))
                .flatMap(module -> Project.sources(module).values().stream())
                .forEach(text -> {
                    Matcher mapping = MAPPING.matcher(text);
                    if (mapping.find()) {
                        mappings.merge(mapping.group(1), text, String::concat);
                    }
                });
        Set<String> unknown = new TreeSet<>();
        for (String values : Chart.scenarios()) {
            for (Manifest map : Chart.manifests(values)) {
                if (map.body().at("/data").has("service.properties")) {
                    told(List.of(map), map.name()).keySet().stream()
                            .filter(key -> key.startsWith("bourse.") && !key.equals("bourse.venue"))
                            .filter(key -> !isKnown(mappings, key))
                            .forEach(unknown::add);
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    /** Whether a mapping of the key's beginning has a method of each of its further words. */
    private static boolean isKnown(Map<String, String> mappings, String key) {
        return mappings.entrySet().stream()
                .filter(it -> key.startsWith(it.getKey() + "."))
                .anyMatch(it ->
                        Arrays.stream(words(key.substring(it.getKey().length() + 1)))
                                .allMatch(word ->
                                        Pattern.compile("\\b" + word + "\\(\\)")
                                                .matcher(it.getValue())
                                                .find()));
    }

    /** The words of a key but names in it, as methods are called. */
    private static String[] words(String key) {
        String plain = key.replaceAll("\"[^\"]*\"", "").replaceAll("(?<=keys)\\.[A-Z_]+$", "");
        // The name of a feed is anybody's.
        String named = plain.replaceAll("^feeds\\.[a-z]+", "feeds");
        return Arrays.stream(named.split("\\.", -1))
                .filter(it -> !it.isEmpty())
                .map(ServicesTest::camel)
                .toArray(String[]::new);
    }

    private static String camel(String kebab) {
        return Pattern.compile("-([a-z])")
                .matcher(kebab)
                .replaceAll(it -> it.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void topicsAreThoseOfTheContracts() {
        Map<String, JsonNode> topics = new TreeMap<>();
        for (Manifest topic : Chart.manifests("values-ha.yaml")) {
            if (topic.kind().equals("KafkaTopic")) {
                topics.put(topic.name(), topic.spec());
            }
        }
        assertEquals(new TreeSet<>(Topics.all()), topics.keySet());
        topics.forEach((name, spec) -> {
            assertEquals(Topics.PARTITIONS, spec.path("partitions").asInt(), name);
            JsonNode config = spec.path("config");
            boolean compacted = Topics.isCompacted(name);
            assertEquals(
                    compacted ? "compact" : "delete", config.path("cleanup.policy").asText(), name);
            if (!compacted) {
                assertEquals("-1", config.path("retention.ms").asText(), name);
                assertEquals("-1", config.path("retention.bytes").asText(), name);
                assertEquals(
                        Topics.RECORD_BYTES_MAX, config.path("max.message.bytes").asInt(), name);
            }
        });
    }

    @Test
    void theJobMakesTheSameTopics() {
        String script = Chart.topicsScript();
        Set<String> made =
                Pattern.compile("(?m)^create (\\S+) ")
                        .matcher(script)
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.toSet());
        assertEquals(Topics.all(), made);
        assertTrue(script.contains("--partitions " + Topics.PARTITIONS), script);
    }

    @Test
    void databasesAreThoseOfTheStack() {
        String stack =
                Project.text(
                        Project.ROOT.resolve(
                                "local-stack/src/main/java/org/bourse/stack/server/PostgresServer.java"));
        String list = stack.replaceAll("(?s).*DATABASES =\\s*List.of\\(([^)]*)\\).*", "$1");
        Set<String> expected =
                Pattern.compile("\"([a-z_]+)\"")
                        .matcher(list)
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        // The chart's Keycloak keeps its tables there, too.
        expected.add("keycloak");
        Manifest job =
                Chart.manifests("ci/paper-values.yaml").stream()
                        .filter(it -> it.id().startsWith("Job/bourse-databases-"))
                        .findAny()
                        .orElseThrow();
        String made =
                variable(job.pod().at("/spec/containers/0"), "DATABASES").path("value").asText();
        assertEquals(expected, new TreeSet<>(List.of(made.split(" ", -1))));
    }

    @Test
    void theRealmHasTheRolesAndClientsOfTheStack() throws Exception {
        String stack =
                Project.text(
                        Project.ROOT.resolve(
                                "local-stack/src/main/java/org/bourse/stack/server/RealmDocument.java"));
        String realm =
                Chart.data(Chart.manifests("values-small.yaml"), "realm", "bourse-realm.json");
        JsonNode document = new com.fasterxml.jackson.databind.ObjectMapper().readTree(realm);
        Set<String> roles =
                Pattern.compile("\"([a-z-]+)\"")
                        .matcher(stack.replaceAll("(?s).*ROLES =\\s*List.of\\(([^)]*)\\).*", "$1"))
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        // What passwords alone open there has no need of it.
        roles.add("second-factor");
        assertEquals(roles, texts(document.at("/roles/realm"), "name"));
        Set<String> clients = new TreeSet<>(Project.services());
        clients.addAll(Set.of("bourse-cli", "smoke-trader", "smoke-operator"));
        assertEquals(clients, texts(document.path("clients"), "clientId"));
        assertTrue(stack.contains("AUDIENCE = \"bourse-api\""), "another audience");
        document.path("clients")
                .forEach(it ->
                        assertEquals(
                                "bourse-api",
                                it.at("/protocolMappers/0/config")
                                        .path("included.custom.audience")
                                        .asText()));
    }

    private static Set<String> texts(JsonNode list, String field) {
        Set<String> all = new TreeSet<>();
        list.forEach(it -> all.add(it.path(field).asText()));
        return all;
    }

    @Test
    void thePaperVenueIsToldWhatTheStackTellsIt() {
        List<Manifest> all = Chart.manifests("ci/paper-values.yaml");
        Map<String, String> mirror = told(all, "bourse-paper-market-data-service");
        assertEquals("true", mirror.get("bourse.paper.mirrors"));
        assertEquals("5", mirror.get("bourse.log.key-id"));
        assertEquals("1", mirror.get("bourse.venue"));
        assertEquals("marketdata_paper", mirror.get("quarkus.datasource.username"));
        Map<String, String> matching = told(all, "bourse-paper-matching-service");
        assertEquals("5", matching.get("bourse.runner.keys.MARKET_DATA"));
        assertEquals("matching", matching.get("quarkus.datasource.username"));
        assertTrue(matching.containsKey("bourse.log.keys.\"5\""), matching.toString());
        Map<String, String> live = told(all, "bourse-matching-service");
        assertTrue(!live.containsKey("bourse.log.keys.\"5\""), live.toString());
        for (String service : List.of("order-service", "portfolio-service")) {
            assertEquals(
                    "http://bourse-paper-"
                            + service
                            + ":"
                            + told(all, "bourse-" + service).get("quarkus.http.port"),
                    told(all, "bourse-" + service).get("bourse.paper-venue.url"));
        }
        Manifest deployment =
                all.stream()
                        .filter(it -> it.id().equals("Deployment/bourse-paper-market-data-service"))
                        .findAny()
                        .orElseThrow();
        assertEquals("Recreate", deployment.spec().at("/strategy/type").asText());
        assertEquals(1, deployment.spec().path("replicas").asInt());
    }

    @Test
    void versionsAreThoseOfTheBuild() {
        String pom = Project.text(Project.ROOT.resolve("pom.xml"));
        JsonNode chart = Chart.read(Project.CHART.resolve("Chart.yaml"));
        JsonNode values = Chart.read(Project.CHART.resolve("values.yaml"));
        assertEquals(
                pom.replaceAll(
                        "(?s).*?<artifactId>bourse</artifactId>\\s*<version>([^<]+)<.*", "$1"),
                chart.path("appVersion").asText());
        assertEquals(
                "apache/kafka:" + property(pom, "kafka.version"),
                values.at("/kafka/image").asText());
        assertEquals(
                "keycloak/keycloak:" + property(pom, "keycloak.version"),
                values.at("/keycloak/image").asText());
        assertEquals(
                "postgres:" + property(pom, "postgresql-binaries.version").replaceAll("\\..*", ""),
                values.at("/postgresql/image").asText());
    }

    private static String property(String pom, String name) {
        return pom.replaceAll("(?s).*<" + name + ">([^<]+)<.*", "$1");
    }

    @Test
    void probesAndMetricsAreOnTheManagementPort() {
        List<Manifest> all = Chart.manifests("values-production.yaml");
        for (String service : Project.services()) {
            JsonNode container = container(all, "bourse-" + service);
            Map<String, String> told = told(all, "bourse-" + service);
            assertEquals(
                    told.get("quarkus.management.port"),
                    container.at("/ports/1/containerPort").asText());
            assertEquals("management", container.at("/readinessProbe/httpGet/port").asText());
            assertEquals("/q/health/ready", container.at("/readinessProbe/httpGet/path").asText());
        }
    }
}

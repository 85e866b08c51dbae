package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.Ports;
import org.bourse.stack.server.KeycloakServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.Realm;
import org.bourse.stack.server.Secrets;
import org.bourse.stack.service.BourseService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What runs in a cluster, run here: the settings of its services and the scripts of its pods. */
class ChartIT {
    /** As long as a pod may take to end, less what it waits before it is told. */
    private static final int GRACE_SECONDS = 40;

    private static final int SCRIPT_SECONDS_MAX = 120;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The keys of each line of a log, and those of some. */
    private static final Set<String> ALWAYS =
            Set.of("timestamp", "level", "logger", "message", "service", "venue");

    private static final Set<String> SOMETIMES = Set.of("traceId", "spanId", "requestId", "stack");

    private final Stack stack = TestStack.shared();
    private final StackClient client = stack.client();

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(BourseService.class)
    void aServiceRunsWithTheSettingsOfItsPodAndEndsInItsTime(BourseService service)
            throws IOException, InterruptedException {
        int managementPort = Ports.any().take(0);
        Process process = started(service, Ports.any().take(0), managementPort);
        try {
            for (String probe : List.of("started", "live", "ready")) {
                URI address =
                        URI.create("http://127.0.0.1:" + managementPort + "/q/health/" + probe);
                Market.eventually(
                        service.serviceName() + " is " + probe,
                        () -> {
                            assertTrue(process.isAlive(), () -> said(service));
                            return client.rest().probe(address) == 200;
                        });
            }
            String metrics =
                    client.rest()
                            .text(URI.create("http://127.0.0.1:" + managementPort + "/q/metrics"));
            assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
            process.destroy();
            assertTrue(process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS), "it does not end");
            assertEquals(128 + 15, process.exitValue(), () -> said(service));
            assertEveryLineIsOneOfTheHandbook(service);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * The pod's log is JSON, with the keys of docs/operations/observe.md, from beginning to end.
     */
    private void assertEveryLineIsOneOfTheHandbook(BourseService service) throws IOException {
        List<String> lines =
                said(service)
                        .lines()
                        .filter(it -> !it.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                        .toList();
        assertTrue(lines.size() > 3, () -> said(service));
        for (String line : lines) {
            JsonNode entry = JSON.readTree(line);
            Set<String> keys = new TreeSet<>();
            entry.fieldNames().forEachRemaining(keys::add);
            assertTrue(keys.containsAll(ALWAYS), line);
            keys.removeAll(ALWAYS);
            keys.removeAll(SOMETIMES);
            assertEquals(Set.of(), keys, line);
            assertEquals(service.serviceName(), entry.path("service").asText(), line);
            assertEquals(0, entry.path("venue").asInt(-1), line);
        }
    }

    private Process started(BourseService service, int port, int managementPort)
            throws IOException {
        Path project = TestStack.project();
        String name = service.serviceName();
        Path settings = project.resolve("k8s/base/config").resolve(name + ".properties");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-jar",
                                project.resolve(name)
                                        .resolve("target/quarkus-app/quarkus-run.jar")
                                        .toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log(service).toFile());
        Map<String, String> environment = builder.environment();
        environment.put("SMALLRYE_CONFIG_LOCATIONS", settings.toUri().toString());
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.putAll(surroundings());
        environment.put("DATABASE_PASSWORD", client.jdbcPassword(service.database()));
        Secrets secrets = new Secrets(TestStack.home());
        environment.put("OIDC_CLIENT_SECRET", secrets.password("client." + name));
        environment.put("API_KEYS_SEAL_1", secrets.sealingKey(1));
        environment.put("STAGE", "dev");
        for (int key = 1; key <= 4; key++) {
            environment.put("LOG_KEY_" + key, client.logKey(key));
        }
        return builder.start();
    }

    private Map<String, String> surroundings() {
        String realm = Realm.issuer(port(KeycloakServer.NAME));
        return Map.of(
                "BROKERS",
                client.kafkaBootstrapServers(),
                "DATABASE_SERVER",
                "127.0.0.1:" + port(PostgresServer.NAME),
                "REDIS_URL",
                client.redisUrl().toString(),
                "REALM_URL",
                realm,
                "REALM_ISSUER",
                realm,
                "REPLICATION_FACTOR",
                "1",
                "INSYNC_REPLICAS_MIN",
                "1");
    }

    private int port(String server) {
        return client.state().find(server).orElseThrow().port();
    }

    private Path log(BourseService service) {
        return folder.resolve(service.serviceName() + ".log");
    }

    private String said(BourseService service) {
        try {
            return Files.readString(log(service));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theTestOfTheChartPlacesAnOrderAndCancelsIt() throws IOException, InterruptedException {
        String trader = client.createTraders("chart", 1).getFirst();
        Ran ran = smoke(trader, true);
        assertEquals(0, ran.code(), ran.said());
        assertTrue(ran.said().contains("smoke: the venue takes and cancels orders"), ran.said());
        Ran again = smoke(trader, false);
        assertEquals(0, again.code(), again.said());
    }

    @Test
    void theTestOfTheChartFailsWhereAnOrderIsRefused() throws IOException, InterruptedException {
        Ran ran = smoke(client.createTraders("chart-poor", 1).getFirst(), false);
        assertEquals(1, ran.code(), ran.said());
        assertTrue(ran.said().contains("INSUFFICIENT_FUNDS"), ran.said());
    }

    /** Runs the script of the chart's test, its clients played by people of the realm. */
    private Ran smoke(String trader, boolean seeds) throws IOException, InterruptedException {
        try (TokenServer tokens = new TokenServer(client, trader)) {
            Map<String, String> environment = new LinkedHashMap<>(tokens.environment());
            environment.put("ORDERS", base("order-service"));
            environment.put("PORTFOLIO", base("portfolio-service"));
            environment.put("MARKET_DATA", base("market-data-service"));
            environment.put("ADMIN", base("matching-service"));
            environment.put("SYMBOL", "BTC-USDT");
            environment.put("PRICE", "1000");
            environment.put("QUANTITY", "0.01");
            environment.put("RUN", trader + (seeds ? "-1" : "-2"));
            if (seeds) {
                environment.put("OPERATOR_CLIENT", "smoke-operator");
                environment.put("OPERATOR_SECRET", "secret");
            }
            return run("helm/bourse/files/smoke.sh", environment);
        }
    }

    private String base(String service) {
        String address = client.url(service).toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Test
    void theScriptThatMakesDatabasesMayRunAgain()
            throws IOException, InterruptedException, SQLException {
        assumeTrue(hasPsql(), "skipped: psql is not installed");
        Path passwords = Files.createDirectory(folder.resolve("passwords"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASES", "chart_one chart_two");
        environment.put("PASSWORDS", passwords.toString());
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(port(PostgresServer.NAME)));
        environment.put("PGUSER", PostgresServer.SUPERUSER);
        environment.put("PGPASSWORD", client.jdbcPassword(PostgresServer.SUPERUSER));
        try {
            for (String password : List.of("it's the first", "second")) {
                Files.writeString(passwords.resolve("chart_one"), password);
                Files.writeString(passwords.resolve("chart_two"), password + " of two");
                Ran ran = run("helm/bourse/files/databases.sh", environment);
                assertEquals(0, ran.code(), ran.said());
                try (Connection one = connect("chart_one", "chart_one", password);
                        Statement statement = one.createStatement()) {
                    statement.execute("create table if not exists kept (id int)");
                }
            }
        } finally {
            try (Connection all =
                            connect(
                                    PostgresServer.SUPERUSER,
                                    PostgresServer.SUPERUSER,
                                    client.jdbcPassword(PostgresServer.SUPERUSER));
                    Statement statement = all.createStatement()) {
                for (String name : List.of("chart_one", "chart_two")) {
                    statement.execute("drop database if exists " + name);
                    statement.execute("drop role if exists " + name);
                }
            }
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                PostgresServer.jdbcUrl(port(PostgresServer.NAME), database), user, password);
    }

    private static boolean hasPsql() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "psql")));
    }

    private record Ran(int code, String said) {}

    private Ran run(String script, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "script", ".log");
        ProcessBuilder builder =
                new ProcessBuilder("sh", TestStack.project().resolve(script).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SCRIPT_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.waitFor(), Files.readString(log));
    }
}

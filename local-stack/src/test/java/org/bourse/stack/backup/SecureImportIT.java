package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.bourse.contracts.Topics;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.launcher.Launcher;
import org.bourse.stack.server.KafkaServer;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.bourse.stack.verify.database.Databases;
import org.bourse.stack.verify.database.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A venue that has lost its topics gets them back over the wire, from a broker and a PostgreSQL
 * that ask for passwords and certificates, by users who may do nothing else.
 */
@Tag("long")
class SecureImportIT {
    private static final String MATCHING = "matching-service";
    private static final String ORDER = "order-service";
    private static final int ORDERS = 200;
    private static final List<String> TOPICS = LogExport.archivedTopics();

    /** Reads, as {@code verify} and {@code log export} do. */
    private static final String ARCHIVIST = "archivist";

    private static final String IMPORTER = "importer";

    private final Path folder = TestStack.emptyHome("secure-import");
    private final Path home = folder.resolve("venue");
    private final Path export = folder.resolve("export");
    private final Path secrets = folder.resolve("keys.properties");
    private final Path passwords = folder.resolve("passwords");

    /** On a machine that has nothing of the venue. */
    private final Launcher launcher = new Launcher(folder.resolve("elsewhere"));

    private Stack stack;
    private StackClient client;

    @BeforeEach
    void start() throws Exception {
        for (String service : List.of(MATCHING, ORDER)) {
            new Overrides(new StackFolders(home), service)
                    .set("quarkus.oidc.tenant-enabled", "false");
        }
        new Overrides(new StackFolders(home), MATCHING)
                .set("bourse.snapshots.every-commands", "40");
        StackOptions options =
                StackOptions.test(TestStack.project(), home)
                        .only(List.of(PostgresServer.NAME, KafkaServer.NAME, MATCHING, ORDER))
                        .withSecureKafka()
                        .withSecureStores();
        stack = Stack.start(options, line -> System.out.println("secure import: " + line));
        client = stack.client();
        Files.createDirectories(passwords);
        for (String role : PostgresServer.DATABASES) {
            Files.writeString(passwords.resolve(role), client.jdbcPassword(role));
        }
        keys(client.logKey(1));
        admit(ARCHIVIST);
        permit(ARCHIVIST, AclOperation.READ, TOPICS);
        admit(IMPORTER);
        permit(IMPORTER, AclOperation.WRITE, TOPICS);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void theTopicsComeBackAndTheVenueGoesOn() throws Exception {
        new Trading(client).orders(ORDERS);
        long traded = end();
        eventually("all is in tables", () -> applied() > traded);
        eventually("there is a snapshot", () -> snapshot() > ORDERS / 2);
        stack.stop(MATCHING);
        stack.stop(ORDER);
        run(0, ARCHIVIST, "log", "export", export.toString());
        long end = end();

        whatCannotBeIsRefusedBeforeAnythingIsDone();
        assertEquals(end, end());

        emptyTopics();
        String early = importLog(1, IMPORTER, "--position", Integer.toString(ORDERS / 2));
        assertContains("tables are ahead of the topics", early);
        assertContains("database orders has applied sequence", early);
        assertContains("database matching has a snapshot of command", early);

        emptyTopics();
        String whole = importLog(0, IMPORTER);
        assertContains("command %d begins epoch 2".formatted(end), whole);
        assertContains("no table is ahead", whole);

        stack.start(MATCHING);
        stack.start(ORDER);
        eventually("order-service goes on", () -> applied() > end);
        List<String> verify = new ArrayList<>(List.of("verify"));
        verify.addAll(databases());
        String verdict = run(0, ARCHIVIST, verify.toArray(String[]::new));
        assertContains("portfolio-service has never run here", verdict);
        assertFalse(verdict.contains("order-service has never run here"), verdict);
    }

    private void whatCannotBeIsRefusedBeforeAnythingIsDone() throws Exception {
        assertContains(
                "lacks rights: Read on order-events; nothing was imported", importLog(1, IMPORTER));
        permit(IMPORTER, AclOperation.READ, List.of(Topics.ORDER_EVENTS));
        assertContains(" is not empty", importLog(1, IMPORTER));
        assertContains(
                "lacks rights: Write on acts, book-events, bourse.commands, ",
                importLog(1, ARCHIVIST));
        assertContains("Authentication failed", importLog(1, "nobody"));

        String right = client.logKey(1);
        keys(client.logKey(2));
        assertContains("keys whose secrets are not in " + secrets, importLog(1, IMPORTER));
        keys(right);
    }

    private void emptyTopics() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(TOPICS).all().get();
        }
        assertContains("topics are not there with 3 partitions: acts, ", importLog(1, IMPORTER));
        // It makes them when it starts.
        stack.stop(KafkaServer.NAME);
        stack.start(KafkaServer.NAME);
    }

    private String importLog(int exitCode, String user, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("log", "import", export.toString()));
        arguments.addAll(List.of("--secrets", secrets.toString()));
        arguments.addAll(databases());
        arguments.addAll(Arrays.asList(more));
        return run(exitCode, user, arguments.toArray(String[]::new));
    }

    private String run(int exitCode, String user, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--brokers", told("kafka.bootstrap.servers")));
        Launcher.Result result =
                launcher.run(
                        Map.of(
                                "BOURSE_KAFKA_SECURITY_PROTOCOL",
                                "SASL_SSL",
                                "BOURSE_KAFKA_SASL_USER",
                                user,
                                "BOURSE_KAFKA_SASL_PASSWORD",
                                password(user),
                                "BOURSE_KAFKA_TLS_TRUSTSTORE",
                                told("bourse.kafka.tls.truststore")),
                        all.toArray(String[]::new));
        assertEquals(exitCode, result.exitCode(), result.output());
        assertFalse(result.output().contains(password(user)), result.output());
        return result.output();
    }

    private List<String> databases() {
        Path tls = client.folders().config("tls");
        String address =
                "%s?sslmode=verify-full&sslrootcert=%s/authority.crt&sslcert=%s/%s.crt&sslkey=%s/%s.pk8"
                        .formatted(
                                PostgresServer.jdbcUrl(
                                        client.state()
                                                .find(PostgresServer.NAME)
                                                .orElseThrow()
                                                .port(),
                                        Databases.NAME),
                                tls,
                                tls,
                                Databases.NAME,
                                tls,
                                Databases.NAME);
        return List.of("--databases", address, "--passwords", passwords.toString());
    }

    private void keys(String secret) throws IOException {
        Files.writeString(secrets, "bourse.log.keys.\"1\"=" + secret + "\n");
    }

    private static String password(String user) {
        return "password of " + user;
    }

    private void admit(String user) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            user,
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4_096),
                                            password(user))))
                    .all()
                    .get();
        }
    }

    private void permit(String user, AclOperation operation, Collection<String> topics)
            throws Exception {
        AccessControlEntry entry =
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW);
        try (Admin admin = admin()) {
            admin.createAcls(
                            topics.stream()
                                    .map(topic ->
                                            new AclBinding(
                                                    new ResourcePattern(
                                                            ResourceType.TOPIC,
                                                            topic,
                                                            PatternType.LITERAL),
                                                    entry))
                                    .toList())
                    .all()
                    .get();
        }
    }

    /** By the plain listener, where everything is allowed. */
    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", client.kafkaBootstrapServers()));
    }

    /** What a service is told. */
    private String told(String property) throws IOException {
        Properties properties = new Properties();
        Path file = client.folders().config(MATCHING + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Objects.requireNonNull(properties.getProperty(property));
    }

    private long end() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaPartition.consumer(client.kafkaBootstrapServers())) {
            return new KafkaPartition(consumer, Topics.COMMANDS, LogCopy.VENUE).end();
        }
    }

    /** The last command whose events order-service has in its tables. */
    private long applied() {
        return Databases.of(client)
                .projection("orders", Topics.ORDER_EVENTS, LogCopy.VENUE)
                .map(SecureImportIT::position)
                .orElse(-1L);
    }

    private long snapshot() {
        return Databases.of(client)
                .snapshots("matching", LogCopy.VENUE)
                .map(SecureImportIT::position)
                .orElse(-1L);
    }

    private static long position(Snapshot snapshot) {
        try (snapshot) {
            return snapshot.applied().position();
        }
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}

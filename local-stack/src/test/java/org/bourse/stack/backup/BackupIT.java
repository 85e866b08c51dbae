package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.PostgresServer;
import org.junit.jupiter.api.Test;

/** Backup and restore of real servers. */
class BackupIT {
    private static final List<String> SERVERS = List.of("postgresql", "kafka");
    private static final int COMMANDS = 500;

    private final Path folder = TestStack.emptyHome("backup");
    private final Path backup = folder.resolve("backup");
    private final SplittableRandom random = new SplittableRandom(17);

    private StackOptions options(String home) {
        return StackOptions.test(TestStack.project(), folder.resolve(home)).only(SERVERS);
    }

    @Test
    void whatIsRestoredIsWhatWasThereAtThatMoment()
            throws IOException, SQLException, ExecutionException, InterruptedException {
        Instant between;
        List<ArchivedRecord> log;
        try (Stack stack = Stack.start(options("lost"), line -> {})) {
            StackClient client = stack.client();
            fill(client);
            Backup to = new Backup(client, folder.resolve("lost"), backup, line -> {});
            to.run();
            execute(client, "CREATE TABLE moments (n int)");
            execute(client, "INSERT INTO moments VALUES (1)");
            between = Instant.now();
            execute(client, "INSERT INTO moments VALUES (2)");
            fill(client);
            log = log(client);
            to.exportLog();
            awaitArchived(query(client, "SELECT pg_walfile_name(pg_switch_wal())"));
        }
        Restore restore = new Restore(options("new"), backup, line -> {});
        long goesOnAt = restore.run(new Restore.Wanted(between, null, null));

        assertEquals(2 * COMMANDS, goesOnAt);
        try (Stack stack = Stack.start(options("new"), line -> {})) {
            StackClient client = stack.client();
            assertEquals("1", query(client, "SELECT string_agg(n::text, ',') FROM moments"));
            List<ArchivedRecord> restored = log(client);
            assertEquals(log, restored.subList(0, log.size()));
            assertEquals(1, begunEpoch(restored.getLast()));
        }
        assertTrue(refusal("new", Restore.Wanted.EVERYTHING).contains("is not empty"));
        damageIsNoticedBeforeAnythingIsDone();
    }

    private void damageIsNoticedBeforeAnythingIsDone() throws IOException {
        Restore.Wanted everything = Restore.Wanted.EVERYTHING;
        for (Path file :
                List.of(
                        backup.resolve("log/bourse.commands/0/%020d.segment".formatted(0)),
                        base().resolve("data/PG_VERSION"),
                        base().resolve("files"),
                        base().resolve("manifest"))) {
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= 1;
            Files.write(file, damaged);
            assertTrue(refusal("other", everything).contains("damaged"), file.toString());
            Files.write(file, whole);
        }
        assertTrue(
                refusal("other", new Restore.Wanted(Instant.EPOCH, null, null))
                        .contains("no base backup ended before"));
        assertTrue(
                refusal("other", new Restore.Wanted(Instant.now(), null, null))
                        .contains("tables can be restored up to"));
        assertFalse(Files.exists(folder.resolve("other/data")));
        assertFalse(Files.exists(folder.resolve("other/secrets.properties")));
    }

    private Path base() throws IOException {
        try (var folders = Files.list(backup.resolve("base"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private String refusal(String home, Restore.Wanted wanted) {
        Restore restore = new Restore(options(home), backup, line -> {});
        return String.valueOf(
                assertThrows(StackException.class, () -> restore.run(wanted)).getMessage());
    }

    /** Commands that are signed as this installation does, with keys and headers of all kinds. */
    private void fill(StackClient client) throws ExecutionException, InterruptedException {
        CommandSeal seal = new CommandSeal(Map.of(1, Base64.getDecoder().decode(client.logKey(1))));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", client.kafkaBootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < COMMANDS; i++) {
                byte[] key = random.nextBoolean() ? null : new byte[random.nextInt(9)];
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(
                                Topics.COMMANDS, 0, 1_000_000L * i + 1, key, command(seal, i));
                if (random.nextBoolean()) {
                    record.headers().add(new RecordHeader("trace", new byte[] {1, 2}));
                    record.headers().add(new RecordHeader("none", null));
                }
                producer.send(record);
            }
            producer.flush();
        }
    }

    private static byte[] command(CommandSeal seal, int number) {
        return seal.seal(
                        0,
                        Command.newBuilder()
                                .setContractVersion(1)
                                .setWriter(Writer.RUNNER)
                                .setWriterInstance(1)
                                .setWriterSequence(number + 1L)
                                .setKeyId(1)
                                .setBody(
                                        CommandBody.newBuilder()
                                                .setContinueWork(Continue.getDefaultInstance())
                                                .build()
                                                .toByteString()))
                .toByteArray();
    }

    private static int begunEpoch(ArchivedRecord record) throws IOException {
        Command command = Command.parseFrom(record.value());
        return CommandBody.parseFrom(command.getBody()).getBeginEpoch().getEpoch();
    }

    private static List<ArchivedRecord> log(StackClient client) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaPartition.consumer(client.kafkaBootstrapServers())) {
            KafkaPartition log = new KafkaPartition(consumer, Topics.COMMANDS, 0);
            List<ArchivedRecord> records = new ArrayList<>();
            log.seek(0);
            while (records.size() < log.end()) {
                records.addAll(log.poll());
            }
            return records;
        }
    }

    private void awaitArchived(String segment) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.exists(backup.resolve("wal").resolve(segment + ".gz"))) {
            assertTrue(System.nanoTime() < deadline, segment + " is not archived");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void execute(StackClient client, String sql) throws SQLException {
        try (Connection connection = connect(client);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(StackClient client, String sql) throws SQLException {
        try (Connection connection = connect(client);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static Connection connect(StackClient client) throws SQLException {
        return DriverManager.getConnection(
                client.jdbcUrl("risk"),
                PostgresServer.SUPERUSER,
                client.jdbcPassword(PostgresServer.SUPERUSER));
    }
}

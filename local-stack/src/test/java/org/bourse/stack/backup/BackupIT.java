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
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CompleteWithdrawal;
import org.bourse.contracts.v1.Continue;
import org.bourse.contracts.v1.Deposit;
import org.bourse.contracts.v1.HoldWithdrawal;
import org.bourse.contracts.v1.OpenAccount;
import org.bourse.contracts.v1.Transfer;
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

    /** The hold is the third, right after the others. */
    private static final List<CommandBody> FUNDING =
            List.of(
                    CommandBody.newBuilder()
                            .setOpenAccount(OpenAccount.newBuilder().setAccount(1_234))
                            .build(),
                    CommandBody.newBuilder()
                            .setDeposit(
                                    Deposit.newBuilder()
                                            .setAccount(1_234)
                                            .setAsset(5)
                                            .setAmountMinor(77))
                            .build(),
                    CommandBody.newBuilder()
                            .setHoldWithdrawal(
                                    HoldWithdrawal.newBuilder()
                                            .setAccount(1_234)
                                            .setAsset(5)
                                            .setAmountMinor(3))
                            .build(),
                    CommandBody.newBuilder()
                            .setCompleteWithdrawal(
                                    CompleteWithdrawal.newBuilder()
                                            .setWithdrawalId(Ids.of(0, COMMANDS + 2, 0)))
                            .build(),
                    CommandBody.newBuilder()
                            .setTransfer(
                                    Transfer.newBuilder()
                                            .setAccount(1_234)
                                            .setAsset(5)
                                            .setAmountMinor(8)
                                            .setToAccount(1_235))
                            .build());

    private static final String FUNDING_QUERY =
            """
            SELECT (SELECT last FROM funding_sequence)
                || ' ' || string_agg(DISTINCT o.state, '') || ' ' || min(o.sequence)
                || ', ' || (SELECT amount_minor || ' ' || asset FROM deposit)
                || ', ' || (SELECT amount_minor || ' ' || end_kind FROM withdrawal)
                || ', ' || (SELECT amount_minor || ' ' || to_account FROM transfer)
                || ', ' || (SELECT last_value FROM account_number)
              FROM funding_outbox o
            """;

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
            createFundingTables(client);
            Backup to = new Backup(client, folder.resolve("lost"), backup, line -> {});
            to.run();
            execute(client, "risk", "CREATE TABLE moments (n int)");
            execute(client, "risk", "INSERT INTO moments VALUES (1)");
            between = Instant.now();
            execute(client, "risk", "INSERT INTO moments VALUES (2)");
            fund(client);
            log = log(client);
            to.exportLog();
            awaitArchived(query(client, "risk", "SELECT pg_walfile_name(pg_switch_wal())"));
        }
        Restore restore = new Restore(options("new"), backup, line -> {});
        long goesOnAt = restore.run(new Restore.Wanted(between, null, null));

        assertEquals(COMMANDS + FUNDING.size(), goesOnAt);
        try (Stack stack = Stack.start(options("new"), line -> {})) {
            StackClient client = stack.client();
            assertEquals(
                    "1", query(client, "risk", "SELECT string_agg(n::text, ',') FROM moments"));
            List<ArchivedRecord> restored = log(client);
            assertEquals(log, restored.subList(0, log.size()));
            assertEquals(1, begunEpoch(restored.getLast()));
            assertEquals(
                    "5 PENDING 1, 77 5, 3 COMPLETE, 8 1235, 1234",
                    query(client, "portfolio", FUNDING_QUERY));
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
        CommandBody nothing =
                CommandBody.newBuilder().setContinueWork(Continue.getDefaultInstance()).build();
        try (KafkaProducer<byte[], byte[]> producer = producer(client)) {
            for (int i = 0; i < COMMANDS; i++) {
                byte[] key = random.nextBoolean() ? null : new byte[random.nextInt(9)];
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(
                                Topics.COMMANDS,
                                0,
                                1_000_000L * i + 1,
                                key,
                                command(seal, Writer.RUNNER, i, nothing));
                if (random.nextBoolean()) {
                    record.headers().add(new RecordHeader("trace", new byte[] {1, 2}));
                    record.headers().add(new RecordHeader("none", null));
                }
                producer.send(record);
            }
            producer.flush();
        }
    }

    private static byte[] command(CommandSeal seal, Writer writer, int number, CommandBody body) {
        return seal.seal(
                        0,
                        Command.newBuilder()
                                .setContractVersion(1)
                                .setWriter(writer)
                                .setWriterInstance(1)
                                .setWriterSequence(number + 1L)
                                .setRequestIdLow(number)
                                .setKeyId(1)
                                .setBody(body.toByteString()))
                .toByteArray();
    }

    /** As portfolio-service makes them. */
    private static void createFundingTables(StackClient client) throws IOException, SQLException {
        Path migrations =
                TestStack.project().resolve("portfolio-service/src/main/resources/db/migration");
        execute(
                client,
                "portfolio",
                "SET ROLE portfolio;"
                        + Files.readString(migrations.resolve("V1__ledger.sql"))
                        + Files.readString(migrations.resolve("V2__accounts_and_funding.sql"))
                        + Files.readString(migrations.resolve("V7__positions.sql"))
                        + Files.readString(migrations.resolve("V12__transfers.sql")));
    }

    /** Commands that the tables, as they will be restored, do not know. */
    private static void fund(StackClient client) throws ExecutionException, InterruptedException {
        CommandSeal seal = new CommandSeal(Map.of(1, Base64.getDecoder().decode(client.logKey(1))));
        try (KafkaProducer<byte[], byte[]> producer = producer(client)) {
            for (int i = 0; i < FUNDING.size(); i++) {
                byte[] command = command(seal, Writer.FUNDING, i, FUNDING.get(i));
                producer.send(new ProducerRecord<>(Topics.COMMANDS, 0, null, command)).get();
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(StackClient client) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", client.kafkaBootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
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

    private static void execute(StackClient client, String database, String sql)
            throws SQLException {
        try (Connection connection = connect(client, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(StackClient client, String database, String sql)
            throws SQLException {
        try (Connection connection = connect(client, database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static Connection connect(StackClient client, String database) throws SQLException {
        return DriverManager.getConnection(
                client.jdbcUrl(database),
                PostgresServer.SUPERUSER,
                client.jdbcPassword(PostgresServer.SUPERUSER));
    }
}

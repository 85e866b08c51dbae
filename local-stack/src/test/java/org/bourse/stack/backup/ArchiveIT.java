package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.Verdict;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The job that archives the log and deletes from it, in a venue that runs. */
@Tag("long")
class ArchiveIT {
    private static final String FIRST = "matching-service";
    private static final String SECOND = "matching-service-2";
    private static final int ORDERS = 300;

    private final Path folder = TestStack.emptyHome("archive");
    private final Path archive = folder.resolve("archive");
    private final Path backups = folder.resolve("backups");
    private final Path home = folder.resolve("venue");

    private Stack stack;
    private StackClient client;
    private String leader;
    private String other;

    @BeforeEach
    void start() throws IOException {
        Overrides overrides = new Overrides(new StackFolders(home), FIRST);
        Map.of(
                        "bourse.archive.dir", archive.toString(),
                        "bourse.archive.every", "1S",
                        "bourse.archive.delete", "bourse.commands,order-events",
                        "bourse.archive.backups", backups.toString(),
                        "bourse.archive.keep", "0S",
                        "bourse.archive.keep-min", "0S",
                        "bourse.runner.patience", "10S",
                        "bourse.snapshots.every-commands", "10",
                        "quarkus.oidc.tenant-enabled", "false")
                .forEach(overrides::set);
        // Where the first topic's folder is to be there is a file, so nothing can be archived.
        Files.createDirectories(archive);
        Files.createFile(archive.resolve(Topics.COMMANDS));
        StackOptions options =
                StackOptions.test(TestStack.project(), home)
                        .only(List.of("postgresql", "kafka", FIRST))
                        .withStandby();
        stack = Stack.start(options, line -> {});
        client = stack.client();
        eventually("one leads", () -> isLive(FIRST) || isLive(SECOND));
        leader = isLive(FIRST) ? FIRST : SECOND;
        other = leader.equals(FIRST) ? SECOND : FIRST;
    }

    @AfterEach
    void end() {
        stack.close();
    }

    private boolean isLive(String process) {
        return metric(process, "bourse_venue_live") == 1;
    }

    @Test
    void whatIsArchivedAndNeededByNobodyIsDeletedAndTheVenueGoesOn() throws Exception {
        new Trading(client).orders(ORDERS);
        long end = partition(Topics.COMMANDS, KafkaPartition::end);
        eventually("there are three snapshots", () -> snapshots() == 3 && oldest() >= end);
        failuresEndNothingAndDeleteNothing();

        long archived = archived(leader);
        eventually("all of that is in a snapshot", () -> oldest() > archived);
        Path second = manifest("2", Long.toString(oldest()));
        eventually("the log is deleted from", () -> beginning(Topics.COMMANDS) > 0);
        assertTrue(beginning(Topics.COMMANDS) > ORDERS);
        assertTrue(beginning(Topics.COMMANDS) <= needed(second));
        eventually("events are, too", () -> beginning(Topics.ORDER_EVENTS) > 0);
        assertEquals(0, beginning(Topics.LEDGER_EVENTS));

        theCheckerReadsTheRestFromTheArchive();
        aFollowerThatStartsNowHasTheSameState();
        anArchiveThatBeginsLateIsImportedAtItsOffsets();
    }

    private void failuresEndNothingAndDeleteNothing() throws IOException {
        assertTrue(said(leader, "archiving failed"), "an archive that cannot be written to");
        assertTrue(archived(leader) <= 0, "and nothing is in it");
        Files.delete(archive.resolve(Topics.COMMANDS));
        eventually("it is archived", () -> archived(leader) > ORDERS);

        manifest("1", "of no use");
        eventually("it fails", () -> said(leader, "NumberFormatException"));
        long before = archived(leader);
        eventually("it archives all the same", () -> archived(leader) > before);
        assertEquals(0, beginning(Topics.COMMANDS));
    }

    private void theCheckerReadsTheRestFromTheArchive() {
        String refusal =
                String.valueOf(assertThrows(StackException.class, () -> verify(null)).getMessage());
        assertTrue(refusal.contains("--archive"), refusal);

        VerdictTable verdicts = verify(new TopicArchive(archive));
        assertEquals(0, verdicts.broken(), verdicts::text);
        assertTrue(verdicts.position() > beginning(Topics.COMMANDS));
        Verdict orders = verdicts.verdicts().get(5);
        assertTrue(orders.detail().startsWith(ORDERS + " fills"), orders.detail());
    }

    private VerdictTable verify(TopicArchive from) {
        return new Verifier(client, 0, from, line -> {}).once(true);
    }

    /**
     * What it compares its snapshots with is the state of a core that has applied every command.
     */
    private void aFollowerThatStartsNowHasTheSameState() {
        eventually("it made the newest", () -> newest() == madeBy(other));
        stack.stop(other);
        stack.start(other);
        String restored = lineBefore(other, "replay begins");
        String made = lastLine(other, "snapshot made venue=0 " + text(restored, "position"));
        assertTrue(number(restored, "position") >= beginning(Topics.COMMANDS), restored);
        assertTrue(made.contains(text(restored, "stateHash") + " compared=true"), made);
        long end = partition(Topics.COMMANDS, KafkaPartition::end);
        eventually("it makes a snapshot", () -> newest() > end && newest() == madeBy(other));
        assertTrue(lastLine(other, "snapshot made").contains("compared=true"));

        stack.kill(leader);
        eventually("it leads", () -> isLive(other));
    }

    private static String text(String line, String name) {
        Matcher matcher = Pattern.compile(name + "=\\w+").matcher(line);
        assertTrue(matcher.find(), () -> name + " is not in: " + line);
        return matcher.group();
    }

    private void anArchiveThatBeginsLateIsImportedAtItsOffsets() {
        stack.stop(other);
        Path late = folder.resolve("late");
        new LogExport(client.kafkaBootstrapServers(), line -> {}).run(new TopicArchive(late));
        long first = beginning(Topics.COMMANDS);
        long end = partition(Topics.COMMANDS, KafkaPartition::end);
        LogCopy copy = new LogCopy(late, LogKeys.ofHome(home), Long.MAX_VALUE, line -> {});
        stack.close();

        StackOptions options = StackOptions.test(TestStack.project(), folder.resolve("copy"));
        stack = Stack.start(options.only(List.of("kafka")), line -> {});
        client = stack.client();
        Brokers empty = Brokers.plain(client.kafkaBootstrapServers());
        String refusal =
                String.valueOf(
                        assertThrows(StackException.class, () -> copy.run(empty, null, null))
                                .getMessage());
        assertTrue(refusal.contains("--epoch"), refusal);
        assertEquals(end, copy.run(empty, null, 7));
        assertEquals(first, beginning(Topics.COMMANDS));
        assertEquals(end + 1, partition(Topics.COMMANDS, KafkaPartition::end));
    }

    /** As that of a finished base backup. */
    private Path manifest(String name, String oldestSnapshot) throws IOException {
        Path backup = Files.createDirectories(backups.resolve(name));
        new BackupManifest(
                        new TreeMap<>(
                                Map.of(
                                        BackupManifest.ENDED_AT,
                                        Instant.now().toString(),
                                        BackupManifest.SNAPSHOT_OLDEST,
                                        oldestSnapshot,
                                        BackupManifest.TABLES_POSITION,
                                        Long.toString(Long.MAX_VALUE))))
                .write(backup);
        return backup;
    }

    private static long needed(Path backup) {
        return BackupManifest.read(backup).orElseThrow().neededFrom();
    }

    private long beginning(String topic) {
        return partition(topic, KafkaPartition::beginning);
    }

    private long partition(String topic, ToLongFunction<KafkaPartition> what) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaPartition.consumer(client.kafkaBootstrapServers())) {
            return what.applyAsLong(new KafkaPartition(consumer, topic, 0));
        }
    }

    private long archived(String process) {
        return metric(process, "bourse_archive_position_commands");
    }

    /** -1 while it does not answer. */
    private long metric(String process, String name) {
        try {
            String page = client.rest().text(client.managementUrl(process).resolve("/q/metrics"));
            return page.lines()
                    .filter(line -> line.startsWith(name + "{"))
                    .mapToLong(line ->
                            (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (StackException e) {
            return -1;
        }
    }

    private boolean said(String process, String what) {
        return !lastLine(process, what).isEmpty();
    }

    private String lastLine(String process, String what) {
        return lines(process).stream()
                .filter(line -> line.contains(what))
                .reduce("", (before, line) -> line);
    }

    private List<String> lines(String process) {
        Path log = Path.of(stack.state().find(process).orElseThrow().log());
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new StackException("cannot read " + log, e);
        }
    }

    private String lineBefore(String process, String what) {
        String[] before = {"", ""};
        lines(process)
                .forEach(line -> {
                    if (line.contains(what)) {
                        before[1] = before[0];
                    }
                    before[0] = line;
                });
        return before[1];
    }

    /** The last snapshot that a process made; -1 for none. */
    private long madeBy(String process) {
        String line = lastLine(process, "snapshot made");
        return line.isEmpty() ? -1 : number(line, "position");
    }

    private static long number(String line, String name) {
        return Long.parseLong(text(line, name).substring(name.length() + 1));
    }

    private long snapshots() {
        return snapshots("count(*)");
    }

    private long oldest() {
        return snapshots("coalesce(min(position), -1)");
    }

    private long newest() {
        return snapshots("coalesce(max(position), -1)");
    }

    private long snapshots(String what) {
        try (Connection connection =
                        DriverManager.getConnection(
                                client.jdbcUrl("matching"),
                                PostgresServer.SUPERUSER,
                                client.jdbcPassword(PostgresServer.SUPERUSER));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT " + what + " FROM snapshots WHERE verified")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StackException("no snapshots: " + e, e);
        }
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}

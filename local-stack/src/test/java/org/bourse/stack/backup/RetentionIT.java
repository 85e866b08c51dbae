package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.bourse.contracts.Topics;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.process.StackException;
import org.bourse.stack.server.PostgresServer;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A venue whose past nobody needs deletes what is old, and starts from what is left. */
class RetentionIT {
    private static final String MATCHING = "matching-service";
    private static final int ORDERS = 300;

    private Stack stack;
    private StackClient client;

    @BeforeEach
    void start() {
        Path home = TestStack.emptyHome("retention");
        Overrides overrides = new Overrides(new StackFolders(home), MATCHING);
        Map.of(
                        "bourse.retention.keep", "0S",
                        "bourse.retention.keep-min", "0S",
                        "bourse.retention.every", "1S",
                        "bourse.snapshots.every-commands", "40",
                        "quarkus.oidc.tenant-enabled", "false")
                .forEach(overrides::set);
        StackOptions options =
                StackOptions.test(TestStack.project(), home)
                        .only(List.of("postgresql", "kafka", MATCHING));
        stack = Stack.start(options, line -> {});
        client = stack.client();
    }

    @AfterEach
    void end() {
        stack.close();
    }

    @Test
    void whatIsOldGoesAndTheVenueStartsFromTheRest() throws Exception {
        Trading trading = new Trading(client);
        trading.orders(ORDERS);
        eventually("the log is deleted from", () -> beginning(Topics.COMMANDS) > 0);
        eventually("book events are, too", () -> beginning(Topics.BOOK_EVENTS) > 0);
        long begins = beginning(Topics.COMMANDS);
        assertTrue(begins <= oldestSnapshot(), "a start from the oldest snapshot is possible");
        assertEquals(0, beginning(Topics.ORDER_EVENTS));
        assertEquals(0, beginning(Topics.TRADE_EVENTS));

        stack.kill(MATCHING);
        stack.start(MATCHING);
        long before = partition(Topics.TRADE_EVENTS, KafkaPartition::end);
        trading.orders(ORDERS);
        eventually(
                "it trades",
                () -> partition(Topics.TRADE_EVENTS, KafkaPartition::end) >= before + ORDERS / 2);
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

    private long oldestSnapshot() {
        try (Connection connection =
                        DriverManager.getConnection(
                                client.jdbcUrl("matching"),
                                PostgresServer.SUPERUSER,
                                client.jdbcPassword(PostgresServer.SUPERUSER));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT min(position) FROM snapshots WHERE verified")) {
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

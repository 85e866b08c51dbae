package org.bourse.platform.projection;

import static org.bourse.platform.events.Records.batch;
import static org.bourse.platform.events.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.events.FaultException;
import org.bourse.platform.events.Records;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.platform.trace.Traces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectionRunnerTest {
    private static final int VENUE = 0;

    @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

    private final List<String> halts = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ProjectionRunner<OrderEvents> runner;

    @BeforeEach
    void createTables() throws SQLException {
        Positions.createTables(POSTGRES);
        runner = runner(POSTGRES.dataSource());
        runner.receive(batch(VENUE, numbered(1), numbered(2)));
    }

    @Test
    void howLongABatchTookIsMeasured() {
        Timer projected =
                meters.get("bourse.hop")
                        .tag("hop", "events-projected")
                        .tag("topic", new Positions().topic())
                        .timer();

        assertEquals(1, projected.count());
        assertEquals(0, meters.get("bourse.projection.lag").timeGauge().value());
    }

    private ProjectionRunner<OrderEvents> runner(DataSource dataSource) {
        return new ProjectionRunner<>(
                new Positions(),
                dataSource,
                VENUE,
                fault -> halts.add(fault.reason()),
                Traces.off(),
                meters);
    }

    /** The process ends with this reason; what it had made durable is as it was. */
    private void assertStops(String reason, ConsumerRecords<byte[], byte[]> records)
            throws SQLException {
        assertThrows(FaultException.class, () -> runner.receive(records));

        assertEquals(List.of(reason), halts);
        assertEquals(List.of(10L, 20L), Positions.applied(POSTGRES));
        assertEquals(List.of(2L, 20L, 2L), Positions.stored(POSTGRES));
        assertEquals(20, runner.appliedPosition());
    }

    @Test
    void rowsAndPositionGoTogether() throws SQLException {
        runner.receive(batch(VENUE, numbered(3), numbered(4)));

        assertEquals(List.of(10L, 20L, 30L, 40L), Positions.applied(POSTGRES));
        assertEquals(List.of(4L, 40L, 4L), Positions.stored(POSTGRES));
        assertEquals(40, runner.appliedPosition());
        assertEquals(List.of(), halts);
    }

    @Test
    void whatWasAppliedIsDropped() throws SQLException {
        runner.receive(batch(VENUE, numbered(1), numbered(2), numbered(3)));
        runner.receive(batch(VENUE, numbered(2), numbered(3)));

        assertEquals(List.of(10L, 20L, 30L), Positions.applied(POSTGRES));
        assertEquals(List.of(3L, 30L, 3L), Positions.stored(POSTGRES));
        assertEquals(List.of(), halts);
    }

    @Test
    void aGapBetweenBatchesStopsIt() throws SQLException {
        assertStops(
                "gap in order-events at position 40: sequence 4 after 2",
                batch(VENUE, numbered(4), numbered(5)));
    }

    @Test
    void aGapWithinABatchStopsIt() throws SQLException {
        assertStops(
                "gap in order-events at position 50: sequence 5 after 3",
                batch(VENUE, numbered(3), numbered(5), numbered(6)));
    }

    @Test
    void anUnknownFieldStopsIt() throws SQLException {
        assertStops(
                "order-events offset 3 holds what this build does not know",
                batch(VENUE, numbered(3), Records.withUnknownField(4), numbered(5)));
    }

    @Test
    void aNewerContractStopsIt() throws SQLException {
        assertStops(
                "order-events offset 2 holds what this build does not know",
                batch(VENUE, Records.ofNewerContract(3), numbered(4)));
    }

    @Test
    void anUnreadableRecordStopsIt() throws SQLException {
        byte[] cut = {0x0a, 0x7f};

        assertStops(
                "order-events offset 2 is unreadable",
                batch(VENUE, List.of(Records.entry(VENUE, 2, cut))));
    }

    @Test
    void aRefusalOfTheDatabaseStopsIt() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE applied ADD CHECK (position < 40)");
        }

        assertStops(
                "the projection of order-events failed", batch(VENUE, numbered(3), numbered(4)));
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() throws SQLException {
        List<Boolean> healthy = new ArrayList<>();
        DataSource real = POSTGRES.dataSource();
        List<ProjectionRunner<OrderEvents>> self = new ArrayList<>();
        DataSource flaky =
                dataSource(() -> {
                    healthy.add(self.getFirst().healthy());
                    if (healthy.size() < 3) {
                        throw new SQLTransientConnectionException("away");
                    }
                    return real.getConnection();
                });
        self.add(runner(flaky));

        self.getFirst().receive(batch(VENUE, numbered(3)));

        assertEquals(List.of(true, false, false), healthy);
        assertTrue(self.getFirst().healthy());
        assertEquals(List.of(3L, 30L, 3L), Positions.stored(POSTGRES));
        assertEquals(List.of(), halts);
    }

    @Test
    void otherVenuesAreNoneOfItsBusiness() throws SQLException {
        runner.receive(batch(VENUE + 1, numbered(7)));

        assertEquals(List.of(10L, 20L), Positions.applied(POSTGRES));
        assertFalse(halts.iterator().hasNext());
    }

    /** As when a replica is taken for dead and goes on all the same. */
    @Test
    void twoReplicasApplyEachRecordOnceAndWaitForEachOther() throws Exception {
        int last = 400;
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int replica = 0; replica < 2; replica++) {
                ProjectionRunner<OrderEvents> one = runner(POSTGRES.dataSource());
                SplittableRandom random = new SplittableRandom(replica);
                ends.add(replicas.submit(() -> receiveAll(one, last, random)));
            }
            for (Future<?> end : ends) {
                end.get(60, TimeUnit.SECONDS);
            }
        }

        assertEquals(
                LongStream.rangeClosed(1, last).map(sequence -> 10 * sequence).boxed().toList(),
                Positions.applied(POSTGRES));
        assertEquals(List.of((long) last, 10L * last, (long) last), Positions.stored(POSTGRES));
        assertEquals(List.of(), halts);
    }

    /** From the first record on, in batches of any size. */
    private static void receiveAll(
            ProjectionRunner<OrderEvents> one, int last, SplittableRandom random) {
        int next = 1;
        while (next <= last) {
            int end = Math.min(last, next + random.nextInt(5));
            OrderEvents[] records = new OrderEvents[end - next + 1];
            for (int i = 0; i < records.length; i++) {
                records[i] = numbered(next + i);
            }
            one.receive(batch(VENUE, records));
            next = end + 1;
        }
    }

    @FunctionalInterface
    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static DataSource dataSource(Connecting connecting) {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, _, _) -> connecting.connect());
    }
}

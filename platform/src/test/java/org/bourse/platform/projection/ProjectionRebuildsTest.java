package org.bourse.platform.projection;

import static org.bourse.platform.events.Records.batch;
import static org.bourse.platform.events.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.platform.trace.Traces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Four records are applied when a rebuild is asked for. */
class ProjectionRebuildsTest {
    private static final int VENUE = 0;
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_EVENTS, VENUE);

    @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

    private final List<String> halts = new ArrayList<>();
    private ProjectionRunner<OrderEvents> runner;
    private long nanos;

    @BeforeEach
    void createTables() throws SQLException {
        Positions.createTables(POSTGRES);
        runner =
                new ProjectionRunner<>(
                        new Positions(),
                        POSTGRES.dataSource(),
                        VENUE,
                        fault -> halts.add(fault.reason()),
                        Traces.off(),
                        new SimpleMeterRegistry());
        runner.receive(batch(VENUE, numbered(1), numbered(2), numbered(3), numbered(4)));
    }

    private ProjectionRebuilds asked(String... rebuilds) {
        return new ProjectionRebuilds(
                List.of(rebuilds),
                List.of(new Positions()),
                POSTGRES::dataSource,
                VENUE,
                () -> nanos);
    }

    /** As when the partition is assigned. */
    private void assign(ProjectionRebuilds rebuilds, TopicPartition partition) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            rebuilds.beginIfAsked(connection, partition);
            assertTrue(connection.getAutoCommit());
        }
        nanos += TimeUnit.SECONDS.toNanos(1);
    }

    private void falsify() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM applied WHERE position = 20");
            statement.execute("UPDATE applied SET position = 31 WHERE position = 30");
        }
    }

    @Test
    void aRebuiltProjectionIsAsIfNothingHadHappenedToIt() throws SQLException {
        falsify();
        ProjectionRebuilds rebuilds = asked("order-events:1");

        assign(rebuilds, PARTITION);

        assertEquals(List.of(), Positions.applied(POSTGRES));
        assertEquals(List.of(0L, -1L, 0L), Positions.stored(POSTGRES));
        runner.receive(batch(VENUE, numbered(1), numbered(2), numbered(3), numbered(4)));
        assertEquals(List.of(10L, 20L, 30L, 40L), Positions.applied(POSTGRES));
        assertEquals(List.of(4L, 40L, 4L), Positions.stored(POSTGRES));
        assertEquals(List.of(), halts);
    }

    @Test
    void itIsUnderWayUntilItIsWhereItWasForEveryReplica() throws SQLException {
        ProjectionRebuilds another = asked();
        assertFalse(another.underWay());
        ProjectionRebuilds rebuilds = asked("order-events:1");
        assertTrue(rebuilds.isDue());
        assertFalse(rebuilds.underWay());
        assign(rebuilds, PARTITION);

        runner.receive(batch(VENUE, numbered(1), numbered(2), numbered(3)));

        assertFalse(rebuilds.isDue());
        assertTrue(rebuilds.underWay());
        assertTrue(another.underWay());
        nanos += TimeUnit.SECONDS.toNanos(1);
        runner.receive(batch(VENUE, numbered(4)));
        assertFalse(rebuilds.underWay());
        assertFalse(another.underWay());
    }

    @Test
    void anIdIsCarriedOutOnce() throws SQLException {
        assign(asked("order-events:1"), PARTITION);
        runner.receive(batch(VENUE, numbered(1), numbered(2)));

        assign(asked("order-events:1"), PARTITION);

        assertEquals(List.of(10L, 20L), Positions.applied(POSTGRES));
        assign(asked("order-events:2"), PARTITION);
        assertEquals(List.of(), Positions.applied(POSTGRES));
        assertTrue(asked().underWay());
        runner.receive(batch(VENUE, numbered(1), numbered(2), numbered(3)));
        assertTrue(asked().underWay());
    }

    @Test
    void otherTopicsAndVenuesStay() throws SQLException {
        assign(asked("ledger-events:1"), new TopicPartition(Topics.LEDGER_EVENTS, VENUE));
        assign(asked("order-events:1"), new TopicPartition(Topics.ORDER_EVENTS, VENUE + 1));
        assign(asked(), PARTITION);

        assertEquals(List.of(10L, 20L, 30L, 40L), Positions.applied(POSTGRES));
    }

    @Test
    void aReplicaThatWasInTheMiddleOfABatchStops() throws SQLException {
        assign(asked("order-events:1"), PARTITION);

        assertThrows(RuntimeException.class, () -> runner.receive(batch(VENUE, numbered(5))));

        assertEquals(List.of("gap in order-events at position 50: sequence 5 after 0"), halts);
        assertEquals(List.of(), Positions.applied(POSTGRES));
    }

    @Test
    void whatIsMalformedIsRefused() {
        for (String one : List.of("order-events", "order-events:", ":1")) {
            assertThrows(IllegalArgumentException.class, () -> asked(one), one);
        }
    }
}

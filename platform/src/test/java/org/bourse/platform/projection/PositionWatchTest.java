package org.bourse.platform.projection;

import static org.bourse.platform.events.Records.batch;
import static org.bourse.platform.events.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.platform.trace.Traces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Time stands still but for {@link #look}, which is a pause and the look after it. */
class PositionWatchTest {
    private static final int VENUE = 0;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

    private final List<String> halts = new ArrayList<>();
    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final ProjectionRunners runners =
            new ProjectionRunners(
                    POSTGRES::dataSource,
                    VENUE,
                    fault -> halts.add(fault.reason()),
                    Traces.off(),
                    new SimpleMeterRegistry());
    private final PositionWatch watch =
            new PositionWatch(runners, POSTGRES::dataSource, VENUE, looks::add, () -> nanoTime());
    private ProjectionRunner<OrderEvents> runner;
    private long nanoTime = Long.MAX_VALUE - 1;

    private long nanoTime() {
        return nanoTime;
    }

    @BeforeEach
    void applyTheFirst() throws SQLException {
        Positions.createTables(POSTGRES);
        runner = runners.runner(new Positions());
        runner.receive(batch(VENUE, numbered(1)));
    }

    private CompletableFuture<Boolean> reached(long position) {
        return watch.reached(Topics.ORDER_EVENTS, position, AT_MOST).toCompletableFuture();
    }

    private void look() {
        nanoTime += PAUSE.toNanos();
        looks.remove().run();
    }

    @Test
    void aPositionThatIsAppliedIsNotWaitedFor() {
        assertTrue(reached(10).join());
        assertTrue(looks.isEmpty());
    }

    @Test
    void waitsUntilThePositionIsApplied() {
        CompletableFuture<Boolean> reached = reached(20);
        look();
        assertFalse(reached.isDone());

        runner.receive(batch(VENUE, numbered(2)));
        look();

        assertTrue(reached.join());
        assertTrue(looks.isEmpty(), "it looks no more");
    }

    @Test
    void anEarlierPositionIsNotEnough() {
        CompletableFuture<Boolean> reached = reached(30);

        runner.receive(batch(VENUE, numbered(2)));
        look();

        assertFalse(reached.isDone());
    }

    @Test
    void theRunnerOfAnotherTopicDoesNotCount() {
        CompletableFuture<Boolean> reached =
                watch.reached(Topics.LEDGER_EVENTS, 10, AT_MOST).toCompletableFuture();

        look();

        assertFalse(reached.isDone());
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        CompletableFuture<Boolean> reached = reached(20);
        int count = 0;
        while (!reached.isDone()) {
            look();
            count++;
        }

        assertFalse(reached.join());
        assertEquals(AT_MOST.dividedBy(PAUSE) + 1, count);
        assertTrue(looks.isEmpty(), "it looks no more");
    }

    @Test
    void seesWhatAnotherReplicaHasWritten() {
        CompletableFuture<Boolean> reached = reached(20);
        new ProjectionRunner<>(
                        new Positions(),
                        POSTGRES.dataSource(),
                        VENUE,
                        fault -> halts.add(fault.reason()),
                        Traces.off(),
                        new SimpleMeterRegistry())
                .receive(batch(VENUE, numbered(2)));

        for (int i = 1; i < PositionWatch.LOOKS_PER_QUERY; i++) {
            look();
            assertFalse(reached.isDone(), "look " + i + " asks this process only");
        }
        look();

        assertTrue(reached.join());
    }

    @Test
    void aDatabaseThatIsAwayIsNoPositionReached() {
        PositionWatch alone =
                new PositionWatch(
                        runners, PostgresExtension::away, VENUE, looks::add, () -> nanoTime());
        CompletableFuture<Boolean> reached =
                alone.reached(Topics.ORDER_EVENTS, 20, AT_MOST).toCompletableFuture();

        for (int i = 0; i < PositionWatch.LOOKS_PER_QUERY; i++) {
            look();
        }
        assertFalse(reached.isDone());
        runner.receive(batch(VENUE, numbered(2)));
        look();

        assertTrue(reached.join());
    }
}

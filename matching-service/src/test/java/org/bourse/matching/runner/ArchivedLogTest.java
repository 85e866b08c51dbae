package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.contracts.v1.Side;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was archived, deleted in part, or brought back. */
class ArchivedLogTest {
    @TempDir Path folder;

    private final MemoryCommandLog commands = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private final ManualClock clock = new ManualClock();
    private final SignedCommands writers = new SignedCommands(500);

    private RunnerLife life(MemoryCommandLog log, MemoryEventLog topics) {
        return new RunnerLife(log, topics, snapshots, log.appender(), clock, 50, facts -> {});
    }

    private RunnerLife traded() {
        RunnerLife life = life(commands, events).settle(commands);
        commands.add(writers.asset(1, "BTC"));
        commands.add(writers.asset(2, "USDT"));
        commands.add(writers.listSymbol(SignedCommands.symbol()));
        commands.add(writers.openAccount(1_000));
        commands.add(writers.deposit(1_000, 2, 100_000_000_000_000_000L));
        orders(0, 60);
        return life.settle(commands);
    }

    private void orders(int from, int to) {
        for (int i = from; i < to; i++) {
            commands.add(
                    writers.place(SignedCommands.limit(1_000, Side.BUY, 1_000 + i, 10, "o" + i)));
        }
    }

    private SnapshotPoint snapshot(RunnerLife life) throws Shadow.DivergedException {
        return new Shadow(
                        RunnerLife.SETTINGS, RunnerLife.seal(), snapshots, new RecordingObserver())
                .make(commands.reader(50), life.runner.progress().stored(), List.of(), null)
                .orElseThrow();
    }

    private static StateHash hash(MemoryCommandLog log, RunnerLife life) {
        while (life.runner.progress().next() < log.size()) {
            life.runner.turn();
        }
        var pin = life.runner.pin();
        life.runner.turn();
        return Objects.requireNonNull(pin.join().stateHash());
    }

    private static void assertSame(MemoryEventLog expected, MemoryEventLog actual) {
        for (EventTopic topic : EventTopic.values()) {
            List<EventRecord> records = expected.records(topic);
            assertTrue(actual.records(topic).size() >= records.size(), topic.topic());
            for (int i = 0; i < records.size(); i++) {
                assertEquals(records.get(i).sequence(), actual.records(topic).get(i).sequence());
                assertArrayEquals(records.get(i).bytes(), actual.records(topic).get(i).bytes());
            }
        }
    }

    @Test
    void aLogThatWentThroughAnArchiveGivesTheSameState() {
        traded();
        MemoryCommandLog copy =
                commands.throughArchive(new TopicArchive(folder).partition(Topics.COMMANDS, 0));

        assertEquals(commands.size(), copy.size());
        assertEquals(hash(commands, life(commands, events)), hash(copy, life(copy, events)));
    }

    @Test
    void eventTopicsThatLostTheirTailsAreCompletedFromTheLog() {
        traded();
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 20; trial++) {
            MemoryEventLog restored = copy(events);
            restored.loseTails(random, 40);
            assertInstanceOf(Live.class, life(commands, restored).settle(commands).runner.state());
            assertSame(events, restored);
        }
    }

    @Test
    void emptyEventTopicsAreMadeAnewFromAWholeLog() {
        traded();
        MemoryEventLog empty = new MemoryEventLog();

        assertInstanceOf(Live.class, life(commands, empty).settle(commands).runner.state());
        assertSame(events, empty);
    }

    @Test
    void emptyEventTopicsBesideASnapshotAreNotContinued() throws Shadow.DivergedException {
        snapshot(traded());
        Halted halted =
                assertInstanceOf(Halted.class, life(commands, new MemoryEventLog()).runner.state());

        assertTrue(halted.reason().contains("truncated"), halted.reason());
    }

    @Test
    void aLogWhoseBeginningIsDeletedIsGoneOnWithFromTheSnapshot() throws Shadow.DivergedException {
        SnapshotPoint point = snapshot(traded());
        orders(60, 90);
        life(commands, events).settle(commands);
        StateHash whole = hash(commands, life(commands, events));
        commands.deleteBefore(point.position());

        RunnerLife next = life(commands, events);
        assertTrue(next.observer.said.contains("restored at " + point.position()));
        assertEquals(whole, hash(commands, next));
        assertInstanceOf(Live.class, next.settle(commands).runner.state());
    }

    @Test
    void withoutASnapshotALogWhoseBeginningIsDeletedIsNotContinued() {
        traded();
        commands.deleteBefore(10);
        Halted halted = assertInstanceOf(Halted.class, life(commands, events).runner.state());

        assertTrue(halted.reason().contains("begins at command 10"), halted.reason());
    }

    @Test
    void aLogThatBeginsAfterTheSnapshotIsNotContinued() throws Shadow.DivergedException {
        SnapshotPoint point = snapshot(traded());
        commands.deleteBefore(point.position() + 1);
        Halted halted = assertInstanceOf(Halted.class, life(commands, events).runner.state());

        assertTrue(halted.reason().contains("the log begins after"), halted.reason());
    }

    private static MemoryEventLog copy(MemoryEventLog events) {
        MemoryEventLog copy = new MemoryEventLog();
        for (EventTopic topic : EventTopic.values()) {
            copy.records(topic).addAll(events.records(topic));
        }
        return copy;
    }
}

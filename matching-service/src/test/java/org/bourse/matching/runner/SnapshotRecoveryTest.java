package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bourse.contracts.v1.Side;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.junit.jupiter.api.Test;

/** A snapshot and the rest of the log give what the whole log gives, or nothing. */
class SnapshotRecoveryTest {
    private final MemoryCommandLog commands = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private final ManualClock clock = new ManualClock();
    private final SignedCommands writers = new SignedCommands(500);
    private final List<VenueFact> facts = new ArrayList<>();

    private RunnerLife life() {
        return new RunnerLife(
                commands, events, snapshots, commands.appender(), clock, 50, facts::addAll);
    }

    private Shadow shadow() {
        return new Shadow(
                RunnerLife.SETTINGS, RunnerLife.seal(), snapshots, new RecordingObserver());
    }

    private RunnerLife traded(int orders) {
        RunnerLife life = life().settle(commands);
        commands.add(writers.asset(1, "BTC"));
        commands.add(writers.asset(2, "USDT"));
        commands.add(writers.listSymbol(SignedCommands.symbol()));
        commands.add(writers.openAccount(1_000));
        commands.add(writers.deposit(1_000, 2, 100_000_000_000_000_000L));
        orders(0, orders);
        return life.settle(commands);
    }

    private void orders(int from, int to) {
        for (int i = from; i < to; i++) {
            commands.add(
                    writers.place(SignedCommands.limit(1_000, Side.BUY, 1_000 + i, 10, "o" + i)));
        }
    }

    private SnapshotPoint snapshot(RunnerLife life) throws Shadow.DivergedException {
        return shadow().make(commands.reader(50), life.runner.progress().stored(), List.of(), null)
                .orElseThrow();
    }

    @Test
    void theNextLifeBeginsAtTheSnapshotAndGoesOnAsIfItHadReadAll() throws Shadow.DivergedException {
        RunnerLife first = traded(60);
        SnapshotPoint point = snapshot(first);
        orders(60, 90);
        first.settle(commands);
        int stored = events.records(org.bourse.matching.codec.EventTopic.ORDER).size();
        facts.clear();

        RunnerLife second = life();
        assertTrue(second.observer.said.contains("restored at " + point.position()));
        second.settle(commands);
        assertInstanceOf(Live.class, second.runner.state());
        assertEquals(1, facts.stream().filter(VenueFact.SymbolListed.class::isInstance).count());
        assertEquals(2, facts.stream().filter(VenueFact.AssetListed.class::isInstance).count());
        List<Long> sequences =
                events.records(org.bourse.matching.codec.EventTopic.ORDER).stream()
                        .map(org.bourse.matching.codec.EventRecord::sequence)
                        .toList();
        assertTrue(sequences.size() > stored);
        assertEquals(
                IntStream.rangeClosed(1, sequences.size()).mapToObj(Long::valueOf).toList(),
                sequences);

        RunnerLife whole = new RunnerLife(commands, events, commands.appender(), clock);
        whole.runner.turn();
        while (whole.runner.progress().next() < commands.size()) {
            whole.runner.turn();
        }
        StateHash expected = pinned(whole);
        RunnerLife restored = life();
        while (restored.runner.progress().next() < commands.size()) {
            restored.runner.turn();
        }
        assertEquals(expected, pinned(restored));
    }

    private static StateHash pinned(RunnerLife life) {
        var pin = life.runner.pin();
        life.runner.turn();
        return required(pin.join().stateHash());
    }

    private static StateHash required(@org.jspecify.annotations.Nullable StateHash hash) {
        assertNotNull(hash);
        return hash;
    }

    @Test
    void threeGenerationsAreKept() throws Shadow.DivergedException {
        RunnerLife life = traded(10);
        for (int i = 1; i <= 5; i++) {
            orders(10 * i, 10 * i + 10);
            life.settle(commands);
            snapshot(life);
        }
        assertEquals(3, snapshots.verified().size());
    }

    @Test
    void aDamagedSnapshotIsLeftForAnOlderOne() throws Shadow.DivergedException {
        RunnerLife life = traded(10);
        SnapshotPoint older = snapshot(life);
        orders(10, 20);
        life.settle(commands);
        snapshot(life);
        byte[] bytes = snapshots.newestBytes();
        bytes[bytes.length / 2] ^= 1;
        RunnerLife next = life();
        assertTrue(next.observer.said.contains("restored at " + older.position()));
        assertInstanceOf(Live.class, next.settle(commands).runner.state());
    }

    @Test
    void withoutTheStoreTheWholeLogIsReplayed() throws Shadow.DivergedException {
        RunnerLife life = traded(10);
        snapshot(life);
        snapshots.away = true;
        RunnerLife next = life();
        assertTrue(next.observer.said.contains("snapshots away"));
        assertInstanceOf(Live.class, next.settle(commands).runner.state());
    }

    @Test
    void aLogThatEndsBeforeTheSnapshotIsNotContinued() throws Shadow.DivergedException {
        RunnerLife life = traded(60);
        snapshot(life);
        commands.truncate(commands.size() - 30);
        Halted halted = assertInstanceOf(Halted.class, life().runner.state());
        assertTrue(halted.reason().contains("truncated"), halted.reason());
    }

    @Test
    void aLogThatWasTruncatedAndWrittenAnewIsNotContinued() throws Shadow.DivergedException {
        RunnerLife life = traded(60);
        snapshot(life);
        commands.truncate(commands.size() - 30);
        orders(200, 300);
        Halted halted = assertInstanceOf(Halted.class, life().runner.state());
        assertTrue(halted.reason().contains("truncated"), halted.reason());
    }

    @Test
    void aStateThatDependsOnTheWayThereIsNotKept() {
        RunnerLife life = traded(10);
        assertThrows(
                Shadow.DivergedException.class,
                () ->
                        shadow().make(
                                        commands.reader(50),
                                        life.runner.progress().stored(),
                                        List.of(),
                                        new StateHash(1, 2)));
        assertEquals(List.of(), snapshots.verified());
    }

    @Test
    void aShadowComesToTheStateOfTheFollower() throws Shadow.DivergedException {
        traded(40);
        RunnerLife follower = life();
        follower.runner.turn();
        follower.runner.turn();
        var pin = follower.runner.pin();
        follower.runner.turn();
        SnapshotPoint point =
                shadow().make(
                                commands.reader(50),
                                pin.join().position(),
                                List.of(),
                                pin.join().stateHash())
                        .orElseThrow();
        assertEquals(pin.join().stateHash(), point.stateHash());
        assertEquals(pin.join().position(), point.position());
    }

    /** Another process may come before, and be further. */
    @Test
    void aSnapshotThatIsOldBeforeItIsMadeIsNotMade() throws Shadow.DivergedException {
        RunnerLife life = traded(40);
        long older = life.runner.progress().stored();
        orders(40, 60);
        life.settle(commands);
        SnapshotPoint newer = snapshot(life);

        assertEquals(
                Optional.empty(),
                shadow().make(commands.reader(50), older, List.of(), new StateHash(1, 2)));
        assertEquals(List.of(newer), snapshots.verified());
    }
}

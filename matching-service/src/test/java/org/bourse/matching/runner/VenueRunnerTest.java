package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.SetVenueState;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.CannotJudgeException;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.RunnerState.Claiming;
import org.bourse.matching.runner.RunnerState.Following;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.bourse.matching.runner.RunnerState.Opening;
import org.bourse.matching.runner.RunnerState.Replaying;
import org.junit.jupiter.api.Test;

class VenueRunnerTest {
    private final MemoryCommandLog commands = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final ManualClock clock = new ManualClock();
    private final SignedCommands writers = new SignedCommands(500);

    @Test
    void emptyLogGetsTheKeysThatAreMissing() {
        RunnerLife life = life().settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        List<String> activated = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            CommandBody body = body(i);
            if (body.hasActivateKey()) {
                activated.add(
                        body.getActivateKey().getKeyId()
                                + body.getActivateKey().getWritersList().toString());
            }
        }
        assertEquals(List.of("2[ORDER_ENTRY]", "3[FUNDING]", "4[RISK]"), activated);
    }

    @Test
    void secondLifeActivatesNothingAgain() {
        life().settle(commands);
        int size = commands.size();
        RunnerLife life = life().settle(commands);
        assertTrue(life.observer.said.contains("live"));
        assertTrue(body(size).hasClaim());
        for (int i = size + 1; i < commands.size(); i++) {
            assertTrue(body(i).hasTick());
        }
    }

    @Test
    void isNotLiveBeforeReplayEnds() {
        life().settle(commands);
        RunnerLife life =
                new RunnerLife(commands, events, commands.appender(), clock, 1, fact -> {});
        int size = commands.size();
        assertInstanceOf(Replaying.class, life.runner.state());
        for (int i = 1; i < size; i++) {
            life.runner.turn();
            assertInstanceOf(Replaying.class, life.runner.state());
            assertEquals(size, commands.size());
        }
        life.runner.turn();
        assertInstanceOf(Following.class, life.runner.state());
    }

    @Test
    void isNotLiveBeforeKeysAreActive() {
        RunnerLife life = life();
        life.runner.turn();
        assertInstanceOf(Following.class, life.runner.state());
        life.runner.turn();
        assertInstanceOf(Claiming.class, life.runner.state());
        life.runner.turn();
        assertInstanceOf(Opening.class, life.runner.state());
        life.runner.turn();
        assertInstanceOf(Live.class, life.runner.state());
    }

    @Test
    void asksAgainForKeysThatWereNotWritten() {
        CommandAppender log = commands.appender();
        List<CommandBody> lost = new ArrayList<>();
        RunnerLife life =
                new RunnerLife(
                        commands,
                        events,
                        (writer, body) -> {
                            if (body.hasActivateKey() && lost.size() < 2) {
                                lost.add(body);
                                return CompletableFuture.failedStage(new RuntimeException("lost"));
                            }
                            return log.append(writer, body);
                        },
                        clock);
        life.settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertEquals(2, lost.size());
    }

    @Test
    void leavesRevokedKeysRevoked() {
        life().settle(commands);
        commands.add(
                writers.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setRevokeKey(
                                        org.bourse.contracts.v1.RevokeKey.newBuilder().setKeyId(4))
                                .build()));
        RunnerLife life = life().settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertTrue(life.observer.said.contains("revoked 4"));
    }

    @Test
    void ticksEveryTenMillisecondsWhileCommandsFlow() {
        RunnerLife life = life().settle(commands);
        int size = commands.size();
        for (int millis = 0; millis < 1_000; millis++) {
            clock.passes(1_000);
            commands.add(writers.openAccount(1_000 + millis));
            life.runner.turn();
        }
        assertEquals(100, ticks(size), 2);
    }

    @Test
    void ticksAboutEverySecondWhenIdle() {
        RunnerLife life = life().settle(commands);
        int size = commands.size();
        for (int millis = 0; millis < 60_000; millis++) {
            clock.passes(1_000);
            life.runner.turn();
        }
        assertEquals(66, ticks(size), 1);
        assertEquals(0, life.observer.rejected);
    }

    @Test
    void confirmsItsOwnRestart() {
        RunnerLife first = life().settle(commands);
        long before = first.runner.progress().venueTimeMicros();
        clock.passes(3_600_000_000L);
        RunnerLife second = life().settle(commands);
        second.runner.turn();
        second.runner.turn();
        assertTrue(second.observer.said.contains("confirmed RESTART"));
        assertTrue(second.runner.progress().venueTimeMicros() >= before + 3_600_000_000L);
    }

    @Test
    void tickThatWasNotWrittenDoesNotStopTime() {
        CommandAppender log = commands.appender();
        List<CommandBody> lost = new ArrayList<>();
        RunnerLife life =
                new RunnerLife(
                        commands,
                        events,
                        (writer, body) -> {
                            if (writer == Writer.RUNNER && commands.size() > 4 && lost.size() < 3) {
                                lost.add(body);
                                return CompletableFuture.failedStage(new RuntimeException("lost"));
                            }
                            return log.append(writer, body);
                        },
                        clock);
        life.settle(commands);
        long before = life.runner.progress().venueTimeMicros();
        for (int turn = 0; turn < 50; turn++) {
            clock.passes(100_000);
            life.runner.turn();
        }
        assertEquals(3, lost.size());
        assertTrue(life.runner.progress().venueTimeMicros() > before + 4_000_000);
    }

    @Test
    void writesOneContinueAtATimeUntilTheWorkIsDone() {
        life().settle(commands);
        manyOrders(2_500);
        List<Integer> writtenAt = new ArrayList<>();
        CommandAppender log = commands.appender();
        RunnerLife life =
                new RunnerLife(
                        commands,
                        events,
                        (writer, body) -> {
                            if (body.hasContinueWork()) {
                                writtenAt.add(commands.size());
                            }
                            return log.append(writer, body);
                        },
                        clock,
                        1,
                        fact -> {});
        life.settle(commands);
        assertEquals(List.of(), writtenAt);

        commands.add(
                writers.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setSetVenueState(
                                        SetVenueState.newBuilder()
                                                .setHalted(true)
                                                .setCancelOrders(true))
                                .build()));
        int begins = commands.size();
        for (int i = 0; i < 20; i++) {
            commands.add(writers.openAccount(2_000 + i));
        }
        life.settle(commands);

        assertEquals(2_500, cancelled());
        assertEquals(1, writtenAt.size(), writtenAt::toString);
        assertEquals(begins + 20, writtenAt.getFirst());
    }

    @Test
    void goesOnContinuingWhenNobodyElseWrites() {
        life().settle(commands);
        manyOrders(2_500);
        commands.add(
                writers.signed(
                        Writer.ADMINISTRATION,
                        CommandBody.newBuilder()
                                .setCancelOrders(CancelOrders.getDefaultInstance())
                                .build()));
        int size = commands.size();
        RunnerLife life = life().settle(commands);

        assertEquals(2_500, cancelled());
        long continues =
                IntStream.range(size, commands.size())
                        .filter(i -> body(i).hasContinueWork())
                        .count();
        assertTrue(continues >= 1 && continues <= 2, continues + " continues");
        int settled = commands.size();
        for (int turn = 0; turn < 10; turn++) {
            life.runner.turn();
        }
        assertEquals(settled, commands.size());
    }

    private void manyOrders(int count) {
        commands.add(writers.asset(1, "BTC"));
        commands.add(writers.asset(2, "USDT"));
        commands.add(writers.listSymbol(SignedCommands.symbol()));
        for (int i = 0; i < count; i++) {
            long account = 1_000 + i / 100;
            if (i % 100 == 0) {
                commands.add(writers.openAccount(account));
                commands.add(writers.deposit(account, 2, 100_000_000_000_000_000L));
            }
            commands.add(
                    writers.place(SignedCommands.limit(account, Side.BUY, 1_000 + i, 10, "o" + i)));
        }
    }

    private long cancelled() {
        return events.records(EventTopic.ORDER).stream()
                .map(VenueRunnerTest::orders)
                .flatMap(record -> record.getEventsList().stream())
                .filter(OrderEvent::hasCancelled)
                .count();
    }

    private static OrderEvents orders(EventRecord record) {
        try {
            return OrderEvents.parseFrom(record.bytes());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void haltsWhereTheCoreFails() {
        life().settle(commands);
        List<String> said = new ArrayList<>();
        commands.add(writers.asset(1, "BTC"));
        commands.add(writers.asset(2, "USDT"));
        int stored = events.records(EventTopic.ORDER).size();
        RunnerLife life =
                new RunnerLife(
                        commands,
                        events,
                        commands.appender(),
                        clock,
                        50,
                        step -> {
                            if (step.getFirst() instanceof VenueFact.AssetListed) {
                                throw new IllegalStateException("planted");
                            }
                            said.add(step.toString());
                        });
        life.settle(commands);
        Halted halted = assertInstanceOf(Halted.class, life.runner.state());
        assertEquals(commands.size() - 2, halted.position());
        assertEquals(stored, events.records(EventTopic.ORDER).size());
        int size = commands.size();
        clock.passes(5_000_000);
        life.runner.turn();
        assertEquals(size, commands.size());
    }

    @Test
    void endsTheProcessAtACommandItCannotJudge() {
        life().settle(commands);
        commands.add(writers.activateKey(9, Writer.RISK));
        Command.Builder envelope =
                writers.envelope(
                        Writer.RISK,
                        CommandBody.newBuilder().setTick(Tick.newBuilder()).build().toByteString());
        commands.add(SignedCommands.seal(9).seal(SignedCommands.VENUE, envelope.setKeyId(9)));
        RunnerLife life = life();
        assertThrows(CannotJudgeException.class, () -> life.settle(commands));
    }

    @Test
    void noticesATruncatedLog() {
        life().settle(commands);
        for (int i = 0; i < 5; i++) {
            clock.passes(1_000_000);
            life().settle(commands);
        }
        commands.truncate(commands.size() - 4);
        RunnerLife life = life();
        Halted halted = assertInstanceOf(Halted.class, life.runner.state());
        assertTrue(halted.reason().contains("truncated"), halted.reason());
        assertTrue(life.isHalted());
    }

    @Test
    void noticesAnotherLogThanTheEventsAreOf() {
        life().settle(commands);
        commands.add(writers.asset(1, "BTC"));
        life().settle(commands);
        int position = commands.size() - 1;
        while (!body(position).hasListAsset()) {
            position--;
        }
        commands.truncate(position);
        commands.add(writers.asset(1, "ETH"));
        for (int i = 0; i < 20; i++) {
            commands.add(writers.openAccount(1_000 + i));
        }
        for (EventTopic topic : EventTopic.values()) {
            List<EventRecord> records = events.records(topic);
            while (!records.isEmpty() && records.getLast().position() > position) {
                records.removeLast();
            }
        }
        RunnerLife life = life().settle(commands);
        Halted halted = assertInstanceOf(Halted.class, life.runner.state());
        assertTrue(halted.reason().contains("contradicts"), halted.reason());
        assertEquals(position, halted.position());
    }

    private RunnerLife life() {
        return new RunnerLife(commands, events, commands.appender(), clock);
    }

    private CommandBody body(int position) {
        try {
            return CommandBody.parseFrom(commands.command(position).getBody());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private long ticks(int from) {
        long ticks = 0;
        for (int i = from; i < commands.size(); i++) {
            if (body(i).hasTick()) {
                ticks++;
            }
        }
        return ticks;
    }
}

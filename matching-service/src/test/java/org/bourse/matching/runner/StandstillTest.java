package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.Skip;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.RunnerState.Following;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.bourse.matching.runner.RunnerState.Opening;
import org.junit.jupiter.api.Test;

/** A venue that cannot apply a command stands still until an operator says how it goes on. */
class StandstillTest {
    private final MemoryCommandLog commands = new MemoryCommandLog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final ManualClock clock = new ManualClock();
    private final SignedCommands writers = new SignedCommands(500);

    /** A build that fails when an asset is listed, as long as it has the defect. */
    private RunnerLife life(BooleanSupplier defect) {
        return new RunnerLife(
                commands,
                events,
                commands.appender(),
                clock,
                7,
                step -> {
                    if (defect.getAsBoolean() && step.getFirst() instanceof VenueFact.AssetListed) {
                        throw new IllegalStateException("planted");
                    }
                });
    }

    /** The position of the command that cannot be applied. */
    private int poison() {
        life(() -> true).settle(commands);
        commands.add(writers.asset(1, "BTC"));
        int position = commands.size() - 1;
        commands.add(writers.openAccount(1_000));
        return position;
    }

    /** A life with the defect, which goes on as soon as it has read what operators say. */
    private RunnerLife told() {
        RunnerLife life = life(() -> true);
        for (int times = 0; times < 20 && !(life.runner.state() instanceof Live); times++) {
            life.settle(commands);
        }
        return life;
    }

    private Command skip(long position) {
        return writers.signed(
                Writer.ADMINISTRATION,
                CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(position)).build());
    }

    private Command resume(long position) {
        return writers.signed(
                Writer.ADMINISTRATION,
                CommandBody.newBuilder()
                        .setResume(Resume.newBuilder().setPosition(position))
                        .build());
    }

    private List<OrderEvent> said(long position) {
        return events.records(EventTopic.ORDER).stream()
                .filter(record -> record.position() == position)
                .map(StandstillTest::orders)
                .flatMap(record -> record.getEventsList().stream())
                .toList();
    }

    private static OrderEvents orders(EventRecord record) {
        try {
            return OrderEvents.parseFrom(record.bytes());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSkippedCommandIsRefusedAndTheVenueGoesOn() {
        int position = poison();
        RunnerLife life = life(() -> true).settle(commands);
        assertEquals(position, assertInstanceOf(Halted.class, life.runner.state()).position());
        commands.add(skip(position));
        life.settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        OrderEvent refused = said(position).getFirst();
        assertEquals(RejectCode.SKIPPED, refused.getCommandRejected().getCode());
        assertEquals(List.of((long) position), life.runner.skipped());
        assertEquals(
                1,
                events.records(EventTopic.LEDGER).stream()
                        .filter(record -> record.position() == position + 1)
                        .count());
    }

    @Test
    void aBuildWithoutTheDefectSkipsItToo() {
        int position = poison();
        commands.add(skip(position));
        RunnerLife life = life(() -> false).settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertEquals(RejectCode.SKIPPED, said(position).getFirst().getCommandRejected().getCode());
        assertTrue(life.observer.said.stream().anyMatch(it -> it.startsWith("skips")));
    }

    @Test
    void whatWasSkippedStaysSkippedInLaterLives() {
        int position = poison();
        commands.add(skip(position));
        RunnerLife first = life(() -> true).settle(commands);
        first.runner.turn();
        first.settle(commands);
        RunnerLife again = life(() -> true).settle(commands);
        again.runner.turn();
        again.settle(commands);
        assertInstanceOf(Live.class, again.runner.state());
        assertEquals(1, said(position).stream().filter(OrderEvent::hasCommandRejected).count());
    }

    @Test
    void resumedInVainItCanBeSkipped() {
        int position = poison();
        RunnerLife life = life(() -> true).settle(commands);
        commands.add(resume(position));
        life.runner.turn();
        life.settle(commands);
        assertInstanceOf(Halted.class, life.runner.state());
        commands.add(skip(position));
        life.runner.turn();
        life.settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertEquals(RejectCode.SKIPPED, said(position).getFirst().getCommandRejected().getCode());
    }

    @Test
    void resumedItTriesAgain() {
        int position = poison();
        boolean[] defect = {true};
        RunnerLife life = life(() -> defect[0]).settle(commands);
        commands.add(resume(position));
        life.runner.turn();
        life.settle(commands);
        assertEquals(position, assertInstanceOf(Halted.class, life.runner.state()).position());
        defect[0] = false;
        commands.add(resume(position));
        life.runner.turn();
        life.settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertTrue(said(position).stream().anyMatch(OrderEvent::hasConfigured));
    }

    @Test
    void onlyAnOperatorsWordCounts() {
        int position = poison();
        RunnerLife life = life(() -> true).settle(commands);
        CommandBody body =
                CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(position)).build();
        Command.Builder unsigned = writers.envelope(Writer.ADMINISTRATION, body.toByteString());
        commands.add(
                unsigned.setHmac(com.google.protobuf.ByteString.copyFrom(new byte[32])).build());
        commands.add(writers.signed(Writer.ORDER_ENTRY, body));
        Command.Builder borrowed = writers.envelope(Writer.ADMINISTRATION, body.toByteString());
        commands.add(writers.seal(borrowed.setKeyId(2)));
        commands.add(skip(position + 1));
        for (int turn = 0; turn < 10; turn++) {
            life.runner.turn();
        }
        assertEquals(position, assertInstanceOf(Halted.class, life.runner.state()).position());
    }

    @Test
    void aSkipThatTheVenueRefusesIsNotBelievedForEver() {
        int position = poison();
        RunnerLife life = life(() -> true).settle(commands);
        Command skip = skip(position);
        commands.add(resume(position));
        commands.add(skip);
        Command late =
                writers.seal(
                        writers.envelope(Writer.ADMINISTRATION, skip.getBody())
                                .setWriterSequence(skip.getWriterSequence()));
        RunnerLife fixed = life(() -> false).settle(commands);
        assertInstanceOf(Live.class, fixed.runner.state());
        commands.add(late);
        fixed.settle(commands);
        assertInstanceOf(Live.class, fixed.runner.state());
        assertTrue(life.isHalted());
    }

    @Test
    void whatALeaderAppliedIsNotSkippedAnyMore() {
        life(() -> false).settle(commands);
        commands.add(writers.asset(1, "BTC"));
        int position = commands.size() - 1;
        RunnerLife life = life(() -> false).settle(commands);
        for (int turn = 0; turn < 30; turn++) {
            clock.passes(100_000);
            life.runner.turn();
        }
        commands.add(skip(position));
        int late = commands.size() - 1;
        life.settle(commands);
        assertInstanceOf(Live.class, life.runner.state());
        assertEquals(
                RejectCode.POSITION_INVALID, said(late).getFirst().getCommandRejected().getCode());
    }

    @Test
    void aNewLeaderSaysNothingOfWhatCanStillBeSkipped() {
        int position = poison();
        commands.add(resume(position));
        CommandAppender log = commands.appender();
        CommandAppender withoutTicks =
                (writer, body) ->
                        body.hasTick() ? new CompletableFuture<>() : log.append(writer, body);
        RunnerLife leader = new RunnerLife(commands, events, withoutTicks, clock, 7, step -> {});
        for (int turn = 0; turn < 60; turn++) {
            clock.passes(100_000);
            leader.runner.turn();
        }
        assertInstanceOf(Opening.class, leader.runner.state());
        assertEquals(List.of(), said(position));
        assertEquals(position - 1, leader.runner.progress().stored());

        commands.add(skip(position));
        leader.runner.turn();

        assertEquals(List.of((long) position), leader.runner.skipped());
        told();
        assertEquals(RejectCode.SKIPPED, said(position).getFirst().getCommandRejected().getCode());
    }

    @Test
    void whatANewLeaderSaidItIsPastIsNotSkippedAnyMore() {
        int position = poison();
        commands.add(resume(position));
        RunnerLife leader = life(() -> false).settle(commands);
        assertTrue(said(position).stream().anyMatch(OrderEvent::hasConfigured));

        commands.add(skip(position));
        int late = commands.size() - 1;
        leader.settle(commands);

        assertInstanceOf(Live.class, leader.runner.state());
        assertEquals(
                RejectCode.POSITION_INVALID, said(late).getFirst().getCommandRejected().getCode());
    }

    @Test
    void whoSeesWhatOthersSentBeforeItReadsTheSkipSkipsToo() {
        int position = poison();
        RunnerLife mended = life(() -> false);
        mended.runner.turn();
        for (int i = 0; i < 30; i++) {
            commands.add(writers.openAccount(2_000 + i));
        }
        commands.add(skip(position));
        RunnerLife leader = told();
        assertEquals(RejectCode.SKIPPED, said(position).getFirst().getCommandRejected().getCode());

        mended.runner.turn();
        assertTrue(mended.isHalted());
        for (int turn = 0; turn < 20; turn++) {
            mended.runner.turn();
        }
        assertInstanceOf(Following.class, mended.runner.state());
        assertEquals(List.of((long) position), mended.runner.skipped());
        assertInstanceOf(Live.class, leader.runner.state());
    }

    @Test
    void aLeaderThatIsToldToSkipWhatItAppliedEnds() {
        RunnerLife life = life(() -> false).settle(commands);
        commands.add(writers.asset(1, "BTC"));
        int position = commands.size() - 1;
        commands.add(skip(position));
        assertThrows(IllegalStateException.class, () -> life.settle(commands));
    }
}

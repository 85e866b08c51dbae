package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.SignedCommands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever moments the process dies at, and whatever it had sent but not seen acknowledged, the
 * topics end up with exactly the records that one life without a crash would have stored.
 */
class CrashRecoveryTest {
    private static final int LIVES = 12;
    private static final int UNACKNOWLEDGED = 30;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsDoubledAndNothingMissing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemoryCommandLog commands = new MemoryCommandLog();
        MemoryEventLog events = new MemoryEventLog();
        ManualClock clock = new ManualClock();
        Traffic traffic = new Traffic(commands, random);
        for (int life = 0; life < LIVES; life++) {
            clock.passes(random.nextInt(3_000_000));
            events.crashAfter(random.nextInt(400));
            liveUntilCrash(commands, events, clock, traffic, random);
            events.loseTails(random, UNACKNOWLEDGED);
        }
        events.neverCrash();
        RunnerLife last = life(commands, events, clock, random).settle(commands);
        assertInstanceOf(RunnerState.Live.class, last.runner.state(), () -> "seed " + seed);

        int size = commands.size();
        MemoryEventLog oneLife = new MemoryEventLog();
        new RunnerLife(commands, oneLife, commands.appender(), clock).settle(commands);
        for (EventTopic topic : EventTopic.values()) {
            List<EventRecord> expected = new ArrayList<>(oneLife.records(topic));
            expected.removeIf(record -> record.position() >= size);
            assertSame(expected, events.records(topic), "seed " + seed + topic);
        }
    }

    private static RunnerLife life(
            MemoryCommandLog commands,
            MemoryEventLog events,
            ManualClock clock,
            SplittableRandom random) {
        return new RunnerLife(
                commands, events, commands.appender(), clock, 1 + random.nextInt(40), fact -> {});
    }

    private static void liveUntilCrash(
            MemoryCommandLog commands,
            MemoryEventLog events,
            ManualClock clock,
            Traffic traffic,
            SplittableRandom random) {
        try {
            RunnerLife life = life(commands, events, clock, random);
            for (int turn = 0; turn < 200; turn++) {
                clock.passes(random.nextInt(20_000));
                life.runner.turn();
                if (life.runner.state() instanceof RunnerState.Following) {
                    clock.passes(100_000);
                }
                if (life.runner.state() instanceof RunnerState.Live) {
                    traffic.write(random.nextInt(20));
                }
            }
        } catch (MemoryEventLog.Crash e) {
            // The next life begins.
        }
    }

    private static void assertSame(
            List<EventRecord> expected, List<EventRecord> found, String message) {
        assertEquals(expected.size(), found.size(), message);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(i + 1, found.get(i).sequence(), message);
            assertEquals(expected.get(i).position(), found.get(i).position(), message);
            assertArrayEquals(expected.get(i).bytes(), found.get(i).bytes(), message);
        }
    }

    /** Orders and cancels of a few accounts around one price. */
    private static final class Traffic {
        private static final long FIRST_ACCOUNT = 1_000;
        private static final int ACCOUNTS = 4;

        private final MemoryCommandLog commands;
        private final SplittableRandom random;
        private final SignedCommands writers = new SignedCommands(500);
        private boolean opened;
        private int orders;

        Traffic(MemoryCommandLog commands, SplittableRandom random) {
            this.commands = commands;
            this.random = random;
        }

        void write(int count) {
            if (!opened) {
                open();
            }
            for (int i = 0; i < count; i++) {
                long account = FIRST_ACCOUNT + random.nextInt(ACCOUNTS);
                if (random.nextInt(4) == 0) {
                    commands.add(cancel(account));
                } else {
                    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                    commands.add(
                            writers.place(
                                    SignedCommands.limit(
                                            account,
                                            side,
                                            5_000_000 + random.nextInt(20),
                                            1 + random.nextInt(100),
                                            "o" + orders++)));
                }
            }
        }

        private org.bourse.contracts.v1.Command cancel(long account) {
            return writers.signed(
                    Writer.ORDER_ENTRY,
                    CommandBody.newBuilder()
                            .setCancelOrder(
                                    CancelOrder.newBuilder()
                                            .setAccount(account)
                                            .setClientOrderId(
                                                    "o" + random.nextInt(Math.max(1, orders))))
                            .build());
        }

        private void open() {
            opened = true;
            commands.add(writers.asset(1, "BTC"));
            commands.add(writers.asset(2, "USDT"));
            commands.add(writers.listSymbol(SignedCommands.symbol()));
            for (int i = 0; i < ACCOUNTS; i++) {
                commands.add(writers.openAccount(FIRST_ACCOUNT + i));
                commands.add(writers.deposit(FIRST_ACCOUNT + i, 1, 1_000_000_000_000L));
                commands.add(writers.deposit(FIRST_ACCOUNT + i, 2, 100_000_000_000_000_000L));
            }
        }
    }
}

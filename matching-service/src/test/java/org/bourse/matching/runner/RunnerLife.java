package org.bourse.matching.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueConfig;
import org.bourse.matching.codec.SignedCommands;
import org.bourse.matching.codec.VenueFact;

/** One life of a runner's process over logs that outlive it. */
final class RunnerLife {
    static final Map<Integer, List<Writer>> KEYS =
            Map.of(
                    1, List.of(Writer.RUNNER, Writer.ADMINISTRATION),
                    2, List.of(Writer.ORDER_ENTRY),
                    3, List.of(Writer.FUNDING),
                    4, List.of(Writer.RISK));

    private static final VenueConfig BOUNDS = new VenueConfig(100, 8, 8, 5_000, 10, 50_000, 8);

    private static final Duration PATIENCE = Duration.ofMillis(1_700);

    /** Of all lives: no two are the same. */
    private static final AtomicLong LEADERS = new AtomicLong();

    static final RunnerSettings SETTINGS =
            new RunnerSettings(SignedCommands.VENUE, BOUNDS, PATIENCE, KEYS);

    final RecordingObserver observer = new RecordingObserver();
    final VenueRunner runner;

    /** While this is set it reads nothing of the log. */
    boolean deaf;

    private final ManualClock clock;

    RunnerLife(
            MemoryCommandLog commands,
            MemoryEventLog events,
            CommandAppender appender,
            ManualClock clock) {
        this(commands, events, appender, clock, 50, step -> {});
    }

    RunnerLife(
            MemoryCommandLog commands,
            MemoryEventLog events,
            CommandAppender appender,
            ManualClock clock,
            int batchMax,
            Consumer<List<VenueFact>> facts) {
        this(commands, events, new MemorySnapshots(), appender, clock, batchMax, facts);
    }

    RunnerLife(
            MemoryCommandLog commands,
            MemoryEventLog events,
            SnapshotStore snapshots,
            CommandAppender appender,
            ManualClock clock,
            int batchMax,
            Consumer<List<VenueFact>> facts) {
        this.clock = clock;
        runner =
                new VenueRunner(
                        SETTINGS,
                        seal(),
                        new Surroundings(
                                hearing(commands.reader(batchMax)),
                                events,
                                events.reader(),
                                snapshots,
                                appender,
                                clock,
                                LEADERS::incrementAndGet),
                        observer,
                        facts);
    }

    private CommandLog hearing(CommandLog log) {
        return new CommandLog() {
            @Override
            public long beginning() {
                return log.beginning();
            }

            @Override
            public void seek(long position) {
                log.seek(position);
            }

            @Override
            public long end() {
                return log.end();
            }

            @Override
            public List<LoggedCommand> poll(Duration atMost) {
                return deaf ? List.of() : log.poll(atMost);
            }
        };
    }

    static CommandSeal seal() {
        return SignedCommands.seal(1, 2, 3, 4, 5);
    }

    boolean isHalted() {
        return runner.state() instanceof RunnerState.Halted;
    }

    /**
     * Turns until all commands are applied and this process leads, or stands still; time passes
     * while it waits for a leader.
     */
    RunnerLife settle(MemoryCommandLog commands) {
        for (int turns = 0; turns < 10_000; turns++) {
            runner.turn();
            if (runner.state() instanceof RunnerState.Following) {
                clock.passes(100_000);
            }
            boolean leads = runner.state() instanceof RunnerState.Live;
            if (isHalted() || (leads && runner.progress().next() == commands.size())) {
                return this;
            }
        }
        throw new AssertionError("never settles: " + runner.state());
    }
}

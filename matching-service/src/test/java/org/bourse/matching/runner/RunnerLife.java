package org.bourse.matching.runner;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    final RecordingObserver observer = new RecordingObserver();
    final VenueRunner runner;

    RunnerLife(
            MemoryCommandLog commands,
            EventLog events,
            CommandAppender appender,
            RunnerClock clock) {
        this(commands, events, appender, clock, 50, step -> {});
    }

    RunnerLife(
            MemoryCommandLog commands,
            EventLog events,
            CommandAppender appender,
            RunnerClock clock,
            int batchMax,
            Consumer<List<VenueFact>> facts) {
        runner =
                new VenueRunner(
                        new RunnerSettings(SignedCommands.VENUE, BOUNDS, KEYS),
                        SignedCommands.seal(1, 2, 3, 4, 5),
                        commands.reader(batchMax),
                        events,
                        appender,
                        clock,
                        observer,
                        facts);
    }

    /** Turns until all commands are applied and the state is no more on its way. */
    RunnerLife settle(MemoryCommandLog commands) {
        for (int turns = 0; turns < 10_000; turns++) {
            boolean goesOn = runner.turn();
            boolean onItsWay =
                    runner.state() instanceof RunnerState.Replaying
                            || runner.state() instanceof RunnerState.Opening;
            if (!goesOn || (!onItsWay && runner.next() == commands.size())) {
                return this;
            }
        }
        throw new AssertionError("never settles: " + runner.state());
    }
}

package org.bourse.matching.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Venue;
import org.bourse.matching.codec.CannotJudgeException;
import org.bourse.matching.codec.CommandDecoder;
import org.bourse.matching.codec.EventEncoder;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Opening;
import org.bourse.matching.runner.RunnerState.Replaying;
import org.jspecify.annotations.Nullable;

/**
 * Runs one venue: from the log through the core to the event topics, and ticks and what continues
 * pending work back into the log.
 *
 * <p>Its whole state follows from the log. A new runner replays the log from its beginning, sends
 * what no earlier life has stored, and is live when it has caught up with the end it saw at its
 * start and all writers' keys are active. One thread calls it.
 */
public final class VenueRunner {
    /** The only leader there is, for the time being. */
    static final long TERM = 1;

    private static final Duration REPLAY_POLL = Duration.ofMillis(100);

    private final RunnerSettings settings;
    private final CommandLog commands;
    private final EventLog events;
    private final CommandAppender appender;
    private final RunnerClock clock;
    private final RunnerObserver observer;

    private final EmittedRecords emitted;
    private final EventEncoder encoder;
    private final Venue core;
    private final CommandDecoder decoder;

    private final Continuation continuation;

    private volatile RunnerState state;
    private volatile boolean keysAsked;
    private @Nullable TickSchedule ticks;
    private volatile long next;
    private volatile long venueTimeMicros;

    /**
     * Looks up what is stored and where the log ends.
     *
     * @param facts is told, step by step, the venue's configuration, also while replaying
     */
    public VenueRunner(
            RunnerSettings settings,
            CommandSeal seal,
            CommandLog commands,
            EventLog events,
            CommandAppender appender,
            RunnerClock clock,
            RunnerObserver observer,
            Consumer<List<VenueFact>> facts) {
        this.settings = settings;
        this.commands = commands;
        this.events = events;
        this.appender = appender;
        this.clock = clock;
        this.observer = observer;
        emitted = new EmittedRecords(events);
        encoder = new EventEncoder(settings.venue(), emitted.sequences(), facts);
        core = new Venue(settings.bounds(), encoder);
        decoder = new CommandDecoder(settings.venue(), core, seal);
        continuation = new Continuation(body -> append(Writer.RUNNER, body, () -> {}));
        long end = commands.end();
        state = new Replaying(end);
        observer.replayBegins(end);
        EventRecord ahead = emitted.ahead(end);
        if (ahead != null) {
            halt(
                    end,
                    "the log ends before command %d, of which %s holds events: it was truncated"
                            .formatted(ahead.position(), ahead.topic().topic()),
                    null);
        }
    }

    /** Any thread may ask. */
    public RunnerState state() {
        return state;
    }

    /** The position of the next command to be applied. Any thread may ask. */
    public long next() {
        return next;
    }

    /** The time of the last tick that was applied. Any thread may ask. */
    public long venueTimeMicros() {
        return venueTimeMicros;
    }

    /**
     * Reads, applies and sends what there is, and ticks when it is time; waits a little when there
     * is nothing.
     *
     * @return false when the venue is halted and there is nothing more to do
     * @throws CannotJudgeException when this process must end
     */
    public boolean turn() {
        if (state instanceof Halted) {
            return false;
        }
        List<LoggedCommand> polled = commands.poll(patience());
        for (int first = 0; first < polled.size(); first += CommandDecoder.AHEAD_MAX) {
            int end = Math.min(first + CommandDecoder.AHEAD_MAX, polled.size());
            if (!applyAll(polled.subList(first, end))) {
                return false;
            }
        }
        if (state instanceof Replaying replaying && next >= replaying.end()) {
            caughtUp(replaying);
        }
        if (state instanceof Opening opening) {
            open(opening);
        }
        if (ticks != null && !(state instanceof Halted)) {
            tick(ticks);
            continuation.applied(core.hasPendingWork(), next);
        }
        return true;
    }

    private Duration patience() {
        return ticks == null ? REPLAY_POLL : Duration.ofNanos(ticks.nanosUntilDue());
    }

    private boolean applyAll(List<LoggedCommand> batch) {
        try {
            decoder.readAhead(batch.stream().map(LoggedCommand::bytes).toList());
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return halt(next, "the core failed to look ahead", e);
        }
        for (LoggedCommand command : batch) {
            if (!apply(command)) {
                return false;
            }
        }
        return true;
    }

    private boolean apply(LoggedCommand command) {
        long position = command.position();
        if (position != next) {
            return halt(next, "the log goes on at position " + position, null);
        }
        long begun = clock.monotonicNanos();
        try {
            decoder.apply(position, command.bytes());
        } catch (CannotJudgeException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return halt(position, "the core failed to apply the command", e);
        }
        next = position + 1;
        for (EventRecord record : encoder.records()) {
            if (emitted.contradicts(record)) {
                return halt(
                        position,
                        "replay contradicts %s sequence %d"
                                .formatted(record.topic().topic(), record.sequence()),
                        null);
            }
            if (emitted.isNew(record)) {
                events.send(record);
            }
        }
        applied(position, clock.monotonicNanos() - begun);
        return true;
    }

    private void applied(long position, long nanos) {
        venueTimeMicros = core.venueTimeMicros();
        observer.applied(position, nanos, encoder.rejected());
        if (ticks == null) {
            return;
        }
        Writer writer = encoder.writer();
        if (writer != Writer.RUNNER || core.hasPendingWork()) {
            ticks.commandApplied();
        }
        if (writer == Writer.RUNNER && encoder.rejected()) {
            ticks.uncertain();
            continuation.refused();
            observer.refused(position, writer);
        }
        if (writer == Writer.ADMINISTRATION
                && encoder.rejected()
                && state instanceof RunnerState.Opening) {
            observer.refused(position, writer);
        }
    }

    private void caughtUp(Replaying replaying) {
        EventRecord missed = emitted.missed(encoder::sequence);
        if (missed != null) {
            halt(
                    next,
                    "replay did not reach %s sequence %d again"
                            .formatted(missed.topic().topic(), missed.sequence()),
                    null);
            return;
        }
        observer.caughtUp(next);
        ticks = new TickSchedule(clock, core.venueTimeMicros());
        state = replaying.caughtUp();
    }

    /** Activates the keys that are to be active and are not yet; opens when all of them are. */
    private void open(Opening opening) {
        boolean asks = !keysAsked;
        keysAsked = true;
        boolean complete = true;
        for (Map.Entry<Integer, List<Writer>> key : settings.keys().entrySet()) {
            List<Writer> missing = missing(key.getKey(), key.getValue(), asks);
            if (!missing.isEmpty()) {
                complete = false;
                if (asks) {
                    observer.keyMissing(key.getKey(), missing);
                    append(
                            Writer.ADMINISTRATION,
                            CommandBody.newBuilder()
                                    .setActivateKey(
                                            ActivateKey.newBuilder()
                                                    .setKeyId(key.getKey())
                                                    .addAllWriters(missing))
                                    .build(),
                            () -> keysAsked = false);
                }
            }
        }
        if (complete) {
            state = opening.open();
            observer.live();
        }
    }

    private List<Writer> missing(int keyId, List<Writer> writers, boolean tells) {
        List<Writer> missing = new ArrayList<>();
        for (Writer writer : writers) {
            switch (core.keyState(keyId, writer)) {
                case UNKNOWN -> missing.add(writer);
                case ACTIVE -> {}
                case REVOKED -> {
                    if (tells) {
                        observer.keyRevoked(keyId);
                    }
                }
            }
        }
        return missing;
    }

    private void tick(TickSchedule schedule) {
        if (schedule.nanosUntilDue() > 0) {
            return;
        }
        TimeStep step = schedule.next();
        continuation.ticked();
        switch (step.cause()) {
            case REGULAR -> {}
            case RESTART, PAUSE -> observer.stepConfirmed(step.stepMicros(), step.cause());
            case CLOCK_JUMP -> observer.clockJumped();
        }
        append(
                Writer.RUNNER,
                CommandBody.newBuilder()
                        .setTick(
                                Tick.newBuilder()
                                        .setTerm(TERM)
                                        .setTimeMicros(step.timeMicros())
                                        .setStepConfirmed(step.confirmed())
                                        .setApplied(next))
                        .build(),
                schedule::uncertain);
    }

    private CompletionStage<Long> append(Writer writer, CommandBody body, Runnable onFailure) {
        return appender.append(writer, body)
                .whenComplete((position, failure) -> {
                    if (failure != null) {
                        observer.appendFailed(failure);
                        onFailure.run();
                    }
                });
    }

    private boolean halt(long position, String reason, @Nullable Throwable defect) {
        state = new Halted(position, reason);
        observer.halted(position, reason, defect);
        return false;
    }
}

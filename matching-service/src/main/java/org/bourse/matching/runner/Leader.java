package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.v1.ActivateKey;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Venue;

/** What a leader writes into the log: ticks, what continues pending work, keys that are missing. */
final class Leader {
    /** Who may not write reads, and does not ask all the time. */
    private static final long DEAF_POLL_NANOS = 100_000_000;

    private final RunnerSettings settings;
    private final Venue core;
    private final CommandAppender appender;
    private final RunnerObserver observer;
    private final long term;
    private final TickSchedule ticks;
    private final Continuation continuation;
    private final Hearing hearing;
    private boolean deaf;
    private volatile boolean keysAsked;

    Leader(RunnerSettings settings, Venue core, Surroundings around, RunnerObserver observer) {
        this.settings = settings;
        this.core = core;
        this.observer = observer;
        appender = around.appender();
        term = core.term();
        ticks = new TickSchedule(around.clock(), core.venueTimeMicros());
        hearing = new Hearing(around.clock(), settings.patience().toNanos());
        continuation = new Continuation(body -> append(Writer.RUNNER, body, () -> {}));
    }

    long term() {
        return term;
    }

    /** How long there is nothing to do unless commands come. */
    long nanosUntilDue() {
        return deaf ? DEAF_POLL_NANOS : ticks.nanosUntilDue();
    }

    /** A command was applied. */
    void applied(Writer writer, boolean rejected) {
        if (writer != Writer.RUNNER || core.hasPendingWork()) {
            ticks.commandApplied();
        }
        if (writer == Writer.RUNNER && rejected) {
            ticks.uncertain();
            continuation.refused();
        }
    }

    /** Activates the keys that are to be active and are not yet; true when all of them are. */
    boolean open() {
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
        return complete;
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

    /**
     * Writes what is due, unless nothing is read any more of what was written.
     *
     * @param next all commands before this position were applied
     */
    void write(long next) {
        hearing.looked(next);
        boolean wasDeaf = deaf;
        deaf = hearing.isDeaf();
        if (deaf) {
            if (!wasDeaf) {
                observer.deaf(next);
            }
            return;
        }
        if (ticks.nanosUntilDue() <= 0) {
            tick(next);
        }
        continuation.applied(core.hasPendingWork(), next);
    }

    private void tick(long next) {
        TimeStep step = ticks.next();
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
                                        .setTerm(term)
                                        .setTimeMicros(step.timeMicros())
                                        .setStepConfirmed(step.confirmed())
                                        .setApplied(next))
                        .build(),
                ticks::uncertain);
    }

    private CompletionStage<Long> append(Writer writer, CommandBody body, Runnable onFailure) {
        return appender.append(writer, body)
                .whenComplete((position, failure) -> {
                    if (failure == null) {
                        hearing.stored(position);
                    } else {
                        observer.appendFailed(failure);
                        onFailure.run();
                    }
                });
    }
}

package org.bourse.stack.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.StackException;

/** One fault of a long run, in a thread of its own from its begin until those it met are back. */
final class SoakFault {
    private final int number;
    private final Drill drill;
    private final List<ProcessRecord> victims;
    private final int together;
    private final Faults faults;
    private final DrillLoad load;
    private final SplittableRandom random;
    private final Instant at = Instant.now();
    private final long began = System.nanoTime();
    private final List<String> failures = new ArrayList<>();
    private final Thread thread;
    private volatile long tradingMillis = -1;
    private volatile long backMillis = -1;

    /**
     * Begins.
     *
     * @param together how many others were there already
     */
    SoakFault(
            int number,
            Drill drill,
            List<ProcessRecord> victims,
            int together,
            Faults faults,
            DrillLoad load,
            SplittableRandom random) {
        this.number = number;
        this.drill = drill;
        this.victims = List.copyOf(victims);
        this.together = together;
        this.faults = faults;
        this.load = load;
        this.random = random;
        thread = Thread.ofPlatform().daemon().name("fault-" + number).start(this::run);
    }

    private void run() {
        try {
            Faults.Outage outage = faults.begin(drill.fault(), victims, random);
            CompletableFuture<Long> accepted = load.acceptedAfter(System.nanoTime());
            try {
                Moments.pause(drill.fault().lasts());
            } finally {
                outage.heal();
            }
            Moments.await("orders are accepted", Soak.WHOLE_WITHIN, accepted::isDone);
            tradingMillis = TimeUnit.NANOSECONDS.toMillis(accepted.join() - began);
            Moments.await(
                    "those it met are back",
                    Soak.WHOLE_WITHIN,
                    () -> victims.stream().allMatch(faults::isBack));
            backMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        } catch (StackException e) {
            failures.add("%d %s: %s".formatted(number, drill.name(), e.getMessage()));
        }
    }

    /** Lets everybody go on whom this stands still, whatever became of it. */
    void heal() {
        victims.forEach(victim -> victim.signal("CONT"));
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    int number() {
        return number;
    }

    String name() {
        return drill.name();
    }

    List<String> parts() {
        return victims.stream().map(ProcessRecord::name).toList();
    }

    Instant at() {
        return at;
    }

    Duration lasts() {
        return drill.fault().lasts();
    }

    int together() {
        return together;
    }

    /** From its begin to the first order that was sent later and accepted; -1: none was. */
    long tradingMillis() {
        return tradingMillis;
    }

    /** From its begin until all it happened to were ready; -1: they were not. */
    long backMillis() {
        return backMillis;
    }

    /** Of a fault that is over: what did not come back. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}

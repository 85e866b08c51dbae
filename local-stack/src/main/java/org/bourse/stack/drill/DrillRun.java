package org.bourse.stack.drill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.ProcessState;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.verify.Verdict;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;

/**
 * Runs a drill against a running stack: steady state, fault, heal, check. The stack's own launcher
 * starts again what dies.
 */
public final class DrillRun {
    private static final int VENUE = 0;
    private static final int STEADY_ORDERS = 100;
    private static final Duration STEADY_WITHIN = Duration.ofMinutes(2);
    private static final Duration HEALED_WITHIN = Duration.ofMinutes(5);

    /** Services may fail requests for so long after everything is ready again. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration CALM = Duration.ofSeconds(3);
    private static final int FAULT_AFTER_MILLIS_MAX = 2_000;

    private final StackClient stack;
    private final Progress progress;

    public DrillRun(StackClient stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /**
     * Runs one.
     *
     * @param seed of what is traded and when the fault comes
     * @throws StackException when it cannot begin
     */
    public DrillVerdict run(Drill drill, long seed) {
        progress.line("drill " + drill.name() + ": " + drill.hypothesis());
        SplittableRandom random = new SplittableRandom(seed);
        try (DrillLoad load = new DrillLoad(stack, seed)) {
            await("trading begins", STEADY_WITHIN, () -> load.acknowledged() > STEADY_ORDERS);
            pause(Duration.ofMillis(random.nextInt(FAULT_AFTER_MILLIS_MAX)));
            List<String> failures = new ArrayList<>();
            load.expectFault();
            long recovery = recovery(drill, load, strike(drill, load, random), failures);
            await("all parts are ready", HEALED_WITHIN, this::isWhole);
            pause(GRACE);
            load.expectCalm();
            pause(CALM);
            failures.addAll(load.settle());
            failures.addAll(broken());
            DrillVerdict verdict =
                    new DrillVerdict(
                            drill.name(),
                            seed,
                            drill.hypothesis(),
                            load.acknowledged(),
                            load.refused(),
                            recovery,
                            failures);
            progress.line(
                    "drill %s: %s, %d acknowledged, %d refused, recovered after %d ms"
                            .formatted(
                                    drill.name(),
                                    verdict.passed() ? "passed" : "FAILED " + failures,
                                    verdict.acknowledged(),
                                    verdict.refused(),
                                    recovery));
            return verdict;
        }
    }

    /** Lets it happen; returns when it began. */
    private long strike(Drill drill, DrillLoad load, SplittableRandom random) {
        List<ProcessRecord> victims = victims(drill.victims());
        return switch (drill.fault()) {
            case Drill.Fault.Kill() -> {
                victims.forEach(victim -> victim.signal("KILL"));
                yield begun(load);
            }
            case Drill.Fault.Suspend(Duration length) -> {
                victims.forEach(victim -> victim.signal("STOP"));
                long fault = begun(load);
                try {
                    pause(length);
                } finally {
                    victims.forEach(victim -> victim.signal("CONT"));
                }
                yield fault;
            }
            case Drill.Fault.BadRecords(int count) -> {
                new BadRecords(stack, VENUE, random).append(count);
                yield begun(load);
            }
        };
    }

    private static long begun(DrillLoad load) {
        long now = System.nanoTime();
        load.faultAt(now);
        return now;
    }

    private List<ProcessRecord> victims(Drill.Victims victims) {
        return switch (victims) {
            case Drill.Victims.Named(List<String> parts) ->
                    parts.stream().flatMap(part -> stack.state().find(part).stream()).toList();
            case Drill.Victims.Leader() -> List.of(inState("LIVE"));
            case Drill.Victims.Follower() -> List.of(inState("FOLLOWING"));
            case Drill.Victims.Nobody() -> List.of();
        };
    }

    /** The process that runs the venue and is in a state. */
    private ProcessRecord inState(String state) {
        String operator = stack.token("operator");
        for (String name :
                List.of(
                        BourseService.MATCHING_SERVICE.serviceName(),
                        BourseService.MATCHING_SERVICE.standbyName())) {
            Optional<ProcessRecord> process = stack.state().find(name);
            if (process.isPresent()) {
                URI address = stack.url(name).resolve("/api/v1/admin/venue/runner");
                String found = stack.rest().get(address, operator).orThrow().path("state").asText();
                if (found.equals(state)) {
                    return process.get();
                }
            }
        }
        throw new StackException(
                "no matching-service is "
                        + state
                        + (state.equals("FOLLOWING") ? "; first: ./bourse up --standby" : ""));
    }

    private static long recovery(Drill drill, DrillLoad load, long fault, List<String> failures) {
        await("orders are accepted again", HEALED_WITHIN, () -> load.firstAcceptedNanos() != 0);
        long millis = TimeUnit.NANOSECONDS.toMillis(load.firstAcceptedNanos() - fault);
        Duration lasting =
                drill.fault() instanceof Drill.Fault.Suspend(Duration length)
                        ? length
                        : Duration.ZERO;
        long within = lasting.plus(drill.recoversWithin()).toMillis();
        if (millis > within) {
            failures.add("orders were accepted after %d ms, not %d".formatted(millis, within));
        }
        return millis;
    }

    private boolean isWhole() {
        return stack.state().processes().stream()
                .allMatch(process -> process.state() == ProcessState.READY && process.isAlive());
    }

    private List<String> broken() {
        VerdictTable verdicts = new Verifier(stack, VENUE, line -> {}).once(true);
        return verdicts.verdicts().stream()
                .filter(verdict -> verdict.state() == Verdict.State.BROKEN)
                .map(verdict -> verdict.invariant() + ": " + verdict.detail())
                .toList();
    }

    private static void await(String what, Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new StackException("not within " + within.toSeconds() + " s: " + what);
            }
            pause(Duration.ofMillis(10));
        }
    }

    /** Time that is part of the drill. */
    private static void pause(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

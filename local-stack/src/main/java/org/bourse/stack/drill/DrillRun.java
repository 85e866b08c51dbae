package org.bourse.stack.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.verify.Verdict;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;

/**
 * Runs a drill against a running stack: steady state, fault, heal, check. The stack's own launcher
 * starts again what dies.
 */
public final class DrillRun {
    private static final int TRADERS = 3;
    private static final int ORDERS_PER_SECOND_MAX = 1_000;
    private static final int ASKED_MAX = 500;
    private static final int STEADY_ORDERS = 100;
    private static final Duration STEADY_WITHIN = Duration.ofMinutes(2);
    private static final Duration HEALED_WITHIN = Duration.ofMinutes(5);

    /** Services may fail requests for so long after everything is ready again. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration CALM = Duration.ofSeconds(3);
    private static final int FAULT_AFTER_MILLIS_MAX = 2_000;

    private final StackClient stack;
    private final Progress progress;
    private final Faults faults;

    public DrillRun(StackClient stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
        faults = new Faults(stack);
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
        try (DrillLoad load = new DrillLoad(stack, seed, TRADERS, ORDERS_PER_SECOND_MAX)) {
            Moments.await(
                    "trading begins", STEADY_WITHIN, () -> load.acknowledged() > STEADY_ORDERS);
            Moments.pause(Duration.ofMillis(random.nextInt(FAULT_AFTER_MILLIS_MAX)));
            List<String> failures = new ArrayList<>();
            Course course = new Course(-1, "");
            try {
                load.expectFault();
                course = recovery(drill, load, random, failures);
                failures.addAll(wrongAfter(load));
                long within = drill.fault().standsStill().plus(drill.recoversWithin()).toMillis();
                if (course.recoveryMillis > within) {
                    failures.add(
                            "orders were accepted after %d ms, not %d"
                                    .formatted(course.recoveryMillis, within));
                }
            } catch (StackException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
            DrillVerdict verdict =
                    new DrillVerdict(
                            drill.name(),
                            seed,
                            drill.hypothesis(),
                            load.acknowledged(),
                            load.refused(),
                            course.recoveryMillis,
                            course.felt,
                            "",
                            failures);
            progress.line(
                    "drill %s: %s, %d acknowledged, %d refused, recovered after %d ms"
                            .formatted(
                                    drill.name(),
                                    verdict.passed() ? "passed" : "FAILED " + failures,
                                    verdict.acknowledged(),
                                    verdict.refused(),
                                    course.recoveryMillis));
            return verdict;
        } catch (DrillSkipped e) {
            progress.line("drill " + drill.name() + ": skipped: " + e.getMessage());
            return DrillVerdict.skipped(drill, seed, String.valueOf(e.getMessage()));
        }
    }

    /**
     * How a fault went.
     *
     * @param recoveryMillis from its begin until trading went on
     * @param felt what it did, where that is measured
     */
    private record Course(long recoveryMillis, String felt) {}

    /** Lets it happen and ends it. */
    private Course recovery(
            Drill drill, DrillLoad load, SplittableRandom random, List<String> failures) {
        List<ProcessRecord> victims = faults.victims(drill.victims());
        Faults.Outage outage = faults.begin(drill.fault(), victims, random);
        long begun = System.nanoTime();
        CompletableFuture<Long> accepted = load.acceptedAfter(begun);
        try {
            lastThrough(drill, load, failures);
        } finally {
            outage.heal();
        }
        Moments.await("orders are accepted again", HEALED_WITHIN, accepted::isDone);
        if (outage.felt().isEmpty() && drill.fault().isMeasured()) {
            failures.add("the fault had no effect");
        }
        return new Course(TimeUnit.NANOSECONDS.toMillis(accepted.join() - begun), outage.felt());
    }

    /** As long as the fault lasts; where people can trade meanwhile, they do so to its end. */
    private static void lastThrough(Drill drill, DrillLoad load, List<String> failures) {
        Duration lasts = drill.fault().lasts();
        Duration rest = lasts.minus(drill.fault().standsStill()).minus(drill.recoversWithin());
        if (!rest.isPositive()) {
            Moments.pause(lasts);
            return;
        }
        Moments.pause(lasts.minus(rest));
        int before = load.acknowledged();
        Moments.pause(rest);
        if (load.acknowledged() == before) {
            failures.add("in the last %d s of the fault nobody traded".formatted(rest.toSeconds()));
        }
    }

    /** Lets everything come back, and looks at what is wrong then. */
    private List<String> wrongAfter(DrillLoad load) {
        Moments.await("all parts are ready", HEALED_WITHIN, faults::isWhole);
        Moments.pause(GRACE);
        load.expectCalm();
        Moments.pause(CALM);
        List<String> failures = new ArrayList<>(load.settle(ASKED_MAX));
        failures.addAll(broken(new Verifier(stack, Faults.VENUE, line -> {}).once(true)));
        return failures;
    }

    /** The invariants that do not hold. */
    static List<String> broken(VerdictTable verdicts) {
        return verdicts.verdicts().stream()
                .filter(verdict -> verdict.state() == Verdict.State.BROKEN)
                .map(verdict -> verdict.invariant() + ": " + verdict.detail())
                .toList();
    }
}

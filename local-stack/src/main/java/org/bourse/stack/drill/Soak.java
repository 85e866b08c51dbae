package org.bourse.stack.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.ProcessRecord;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.verify.VerdictTable;
import org.bourse.stack.verify.Verifier;

/**
 * The long run: faults one after another and some together while people trade, without waiting for
 * all of the stack in between. Every few faults none is added until everything is back and people
 * have traded on for a while; then nothing may be refused and no invariant broken. It ends with the
 * first failure.
 */
public final class Soak {
    private static final int TRADERS = 32;
    private static final int STEADY_ORDERS = 1_000;
    private static final Duration STEADY_WITHIN = Duration.ofMinutes(2);
    private static final int TOGETHER_MAX = 4;
    private static final int PAUSE_MILLIS_MAX = 3_000;
    private static final int FAULTS_TO_CHECKPOINT = 25;
    private static final int ASKED_MAX = 500;

    /** What takes longer is a failure; how long it took is in the record. */
    static final Duration WHOLE_WITHIN = Duration.ofMinutes(5);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(3);

    private final StackClient stack;
    private final Plan plan;
    private final Faults faults;
    private final SoakRecord record;
    private final Progress progress;
    private final SplittableRandom random;
    private final SoakDice dice;
    private final List<SoakFault> open = new ArrayList<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private int begun;

    /**
     * How long it goes on: until there were so many of both, or its time is over.
     *
     * @param faults at least so many
     * @param orders at least so many that were acknowledged
     * @param ordersPerSecond of all traders, at most
     * @param within then it ends in any case
     */
    public record Plan(int faults, int orders, int ordersPerSecond, Duration within, long seed) {

        /** While something is broken: those who start again need the machine, too. */
        int brokenPerSecond() {
            return Math.max(1, ordersPerSecond / 16);
        }
    }

    /**
     * @param lines is told a line of JSON for each fault and each checkpoint
     */
    public Soak(StackClient stack, Plan plan, Consumer<String> lines, Progress progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        faults = new Faults(stack);
        record = new SoakRecord(lines);
        random = new SplittableRandom(plan.seed());
        dice = new SoakDice(random.split());
    }

    /**
     * Runs it; whether nothing was lost, nothing doubled, and everything came back.
     *
     * @throws StackException when it cannot begin
     */
    public boolean run() {
        long deadline = System.nanoTime() + plan.within().toNanos();
        Verifier verifier = new Verifier(stack, Faults.VENUE, line -> {});
        try (DrillLoad load = new DrillLoad(stack, plan.seed(), TRADERS, plan.ordersPerSecond());
                Verifier.Looks looks = verifier.looks()) {
            Moments.await(
                    "trading begins", STEADY_WITHIN, () -> load.acknowledged() > STEADY_ORDERS);
            load.allow("VENUE_BEHIND");
            load.expectFault();
            load.pace(plan.brokenPerSecond());
            try {
                while (failures.isEmpty() && !isOver(load, deadline)) {
                    strike(load);
                    if (begun % FAULTS_TO_CHECKPOINT == 0) {
                        check(load, looks);
                        tradeOn(load, deadline);
                    }
                }
                check(load, looks);
            } catch (StackException e) {
                failures.add(String.valueOf(e.getMessage()));
            } finally {
                open.forEach(SoakFault::heal);
            }
            conclude(load, verifier);
        }
        return failures.isEmpty();
    }

    /** Until there are as many orders as belong to the faults there were. */
    private void tradeOn(DrillLoad load, long deadline) {
        long orders = (long) begun * plan.orders() / plan.faults();
        load.expectCalm();
        load.pace(plan.ordersPerSecond());
        while (load.acknowledged() < orders
                && load.failures().isEmpty()
                && System.nanoTime() - deadline < 0) {
            Moments.pause(CALM);
        }
        load.pace(plan.brokenPerSecond());
        load.expectFault();
        failures.addAll(load.failures());
    }

    private boolean isOver(DrillLoad load, long deadline) {
        return (begun >= plan.faults() && load.acknowledged() >= plan.orders())
                || System.nanoTime() - deadline > 0;
    }

    /** One more fault, of somebody who is well. */
    private void strike(DrillLoad load) {
        int together = random.nextInt(TOGETHER_MAX);
        Moments.await("faults end", WHOLE_WITHIN, () -> ended() <= together);
        Moments.pause(Duration.ofMillis(random.nextInt(PAUSE_MILLIS_MAX)));
        Optional<SoakFault> fault = Optional.empty();
        while (fault.isEmpty()) {
            ended();
            fault = drawn(load);
        }
        SoakFault next = fault.get();
        progress.line("%d %s, %d acknowledged".formatted(begun, next.name(), load.acknowledged()));
        open.add(next);
    }

    /** Takes away what is over; how many faults are not. */
    private int ended() {
        for (SoakFault fault : List.copyOf(open)) {
            if (fault.isOver()) {
                open.remove(fault);
                failures.addAll(fault.failures());
                record.fault(fault);
            }
        }
        return open.size();
    }

    private Optional<SoakFault> drawn(DrillLoad load) {
        Drill drill = dice.drill();
        Set<String> busy = new HashSet<>();
        open.forEach(fault -> busy.addAll(fault.parts()));
        boolean isOfRunner =
                drill.victims() instanceof Drill.Victims.Leader
                        || drill.victims() instanceof Drill.Victims.Follower;
        if (isOfRunner && busy.stream().anyMatch(Soak::isRunner)) {
            return Optional.empty();
        }
        try {
            List<ProcessRecord> victims = faults.victims(drill.victims());
            boolean areWell =
                    victims.stream().allMatch(it -> !busy.contains(it.name()) && faults.isBack(it));
            if (!areWell) {
                Moments.pause(Duration.ofMillis(100));
                return Optional.empty();
            }
            return Optional.of(
                    new SoakFault(
                            ++begun, drill, victims, open.size(), faults, load, random.split()));
        } catch (StackException | DrillSkipped e) {
            // There is no such process, now or ever.
            Moments.pause(Duration.ofMillis(100));
            return Optional.empty();
        }
    }

    private static boolean isRunner(String part) {
        return part.startsWith(BourseService.MATCHING_SERVICE.serviceName());
    }

    /** Lets everything come back, and looks. */
    private void check(DrillLoad load, Verifier.Looks looks) {
        long began = System.nanoTime();
        Moments.await("faults end", WHOLE_WITHIN, () -> ended() == 0);
        Moments.await("all parts are ready", WHOLE_WITHIN, faults::isWhole);
        Duration whole = Duration.ofNanos(System.nanoTime() - began);
        Moments.pause(GRACE);
        load.expectCalm();
        Moments.pause(CALM);
        load.expectFault();
        failures.addAll(load.failures());
        VerdictTable verdicts = looks.next();
        failures.addAll(DrillRun.broken(verdicts));
        record.checkpoint(begun, load, whole, verdicts, failures);
        progress.line(
                "%d faults, %d acknowledged, %d refused: %s"
                        .formatted(
                                begun,
                                load.acknowledged(),
                                load.refused(),
                                failures.isEmpty() ? "ok" : failures));
    }

    private void conclude(DrillLoad load, Verifier verifier) {
        try {
            Moments.await("all parts are ready", WHOLE_WITHIN, faults::isWhole);
            Moments.pause(GRACE);
            load.expectCalm();
            failures.addAll(load.settle(ASKED_MAX));
            failures.addAll(DrillRun.broken(verifier.once(true)));
        } catch (StackException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
        faults.givenUp().ifPresent(part -> failures.add(part + " was given up by its launcher"));
        record.summary(plan, begun, load, failures);
    }
}

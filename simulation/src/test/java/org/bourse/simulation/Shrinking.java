package org.bourse.simulation;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes a failing run smaller as long as it still fails. */
final class Shrinking {
    private static final int RUNS_MAX = 60;

    private final Consumer<Plan> run;
    private SimulationFailure failure;
    private int runs;

    /**
     * @param run runs a plan, and throws a {@link SimulationFailure} when it fails
     * @param failure of the plan as it is
     */
    Shrinking(Consumer<Plan> run, SimulationFailure failure) {
        this.run = run;
        this.failure = failure;
    }

    /** The failure of the smallest plan that was found, which tells how to run it again. */
    SimulationFailure shrunk(Plan plan) {
        Plan smallest = plan;
        for (Fault fault : Fault.values()) {
            if (smallest.faults().contains(fault)) {
                smallest = smaller(smallest, it -> it.without(fault));
            }
        }
        while (smallest.processes() > 1) {
            Plan fewer = smaller(smallest, it -> it.processes(it.processes() - 1));
            if (fewer.equals(smallest)) {
                break;
            }
            smallest = fewer;
        }
        int[] eighths = {1, 4, 6, 7};
        for (int i = 0; i < eighths.length; i++) {
            int share = eighths[i];
            Plan fewer = smaller(smallest, it -> it.commands(it.commands() * share / 8));
            if (!fewer.equals(smallest)) {
                smallest = fewer;
                i = -1;
            }
        }
        for (int most = 1; most <= 64; most *= 2) {
            int faultsMax = most;
            Plan fewer = smaller(smallest, it -> it.faultsMax(faultsMax));
            if (!fewer.equals(smallest)) {
                smallest = fewer;
                break;
            }
        }
        return new SimulationFailure(
                "%s%n%nas a test:%n%n    @Test%n    void seed%d() {%n        Run.of(%s);%n    }%n"
                        .formatted(failure.getMessage(), smallest.seed(), smallest),
                failure.getCause());
    }

    private Plan smaller(Plan plan, UnaryOperator<Plan> change) {
        Plan smaller = change.apply(plan);
        if (runs++ >= RUNS_MAX || smaller.equals(plan)) {
            return plan;
        }
        try {
            run.accept(smaller);
            return plan;
        } catch (SimulationFailure e) {
            failure = e;
            return smaller;
        }
    }
}

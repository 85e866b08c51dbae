package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs of one seed after the other, as many at once as there are processors. */
final class Swarm {
    /** No processor waits for another one that has a longer run, or a few. */
    private static final int AHEAD_PER_PROCESSOR = 4;

    private static final double NANOS_PER_SECOND = 1e9;

    private long records;
    private long seeds;
    private long lives;
    private long terms;
    private long snapshots;
    private long virtualMillis;
    private long nanos;

    /**
     * Runs seeds until so many records were in logs.
     *
     * @param last no seed after this
     * @param shrinks whether a failing run is made smaller before it is told
     * @throws SimulationFailure of the first seed that fails
     */
    void run(long first, long last, long commands, boolean shrinks) {
        long begun = System.nanoTime();
        int processors = Runtime.getRuntime().availableProcessors();
        Deque<CompletableFuture<Supplier<Run.Result>>> ahead = new ArrayDeque<>();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        try {
            for (long seed = first;
                    records < commands && (seed <= last || !ahead.isEmpty());
                    seed++) {
                if (seed <= last) {
                    Plan plan = Plan.of(seed);
                    ahead.add(CompletableFuture.supplyAsync(() -> run(plan, shrinks), threads));
                }
                if (seed > last || ahead.size() > processors * AHEAD_PER_PROCESSOR) {
                    add(ahead.remove().join().get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        nanos += System.nanoTime() - begun;
    }

    /** What a run comes to, told when it is asked for: the first failure is that of a seed. */
    private static Supplier<Run.Result> run(Plan plan, boolean shrinks) {
        try {
            Run.Result result = Run.of(plan);
            return () -> result;
        } catch (SimulationFailure failure) {
            return () -> {
                throw shrinks ? new Shrinking(Run::of, failure).shrunk(plan) : failure;
            };
        }
    }

    private void add(Run.Result result) {
        seeds++;
        records += result.records();
        lives += result.lives();
        terms += result.terms();
        snapshots += result.snapshots();
        virtualMillis += result.virtualMillis();
    }

    @Override
    public String toString() {
        return "simulated %,d commands in %,d seeds, %,d lives, %,d terms, %,d snapshots, %,d days: %,.0f commands/s"
                .formatted(
                        records,
                        seeds,
                        lives,
                        terms,
                        snapshots,
                        virtualMillis / 86_400_000,
                        records / (nanos / NANOS_PER_SECOND));
    }

    /** For the script of planted bugs: arguments are the first seed and how many commands. */
    public static void main(String... arguments) {
        Swarm swarm = new Swarm();
        try {
            swarm.run(
                    Long.parseLong(arguments[0]),
                    Long.MAX_VALUE,
                    Long.parseLong(arguments[1]),
                    false);
        } catch (SimulationFailure failure) {
            System.out.printf("after %d commands: %s%n", swarm.records, failure.getMessage());
            System.exit(1);
        }
        System.out.println(swarm);
    }
}

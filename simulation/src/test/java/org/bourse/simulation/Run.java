package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bourse.core.Venue;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.CommandDecoder;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventEncoder;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.RunnerState.Claiming;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;

/** One run of a plan: first faults, then none, then the last checks. */
final class Run {
    private static final long SETTLES_WITHIN_NANOS = 120_000_000_000L;
    private static final long STAYS_NANOS = 4_000_000_000L;
    private static final int LOOK_EVERY_STEPS = 20;

    private final World world;

    /** The states that processes said they have. */
    private final Map<Long, StateHash> told = new HashMap<>();

    /**
     * What a run was.
     *
     * @param version the contract version that was activated last
     */
    record Result(
            long records, int lives, int terms, int snapshots, int version, long virtualMillis) {}

    private Run(Plan plan) {
        world = new World(plan);
    }

    /**
     * Runs a plan.
     *
     * @throws SimulationFailure when something is seen that must not be
     */
    static Result of(Plan plan) {
        Run run = new Run(plan);
        try {
            run.world.storm();
            run.world.calmDown();
            if (plan.faults().contains(Fault.TRUNCATION) && run.world.newestKnown() >= 0) {
                run.world.truncate();
                run.standStill();
            } else {
                run.settle();
                run.stay();
                run.compare();
            }
        } catch (SimulationFailure e) {
            throw new SimulationFailure(plan + ": " + e.getMessage(), e.getCause());
        } catch (RuntimeException e) {
            throw new SimulationFailure(plan + ": " + e, e);
        }
        return new Result(
                run.world.log().end(),
                run.world.lives(),
                run.world.oracle().claims().size(),
                run.world.store().marked(),
                run.world.oracle().twin().contractVersion(),
                run.world.now() / 1_000_000);
    }

    /**
     * Without faults, the venue has one leader soon, and everything there is goes through. Whoever
     * works off what piled up may look dead to another, which claims; only then it is calm.
     */
    private void settle() {
        long deadline = world.now() + SETTLES_WITHIN_NANOS;
        long mark = world.log().end();
        for (int step = 0; world.now() < deadline; step++) {
            world.step(5_000_000);
            if (step % LOOK_EVERY_STEPS != 0) {
                continue;
            }
            if (world.oracle().isStuck() || leaders() == 0 || isClaimed()) {
                mark = world.log().end();
            } else if (hasSettled(mark)) {
                return;
            }
        }
        throw new SimulationFailure("never settles: " + state(mark));
    }

    /** The leader goes on to lead and to tick. */
    private void stay() {
        int terms = world.oracle().claims().size();
        long end = world.log().end();
        int refusals = world.oracle().refusals();
        long until = world.now() + STAYS_NANOS;
        while (world.now() < until) {
            world.step(20_000_000);
        }
        boolean isInTime = !world.plan().faults().contains(Fault.CLOCK_JUMP);
        if (isInTime && world.oracle().claims().size() != terms) {
            throw new SimulationFailure("another leader though the first is well: " + state(0));
        }
        if (world.log().end() - end < STAYS_NANOS / 1_500_000_000) {
            throw new SimulationFailure("nobody ticks: " + state(0));
        }
        if (world.oracle().refusals() != refusals) {
            throw new SimulationFailure("what the leader writes is refused: " + state(0));
        }
        ask();
    }

    /** Asks those who follow what state they have. */
    private void ask() {
        for (Host host : world.hosts()) {
            if (host.life() != null) {
                var pinned = host.life().runner().pin();
                world.step(1_000_000);
                world.step(1_000_000);
                StateHash hash = pinned.join().stateHash();
                if (hash != null) {
                    told.put(pinned.join().position(), hash);
                }
            }
        }
    }

    /** Everybody notices that the log was truncated, or stands still before that. */
    private void standStill() {
        long deadline = world.now() + SETTLES_WITHIN_NANOS;
        while (!world.hosts().stream().allMatch(this::isHalted)) {
            world.step(20_000_000);
            if (world.now() > deadline) {
                throw new SimulationFailure("nobody notices a truncated log: " + state(0));
            }
        }
    }

    private boolean isHalted(Host host) {
        return host.life() != null
                && host.life().runner().state() instanceof Halted halted
                && (!halted.skippable() || isPoison(halted.position()));
    }

    /** What a build that is not mended cannot apply; what mended it may be lost with the rest. */
    private boolean isPoison(long position) {
        return world.log().get(position).meaning() instanceof Meaning.Poison;
    }

    private long leaders() {
        return world.hosts().stream().filter(Run::isLive).count();
    }

    private boolean isClaimed() {
        return world.hosts().stream()
                .anyMatch(host ->
                        host.life() != null
                                && (host.life().isStopping()
                                        || host.life().runner().state() instanceof Claiming));
    }

    private static boolean isLive(Host host) {
        return host.life() != null && host.life().runner().state() instanceof Live;
    }

    private boolean hasSettled(long mark) {
        return leaders() == 1
                && !world.oracle().twin().hasPendingWork()
                && world.oracle().isStored(mark)
                && world.hosts().stream()
                        .allMatch(host ->
                                host.life() != null
                                        && host.life().runner().progress().next() >= mark);
    }

    private String state(long mark) {
        StringBuilder text = new StringBuilder("mark " + mark + " of " + world.log().end());
        text.append(" stored ").append(world.oracle().isStored(mark));
        text.append(" pending ").append(world.oracle().twin().hasPendingWork());
        text.append(" stuck ").append(world.oracle().isStuck());
        for (Host host : world.hosts()) {
            text.append("\n-- ").append(host.life());
            if (host.life() != null) {
                text.append(" next ").append(host.life().runner().progress());
                host.life().journal().lines().forEach(line -> text.append("\n   ").append(line));
            }
        }
        return text.toString();
    }

    /** A core that never crashed, and one from each good snapshot, say and are the same. */
    private void compare() {
        long end = world.oracle().next();
        StateHash hash = replay(null, end);
        for (Store.Kept kept : world.store().verified()) {
            if (!kept.damaged && !replay(kept, end).equals(hash)) {
                throw new SimulationFailure("another state follows from " + kept.point);
            }
        }
        List<Long> accounts = world.oracle().twin().accounts();
        if (!accounts.isEmpty()
                && IntStream.rangeClosed(1, world.settings().bounds().assetsMax())
                        .anyMatch(asset -> world.oracle().twin().sum(asset).signum() != 0)) {
            throw new SimulationFailure("an asset is not conserved");
        }
    }

    private StateHash replay(Store.Kept from, long end) {
        EmittedSequences begun =
                from == null ? EmittedSequences.NONE : new EmittedSequences(from.point.sequences());
        EventEncoder encoder = new EventEncoder(Keys.VENUE, begun, begun, facts -> {});
        Venue core =
                from == null
                        ? new Venue(world.settings().bounds(), encoder)
                        : Venue.restore(world.settings().bounds(), encoder, from.source());
        encoder.contractVersion(core.contractVersion());
        CommandDecoder decoder = new CommandDecoder(Keys.VENUE, core, world.seal());
        for (long position = from == null ? 0 : from.point.position() + 1;
                position < end;
                position++) {
            if (world.oracle().isSkipped(position)) {
                decoder.skip(position, world.log().get(position).bytes());
            } else {
                decoder.apply(position, world.log().get(position).bytes());
            }
            compare(encoder.records());
            StateHash hash = told.get(position);
            if (hash != null && !hash.equals(core.stateHash())) {
                throw new SimulationFailure("a process has another state at " + position);
            }
        }
        return core.stateHash();
    }

    private void compare(List<EventRecord> records) {
        for (EventRecord record : new ArrayDeque<>(records)) {
            EventTopic topic = record.topic();
            EventRecord right = world.oracle().expected(topic, (int) record.sequence() - 1);
            if (!Arrays.equals(right.bytes(), record.bytes())) {
                throw new SimulationFailure(
                        "a core that never crashed says otherwise of command " + record.position());
            }
        }
    }
}

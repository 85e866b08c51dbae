package org.bourse.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.KeyState;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.twin.CommandGenerator;
import org.bourse.matching.codec.CannotJudgeException;
import org.bourse.matching.runner.RunnerSettings;
import org.bourse.matching.runner.RunnerState;
import org.bourse.matching.runner.SnapshotStoreException;

/** One run of a plan: everything that is there, and the time. */
final class World {
    /** The greatest contract version of any build here. */
    static final int VERSION_MAX = 3;

    private static final Duration PATIENCE = Duration.ofMillis(1_700);
    private static final int WRITER_INSTANCES_MIN = 200;
    private static final long SILENCE_NANOS_MAX = 3_600_000_000_000L;

    private final Plan plan;
    private final Chance chance;
    private final Weather weather;
    private final CommandSeal seal = Keys.seal();
    private final RunnerSettings settings;
    private final Oracle oracle;
    private final Log log;
    private final EventTopics topics;
    private final Store store;
    private final Traffic traffic;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Producer> producers = new ArrayList<>();
    private final long stepNanosMax;
    private final double commandsPerStep;
    private final long snapshotEvery;
    private final Operator operator;
    private long now = 1_000_000_000L;
    private int lives;
    private int written;
    private long wroteAt = now;
    private boolean isWithin;
    private boolean opened;
    private boolean truncated;

    World(Plan plan) {
        this.plan = plan;
        chance = new Chance(plan.seed(), "world");
        weather = new Weather(plan);
        CommandGenerator generator = new CommandGenerator(plan.seed());
        VenueConfig drawn = generator.config();
        VenueConfig config =
                new VenueConfig(
                        drawn.accountsMax(),
                        drawn.assetsMax(),
                        drawn.symbolsMax(),
                        drawn.ordersMax(),
                        drawn.withdrawalsMax(),
                        drawn.duplicatesMaxPerGeneration(),
                        Math.max(WRITER_INSTANCES_MIN, drawn.writerInstancesMax()),
                        VERSION_MAX);
        settings = new RunnerSettings(Keys.VENUE, config, PATIENCE, Keys.WRITERS);
        oracle = new Oracle(config, generator.memory(), position -> operator().hasMended(position));
        log = new Log(oracle);
        topics = new EventTopics(oracle);
        store = new Store(weather, oracle);
        traffic = new Traffic(plan.seed(), generator, log, oracle, weather);
        operator = new Operator(this, traffic);
        stepNanosMax = (long) chance.magnitude(200_000, 30_000_000);
        commandsPerStep = chance.magnitude(0.2, 30);
        snapshotEvery = (long) chance.magnitude(100, 3_000);
        for (int i = 0; i < plan.processes(); i++) {
            boolean isOld = plan.faults().contains(Fault.UPGRADE) && chance.of(0.6);
            int version = isOld ? chance.between(1, VERSION_MAX - 1) : VERSION_MAX;
            hosts.add(new Host(this, chance, version));
        }
    }

    long now() {
        return now;
    }

    Chance chance() {
        return chance;
    }

    Weather weather() {
        return weather;
    }

    CommandSeal seal() {
        return seal;
    }

    RunnerSettings settings() {
        return settings;
    }

    /** Of a build that understands contract versions up to this one. */
    RunnerSettings settings(int version) {
        return new RunnerSettings(
                settings.venue(),
                settings.bounds().contractVersionMax(version),
                settings.patience(),
                settings.keys());
    }

    Oracle oracle() {
        return oracle;
    }

    Log log() {
        return log;
    }

    EventTopics topics() {
        return topics;
    }

    Store store() {
        return store;
    }

    private Operator operator() {
        return operator;
    }

    List<Host> hosts() {
        return hosts;
    }

    Plan plan() {
        return plan;
    }

    /** After so many commands a snapshot is due. */
    long snapshotEvery() {
        return snapshotEvery;
    }

    int lives() {
        return lives;
    }

    Producer producer() {
        Producer producer = new Producer(weather);
        producers.add(producer);
        return producer;
    }

    /** True while the build of a process fails to apply the command at a position. */
    boolean isPoison(long position, Life life) {
        return log.get(position).meaning() instanceof Meaning.Poison
                && !operator.hasMended(position, life);
    }

    /** Goes on until the writers have written what the plan says. */
    void storm() {
        while (written < plan.commands()) {
            int before = written;
            step(stepNanos());
            write();
            if (written != before) {
                wroteAt = now;
            } else if (now - wroteAt > SILENCE_NANOS_MAX) {
                throw new SimulationFailure(
                        "for an hour nobody can write, stuck: " + oracle.isStuck());
            }
        }
    }

    /** The newest position of which topics or a snapshot know; -1 for none. */
    long newestKnown() {
        return Math.max(oracle.storedPosition(), store.newest());
    }

    /**
     * The log loses its newest records, at least one of which is known to the topics or to a
     * snapshot; all processes end. Whoever starts must notice, whatever is written anew.
     */
    void truncate() {
        for (Host host : hosts) {
            if (host.life() != null) {
                end(host);
            }
        }
        producers.clear();
        truncated = true;
        oracle.truncated();
        operator.truncated();
        Chance dice = weather.about(Fault.TRUNCATION);
        log.truncate(Math.max(0, newestKnown() - dice.between(0, 40)));
        for (int anew = dice.pick(0, 0, 5, 100); anew > 0 && log.end() > 0; anew--) {
            log.append(log.get(dice.between(0, log.end() - 1)));
        }
    }

    /** Longer where nothing is to be missed: nobody writes, or nobody can lead. */
    private long stepNanos() {
        boolean isQuiet = !isOpen() || oracle.isStuck() || hosts.stream().noneMatch(Host::isReady);
        return isQuiet
                ? chance.between(1_000_000L, 40_000_000L)
                : chance.between(stepNanosMax / 10, stepNanosMax);
    }

    private void write() {
        if (!isOpen()) {
            return;
        }
        double wanted = commandsPerStep * chance.between(0, 2);
        int count = (int) wanted + (chance.of(wanted - (int) wanted) ? 1 : 0);
        for (int i = 0; i < count && !oracle.isStuck() && written < plan.commands(); i++) {
            traffic.write();
            written++;
            long gapNanos = traffic.gapMicros() * 1_000;
            if (gapNanos > 0) {
                now += gapNanos;
                return;
            }
        }
    }

    /** Whether all writers' keys are active, which they stay. */
    private boolean isOpen() {
        if (!opened) {
            opened =
                    Keys.WRITERS.entrySet().stream()
                            .allMatch(key ->
                                    key.getValue().stream()
                                            .allMatch(w -> isActive(key.getKey(), w)));
        }
        return opened;
    }

    private boolean isActive(int keyId, Writer writer) {
        return oracle.twin().keyState(keyId, writer) == KeyState.ACTIVE;
    }

    /** Time passes; what is due happens; each process that can has a turn. */
    void step(long nanos) {
        now += nanos;
        for (int i = 0; i < producers.size(); i++) {
            producers.get(i).advance(now);
        }
        producers.removeIf(Producer::isDone);
        int first = chance.between(0, hosts.size() - 1);
        for (int i = 0; i < hosts.size(); i++) {
            turn(hosts.get((first + i) % hosts.size()), nanos);
        }
        operator.look();
    }

    private void turn(Host host, long nanos) {
        if (!host.isReady()) {
            return;
        }
        Life life = host.life();
        try {
            if (life == null) {
                begin(host);
                return;
            }
            if (life.hasFailed()) {
                end(host);
                return;
            }
            strike(host, life, nanos);
            if (host.isPaused()) {
                return;
            }
            host.inTurn(true);
            life.producer().resume();
            life.runner().turn();
            check(life);
            life.snapshots().look();
            stop(host, life, nanos);
        } catch (Life.Ended | SnapshotStoreException e) {
            end(host);
        } catch (CannotJudgeException e) {
            upgrade(host, e);
        } catch (RuntimeException e) {
            throw new SimulationFailure(life + " threw " + e, e);
        } finally {
            host.inTurn(false);
        }
    }

    /** Who is told to end does so when it leads no more. */
    private void stop(Host host, Life life, long nanos) {
        if (!life.isStopping() && weather.strikesWithin(Fault.STOP, nanos)) {
            life.stop();
        }
        if (life.hasStopped()) {
            end(host);
        }
    }

    private void begin(Host host) {
        int fuse = weather.strikes(Fault.CRASH) && chance.of(0.3) ? chance.between(1, 300) : 0;
        host.begun(new Life(this, ++lives, host, fuse));
    }

    private void end(Host host) {
        if (host.life() != null) {
            host.life().producer().die();
        }
        host.ended();
        host.down(chance.between(0, 3_000_000_000L));
    }

    /** Who meets a version that it does not know stays away until it is of a newer build. */
    private void upgrade(Host host, CannotJudgeException e) {
        if (!truncated && host.version() >= oracle.version(e.position() + 1)) {
            throw new SimulationFailure("a build that has the version ends", e);
        }
        end(host);
        host.down(chance.between(0, 20_000_000_000L));
        host.upgrade(chance.between(host.version() + 1, VERSION_MAX));
    }

    private void strike(Host host, Life life, long nanos) {
        if (weather.strikesWithin(Fault.CRASH, nanos)) {
            life.endAfter(chance.between(1, 120));
        }
        if (weather.strikesWithin(Fault.CLOCK_JUMP, nanos)) {
            long most = (long) chance.magnitude(10_000, 1e11);
            host.jump(chance.between(-most, most));
        }
        if (weather.strikesWithin(Fault.PAUSE, nanos)) {
            if (chance.of(0.5)) {
                life.pauseAfter(chance.between(1, 60));
            } else {
                long pause = pauseNanos();
                host.pause(pause);
                life.producer().pause(pause);
            }
        }
    }

    /** A process stands still within a turn, while all others go on. */
    void pauseWithin(Life life) {
        if (isWithin || weather.isCalm()) {
            return;
        }
        isWithin = true;
        long pause = pauseNanos();
        long until = now + pause;
        life.producer().pause(pause);
        while (now < until && !weather.isCalm()) {
            step(stepNanos());
            write();
        }
        life.producer().resume();
        isWithin = false;
    }

    private long pauseNanos() {
        return (long) (chance.pick(0.3, 2, 5, 30, 90) * 1e9);
    }

    private void check(Life life) {
        if (!truncated && life.version() < oracle.version(life.runner().progress().next())) {
            throw new SimulationFailure(life + " goes on in a version that it does not know");
        }
        if (life.runner().state() instanceof RunnerState.Halted halted
                && !operator.expects(halted)) {
            throw new SimulationFailure(
                    "%s halted at %d: %s%n%s"
                            .formatted(
                                    life,
                                    halted.position(),
                                    halted.reason(),
                                    String.join("\n", life.journal().lines())),
                    life.journal().defect());
        }
    }

    void write(VenueCommand command) {
        traffic.operator(command);
    }

    /** Faults stop; all that stood still goes on. */
    void calmDown() {
        weather.calmDown();
        producers.forEach(producer -> producer.hurry(now));
        for (Host host : hosts) {
            host.wake();
            if (host.life() != null) {
                host.life().endAfter(0);
            }
        }
    }
}

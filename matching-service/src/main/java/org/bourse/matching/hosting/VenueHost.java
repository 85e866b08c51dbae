package org.bourse.matching.hosting;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.CannotJudgeException;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.kafka.CommandTraces;
import org.bourse.matching.kafka.KafkaCommandLog;
import org.bourse.matching.kafka.KafkaEventLog;
import org.bourse.matching.kafka.KafkaStoredEvents;
import org.bourse.matching.kafka.TopicCheck;
import org.bourse.matching.runner.RunnerClock;
import org.bourse.matching.runner.RunnerSettings;
import org.bourse.matching.runner.RunnerState;
import org.bourse.matching.runner.Shadow;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStore;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.matching.runner.Surroundings;
import org.bourse.matching.runner.VenueRunner;
import org.bourse.matching.snapshots.PostgresSnapshots;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.log.CommandPublisher;
import org.bourse.platform.log.LogConfig;
import org.bourse.platform.trace.Traces;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the venue on a thread of its own from the process's start to its stop. */
@ApplicationScoped
public class VenueHost {
    private static final Logger LOG = Logger.getLogger(VenueHost.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    /** Of that: until the log says that this process leads no more. */
    private static final Duration HAND_OVER_WITHIN = Duration.ofSeconds(3);

    private static final double MICROS_PER_SECOND = 1e6;

    private final RunnerConfig config;
    private final RunnerSettings settings;
    private final Map<Integer, byte[]> secrets = new HashMap<>();
    private final CommandPublisher publisher;
    private final VenueMetrics metrics;
    private final VenueJournal journal;
    private final List<FactListener> listeners;
    private final Brokers brokers;
    private final CommandTraces traces;
    private final SnapshotConfig snapshotConfig;
    private final SnapshotStore snapshots;
    private final RunnerClock clock = new SystemClock();
    private final SecureRandom random = new SecureRandom();
    private final Thread thread;

    private volatile boolean stopping;
    private volatile long lag;
    private volatile @Nullable KafkaCommandLog commands;
    private volatile @Nullable KafkaEventLog events;
    private volatile @Nullable VenueRunner runner;

    @Inject
    public VenueHost(
            RunnerConfig config,
            BoundsConfig bounds,
            LogConfig log,
            CommandPublisher publisher,
            VenueMetrics metrics,
            @All List<FactListener> listeners,
            SnapshotConfig snapshotConfig,
            DataSource database,
            Flyway flyway,
            Brokers brokers,
            Traces traces,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.config = config;
        this.publisher = publisher;
        this.metrics = metrics;
        journal = new VenueJournal(venue, metrics);
        this.listeners = listeners;
        this.brokers = brokers;
        this.traces = new CommandTraces(traces);
        this.snapshotConfig = snapshotConfig;
        snapshots = new PostgresSnapshots(database, flyway::migrate, venue);
        settings =
                new RunnerSettings(
                        venue, bounds.toVenueConfig(), config.patience(), writersByKey(config));
        secrets.putAll(log.secrets());
        settings.keys().keySet().forEach(this::requireSecret);
        requireSecret(log.keyId());
        thread = Thread.ofPlatform().name("venue-" + venue).unstarted(this::run);
    }

    private static Map<Integer, List<Writer>> writersByKey(RunnerConfig config) {
        Map<Integer, List<Writer>> keys = new TreeMap<>();
        for (Map.Entry<Writer, Integer> entry : new TreeMap<>(config.keys()).entrySet()) {
            keys.computeIfAbsent(entry.getValue(), id -> new ArrayList<>()).add(entry.getKey());
        }
        return keys;
    }

    private void requireSecret(int keyId) {
        if (!secrets.containsKey(keyId)) {
            throw new IllegalArgumentException("bourse.log.keys.\"" + keyId + "\" is missing");
        }
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge(
                "bourse.venue.lag", "commands known but not applied", "commands", this, h -> h.lag);
        metrics.gauge(
                "bourse.venue.unacknowledged",
                "event records on their way to Kafka",
                "records",
                this,
                VenueHost::unacknowledged);
        metrics.gauge(
                "bourse.venue.time.lag",
                "how far venue time is behind the wall clock",
                "seconds",
                this,
                VenueHost::timeLagSeconds);
        metrics.gauge(
                "bourse.venue.live",
                "1 when orders are taken",
                null,
                this,
                h -> h.isLive() ? 1 : 0);
        metrics.gauge(
                "bourse.venue.halted",
                "1 when the venue stands still after a defect",
                null,
                this,
                h -> h.state() instanceof RunnerState.Halted ? 1 : 0);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        KafkaCommandLog log = commands;
        if (log == null) {
            thread.interrupt();
        } else {
            // An interrupt would keep the producer from storing what is on its way.
            log.wakeUp();
        }
        thread.join(STOP_WITHIN);
    }

    /** Null as long as Kafka has not been reached. */
    public @Nullable RunnerState state() {
        VenueRunner current = runner;
        return current == null ? null : current.state();
    }

    /** The venue's number. */
    public int venue() {
        return settings.venue();
    }

    /**
     * The position of the oldest verified snapshot; 0 while there is none, so that everything is
     * needed.
     *
     * @throws org.bourse.matching.runner.SnapshotStoreException when the store is away
     */
    public long oldestSnapshot() {
        List<SnapshotPoint> verified = snapshots.verified();
        return verified.isEmpty() ? 0 : verified.getLast().position();
    }

    public boolean isLive() {
        return state() instanceof RunnerState.Live;
    }

    /** True when this process leads the venue or follows a leader. */
    public boolean takesCommands() {
        VenueRunner current = runner;
        return current != null && current.progress().isLed();
    }

    /** The position of the next command to be applied. */
    public long next() {
        VenueRunner current = runner;
        return current == null ? 0 : current.progress().next();
    }

    /** Of the last tick that this process applied; the epoch when there was none. */
    public Instant venueTime() {
        VenueRunner current = runner;
        return current == null
                ? Instant.EPOCH
                : Instant.EPOCH.plus(current.progress().venueTimeMicros(), ChronoUnit.MICROS);
    }

    /** Positions of commands that are refused because an operator said so. */
    public List<Long> skipped() {
        VenueRunner current = runner;
        return current == null ? List.of() : current.skipped();
    }

    /** False when the thread ended though nobody stopped it. */
    boolean isRunning() {
        return thread.isAlive() || stopping || state() instanceof RunnerState.Halted;
    }

    /** True when this process can verify what the key signs. */
    public boolean holdsSecret(int keyId) {
        return secrets.containsKey(keyId);
    }

    private double unacknowledged() {
        KafkaEventLog log = events;
        return log == null ? 0 : log.unacknowledged();
    }

    private double timeLagSeconds() {
        VenueRunner current = runner;
        long venueTimeMicros = current == null ? 0 : current.progress().venueTimeMicros();
        return venueTimeMicros == 0
                ? 0
                : (clock.wallMicros() - venueTimeMicros) / MICROS_PER_SECOND;
    }

    private void run() {
        try {
            if (checkTopics()) {
                host();
            }
        } catch (CannotJudgeException e) {
            FatalFault.stop(e.reason());
        } catch (WakeupException | InterruptedException e) {
            LOG.debugf("venue thread ends venue=%d", settings.venue());
        } catch (Throwable e) {
            if (!stopping) {
                LOG.errorf(e, "venue thread failed venue=%d", settings.venue());
                FatalFault.stop("the runner of venue " + settings.venue() + " failed");
            }
        }
    }

    /** Waits for Kafka and its topics; false when the process stops before they are there. */
    private boolean checkTopics() throws InterruptedException {
        TopicCheck check =
                new TopicCheck(brokers, config.replicationFactorMin(), config.insyncReplicasMin());
        while (!stopping) {
            try {
                List<String> faults = check.faults();
                if (!faults.isEmpty()) {
                    FatalFault.stop("the topics are unfit: " + String.join("; ", faults));
                }
                return true;
            } catch (KafkaException e) {
                LOG.warnf("waiting for Kafka servers=%s: %s", brokers.servers(), e.getMessage());
                Thread.sleep(RETRY_AFTER);
            }
        }
        return false;
    }

    /** Whoever replays reads what is old. */
    private void read(long millis) {
        if (isLive()) {
            metrics.read(millis);
        }
    }

    private void host() throws InterruptedException {
        try (KafkaCommandLog in =
                        new KafkaCommandLog(brokers, settings.venue(), traces, this::read);
                KafkaStoredEvents stored = new KafkaStoredEvents(brokers, settings.venue());
                KafkaEventLog out =
                        new KafkaEventLog(
                                brokers,
                                settings.venue(),
                                config.unacknowledgedMax(),
                                traces,
                                metrics::stored,
                                FatalFault::stop)) {
            commands = in;
            events = out;
            Surroundings around =
                    new Surroundings(
                            in,
                            out,
                            stored,
                            snapshots,
                            (writer, body) -> publisher.publish(writer, RequestId.random(), body),
                            clock,
                            () -> random.nextLong() | 1);
            VenueRunner current = begin(around);
            if (current != null) {
                runner = current;
                run(current, in);
            }
        }
    }

    private void run(VenueRunner current, KafkaCommandLog in) {
        SnapshotMaker maker =
                new SnapshotMaker(
                        settings.venue(),
                        brokers,
                        snapshotConfig,
                        snapshots,
                        new Shadow(settings, new CommandSeal(secrets), snapshots, journal),
                        current);
        metrics.gauge(
                "bourse.snapshot.position",
                "the last command in the newest snapshot; -1 when there is none",
                "commands",
                maker,
                SnapshotMaker::newest);
        metrics.gauge(
                "bourse.snapshot.age",
                "since when the newest snapshot is known",
                "seconds",
                maker,
                SnapshotMaker::ageSeconds);
        Thread making = Thread.ofPlatform().daemon().name("snapshots").start(maker);
        while (!stopping) {
            turn(current);
            lag = in.lag();
        }
        making.interrupt();
        current.handOver();
        long until = clock.monotonicNanos() + HAND_OVER_WITHIN.toNanos();
        while (current.leads() && clock.monotonicNanos() < until) {
            turn(current);
        }
    }

    private void turn(VenueRunner current) {
        try {
            current.turn();
        } catch (WakeupException e) {
            // It is told to stop while it waits for commands.
            LOG.debugf("woken venue=%d", settings.venue());
        }
    }

    /** Null when the process stops before the venue can begin. */
    private @Nullable VenueRunner begin(Surroundings around) throws InterruptedException {
        CommandSeal seal = new CommandSeal(secrets);
        while (!stopping) {
            try {
                return new VenueRunner(settings, seal, around, journal, this::tell);
            } catch (SnapshotStoreException e) {
                LOG.warnf("waiting for the snapshots: %s", e.getMessage());
                Thread.sleep(RETRY_AFTER);
            }
        }
        return null;
    }

    private void tell(List<VenueFact> step) {
        for (FactListener listener : listeners) {
            listener.accept(step);
        }
    }
}

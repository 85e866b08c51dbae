package org.bourse.risk.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.platform.log.CommandPublisher;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.exposure.Position;
import org.bourse.risk.policy.AccountStates;
import org.bourse.risk.policy.Arming;
import org.bourse.risk.policy.CloseOutTerms;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.LimitWatch;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.policy.Trip;
import org.bourse.risk.policy.WatchBounds;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.ListingTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes the venue's events to the watch, and does at once what policies say about what it finds.
 */
@Startup
@ApplicationScoped
class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    /** One may wait for the database, the other one never does. */
    private static final int TIMERS = 2;

    private static final Duration SEND_AGAIN_AFTER = Duration.ofSeconds(1);

    private final EventTails tails;
    private final Database database;
    private final TripRecorder recorder;
    private final GuardConfig config;
    private final CloseOutSettings closeOuts;
    private final Correlations correlations;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    TIMERS, Thread.ofPlatform().name("guard-timer-", 0).daemon(true).factory());

    /** So that what was read first is not applied last. */
    private final ReentrantLock refreshing = new ReentrantLock();

    /** Who holds it may use the watch. */
    private final ReentrantLock lock = new ReentrantLock();

    private final LimitWatch watch;
    private final Resender resender = new Resender(SEND_AGAIN_AFTER);
    private final Actor actor;
    private long writtenMillis;
    private Together together = Together.NONE;

    @Inject
    Guard(
            EventTails tails,
            CommandPublisher publisher,
            Database database,
            TripRecorder recorder,
            GuardConfig config,
            MeterRegistry meters,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.tails = tails;
        this.database = database;
        this.recorder = recorder;
        this.config = config;
        correlations = new Correlations(config.correlation());
        closeOuts = new CloseOutSettings(config.referenceAsset(), config.closeOut());
        watch =
                new LimitWatch(
                        new WatchBounds(
                                config.referenceAsset(),
                                config.accountsMax(),
                                config.messagesMin(),
                                TimeUnit.MILLISECONDS.toMicros(config.revalue().toMillis())));
        actor = new Actor(watch, lock, publisher, resender, new Reactions(meters), venue);
        FunctionCounter.builder("bourse.guard.dropped", watch, LimitWatch::dropped)
                .description("What is not watched because a bound was reached")
                .register(meters);
    }

    @PostConstruct
    void start() {
        if (!config.enabled()) {
            LOG.info("limits that follow from events are not watched");
            return;
        }
        Beginnings from =
                database.inTransaction(connection -> {
                    StandingTable table = new StandingTable(connection);
                    return new Beginnings(
                            table.read(
                                    Topics.LEDGER_EVENTS,
                                    ExposureStanding.class,
                                    ExposureStanding.NONE),
                            table.read(
                                    Topics.ORDER_EVENTS, AccountStates.class, AccountStates.NONE),
                            Together.read(connection));
                });
        // Before the day is read: what groups gained and lost is summed up as it is read.
        together = from.together();
        together.tell(watch);
        recorder.start();
        EventTail<LedgerEvents> ledger = ledgerTail(from.ledger());
        EventTail<OrderEvents> orders = orderTail(from.orders());
        tails.follow(config.pace(), List.of(ledger, orders));
        long everyMillis = config.refresh().toMillis();
        timer.scheduleWithFixedDelay(
                () -> refreshWhenPossible(ledger.caughtUp() && orders.caughtUp()),
                0,
                everyMillis,
                TimeUnit.MILLISECONDS);
        long revalueMillis = config.revalue().toMillis();
        timer.scheduleWithFixedDelay(
                this::revalue, revalueMillis, revalueMillis, TimeUnit.MILLISECONDS);
    }

    private EventTail<LedgerEvents> ledgerTail(StandingTable.Beginning<ExposureStanding> from) {
        FirstRecord<ExposureStanding> first =
                new FirstRecord<>(
                        Topics.LEDGER_EVENTS,
                        from,
                        kept -> watch.restore(kept.day(), kept.standing()));
        return new EventTail<>(
                first.topic(),
                LedgerEvents.parser(),
                LedgerEvents::getHeader,
                new EventTail.Start.At(from.offset()),
                (record, offset, writtenMillis) ->
                        take(
                                first,
                                new At(record.getHeader().getSequence(), offset, writtenMillis),
                                () -> watch.take(record)));
    }

    private EventTail<OrderEvents> orderTail(StandingTable.Beginning<AccountStates> from) {
        FirstRecord<AccountStates> first =
                new FirstRecord<>(
                        Topics.ORDER_EVENTS,
                        from,
                        kept -> watch.restore(kept.day(), kept.standing()));
        return new EventTail<>(
                first.topic(),
                OrderEvents.parser(),
                OrderEvents::getHeader,
                new EventTail.Start.At(from.offset()),
                (record, offset, writtenMillis) ->
                        take(
                                first,
                                new At(record.getHeader().getSequence(), offset, writtenMillis),
                                () -> watch.take(record)));
    }

    /** Which record of its topic it is. */
    private record At(long sequence, long offset, long writtenMillis) {}

    private record Beginnings(
            StandingTable.Beginning<ExposureStanding> ledger,
            StandingTable.Beginning<AccountStates> orders,
            Together together) {}

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        resender.stop();
    }

    /** On the tails' thread: the only one that takes records. */
    private <T> void take(
            FirstRecord<T> topic, At at, Supplier<Optional<LimitWatch.DayBegan<T>>> record) {
        Optional<LimitWatch.DayBegan<T>> began;
        List<TripRecorder.Entry> done;
        lock.lock();
        try {
            topic.before(at.sequence());
            writtenMillis = at.writtenMillis();
            began = record.get();
            done = actor.react(Optional.of(Instant.ofEpochMilli(writtenMillis)));
        } finally {
            lock.unlock();
        }
        if (began.isPresent()) {
            LimitWatch.DayBegan<T> day = began.get();
            write(
                    new TripRecorder.DayBegan(
                            topic.topic(),
                            new StandingTable.Beginning<>(
                                    day.day(), at.offset(), at.sequence(), day.before())));
        }
        done.forEach(this::write);
    }

    /** For prices after which no record comes. */
    private void revalue() {
        List<TripRecorder.Entry> done;
        lock.lock();
        try {
            watch.revalue();
            done = actor.react(Optional.of(Instant.ofEpochMilli(writtenMillis)));
        } finally {
            lock.unlock();
        }
        done.forEach(this::write);
    }

    private void write(TripRecorder.Entry entry) {
        try {
            recorder.add(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Must not throw: the timer would stop. */
    private void refreshWhenPossible(boolean caughtUp) {
        try {
            refresh(caughtUp);
        } catch (RuntimeException e) {
            LOG.warnf("policies are not read again: %s", e.getMessage());
        }
    }

    /** Policies as they are now, at once: after a change. */
    void refresh() {
        refresh(false);
    }

    private void refresh(boolean caughtUp) {
        refreshing.lock();
        try {
            readAgain(caughtUp);
        } finally {
            refreshing.unlock();
        }
    }

    /** Of one moment: a policy that changed and that its limit is armed anew belong together. */
    private void readAgain(boolean caughtUp) {
        Tables tables =
                database.atOneMoment(connection -> {
                    TripTable trips = new TripTable(connection);
                    int newest = newestDay();
                    boolean goesLive = caughtUp && !isLive();
                    return new Tables(
                            new PolicyTable(connection).book(),
                            Together.read(connection),
                            correlations.find(new AssetCloseTable(connection)),
                            closeOuts.terms(new ListingTable(connection)),
                            trips.armings(newest),
                            goesLive ? trips.since(newest) : List.of(),
                            goesLive ? trips.closing() : List.of());
                });
        List<TripRecorder.Entry> done;
        lock.lock();
        try {
            done = apply(tables, caughtUp);
        } finally {
            lock.unlock();
        }
        done.forEach(this::write);
    }

    private record Tables(
            PolicyBook policies,
            Together together,
            Optional<Correlations.Found> correlated,
            Optional<CloseOutTerms> closeOuts,
            List<Arming> armings,
            List<TripTable.Row> trips,
            List<TripTable.Closing> closing) {}

    private List<TripRecorder.Entry> apply(Tables tables, boolean caughtUp) {
        tables.closeOuts().ifPresent(watch::closeOutTerms);
        tables.correlated()
                .ifPresent(found -> {
                    watch.correlated(found.assets());
                    correlations.told(found);
                });
        if (!tables.together().equals(together)) {
            together = tables.together();
            together.tell(watch);
        }
        watch.policies(tables.policies(), tables.armings());
        for (TripTable.Row trip : tables.trips()) {
            if (trip.group() == Trip.NO_GROUP) {
                watch.tripped(trip.account(), trip.kind(), trip.stage(), trip.day(), trip.arming());
            }
        }
        for (TripTable.Closing of : tables.closing()) {
            watch.closeOut(of.account(), of.tripId(), of.steps(), of.position());
        }
        if (caughtUp && !watch.isLive()) {
            watch.goLive();
            LOG.infof("limits are watched day=%d", watch.today());
        }
        return actor.react(Optional.empty());
    }

    /**
     * @param account or a group, by its negative number
     */
    Figures figures(long account) {
        lock.lock();
        try {
            watch.revalue();
            return watch.figures(account);
        } finally {
            lock.unlock();
        }
    }

    /** What an account has but the reference asset, at last prices. */
    List<Position> positions(long account) {
        lock.lock();
        try {
            watch.revalue();
            return watch.positions(account);
        } finally {
            lock.unlock();
        }
    }

    /** For whom a limit tripped today. */
    PolicyRegister.Tripped tripped(LimitKind kind) {
        lock.lock();
        try {
            return new PolicyRegister.Tripped(watch.today(), watch.tripped(kind));
        } finally {
            lock.unlock();
        }
    }

    /** The newest day of venue time there was, in days since the Unix epoch. */
    int newestDay() {
        lock.lock();
        try {
            return watch.today();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws ProblemException 503 while what was there when it started is being read
     */
    void requireLive() {
        if (!isLive()) {
            throw new ProblemException(
                    Problem.of(503, "REBUILDING", "The day is being read again; try again soon."));
        }
    }

    /** Whether it has read what was there when it started. */
    boolean isLive() {
        lock.lock();
        try {
            return watch.isLive();
        } finally {
            lock.unlock();
        }
    }
}

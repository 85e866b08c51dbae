package org.bourse.risk.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.platform.log.CommandPublisher;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.policy.AccountStates;
import org.bourse.risk.policy.Figures;
import org.bourse.risk.policy.LimitWatch;
import org.bourse.risk.policy.Measures;
import org.bourse.risk.policy.PolicyBook;
import org.bourse.risk.policy.Trip;
import org.bourse.risk.policy.WatchBounds;
import org.bourse.risk.venue.Database;
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

    private final EventTails tails;
    private final CommandPublisher publisher;
    private final Database database;
    private final TripRecorder recorder;
    private final GuardConfig config;
    private final int venue;
    private final Clock clock = Clock.systemUTC();
    private final Reactions reactions;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    TIMERS, Thread.ofPlatform().name("guard-timer-", 0).daemon(true).factory());

    /** So that what was read first is not applied last. */
    private final ReentrantLock refreshing = new ReentrantLock();

    /** Who holds it may use the watch. */
    private final ReentrantLock lock = new ReentrantLock();

    private final LimitWatch watch;
    private long writtenMillis;
    private PolicyBook policies = new PolicyBook(Map.of());

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
        this.publisher = publisher;
        this.database = database;
        this.recorder = recorder;
        this.config = config;
        this.venue = venue;
        watch =
                new LimitWatch(
                        new WatchBounds(
                                config.referenceAsset(),
                                config.accountsMax(),
                                config.messagesMin(),
                                TimeUnit.MILLISECONDS.toMicros(config.revalue().toMillis())));
        reactions = new Reactions(meters);
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
                                    Topics.ORDER_EVENTS, AccountStates.class, AccountStates.NONE));
                });
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
            StandingTable.Beginning<AccountStates> orders) {}

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** On the tails' thread: the only one that takes records. */
    private <T> void take(
            FirstRecord<T> topic, At at, Supplier<Optional<LimitWatch.DayBegan<T>>> record) {
        Optional<LimitWatch.DayBegan<T>> began;
        List<TripRecorder.Tripped> done;
        lock.lock();
        try {
            topic.before(at.sequence());
            writtenMillis = at.writtenMillis();
            began = record.get();
            done = react(true);
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
        List<TripRecorder.Tripped> done;
        lock.lock();
        try {
            watch.revalue();
            done = react(true);
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

    private void readAgain(boolean caughtUp) {
        Tables tables =
                database.inTransaction(connection -> {
                    TripTable trips = new TripTable(connection);
                    int newest = newestDay();
                    return new Tables(
                            new PolicyTable(connection).book(),
                            trips.armings(newest),
                            caughtUp && !isLive() ? trips.since(newest) : List.of());
                });
        List<TripRecorder.Tripped> done;
        lock.lock();
        try {
            done = apply(tables, caughtUp);
        } finally {
            lock.unlock();
        }
        done.forEach(this::write);
    }

    private record Tables(
            PolicyBook policies, List<TripTable.Arming> armings, List<TripTable.Row> trips) {}

    private List<TripRecorder.Tripped> apply(Tables tables, boolean caughtUp) {
        boolean changed = !tables.policies().equals(policies);
        for (TripTable.Arming arming : tables.armings()) {
            watch.arm(arming.account(), arming.kind(), arming.day(), arming.arming());
        }
        for (TripTable.Row trip : tables.trips()) {
            watch.tripped(trip.account(), trip.kind(), trip.stage(), trip.day(), trip.arming());
        }
        if (changed) {
            policies = tables.policies();
            watch.policies(policies);
        }
        if (caughtUp && !watch.isLive()) {
            watch.goLive();
            LOG.infof("limits are watched day=%d", watch.today());
        }
        return react(false);
    }

    /**
     * Sends what is to be done about what tripped. Within the lock, so that of two commands for an
     * account the stricter one is the later one.
     *
     * @param toEvent it is a reaction to the newest record
     */
    private List<TripRecorder.Tripped> react(boolean toEvent) {
        List<Trip> trips = watch.trips();
        if (trips.isEmpty()) {
            return List.of();
        }
        List<TripRecorder.Tripped> done = new ArrayList<>(trips.size());
        for (Trip trip : trips) {
            LOG.infof("limit tripped account=%d trip=%s", trip.account(), trip.id(venue));
            done.add(new TripRecorder.Tripped(trip, command(trip, toEvent), watch.reference()));
        }
        return done;
    }

    private Optional<TripRecorder.Sending> command(Trip trip, boolean toEvent) {
        RequestId id = trip.requestId(venue);
        Optional<Long> sentBefore = watch.positionOf(id);
        if (sentBefore.isPresent()) {
            CompletionStage<Long> position = CompletableFuture.completedStage(sentBefore.get());
            return Optional.of(new TripRecorder.Sending(position, () -> position));
        }
        return Measures.of(trip.action(), trip.account(), watch.state(trip.account()))
                .map(measure -> {
                    watch.expect(trip.account(), measure.getState());
                    CompletionStage<Long> position = publish(id, measure);
                    if (toEvent) {
                        Instant written = Instant.ofEpochMilli(writtenMillis);
                        position.thenRun(
                                () -> reactions.took(trip.action(), written, clock.instant()));
                    }
                    return new TripRecorder.Sending(position, () -> again(id, measure));
                });
    }

    private CompletionStage<Long> again(RequestId id, SetAccountState measure) {
        lock.lock();
        try {
            AccountStatus state =
                    Measures.stricter(measure.getState(), watch.state(measure.getAccount()));
            return publish(id, measure.toBuilder().setState(state).build());
        } finally {
            lock.unlock();
        }
    }

    private CompletionStage<Long> publish(RequestId id, SetAccountState measure) {
        CommandBody body = CommandBody.newBuilder().setSetAccountState(measure).build();
        return publisher.publish(Writer.RISK, id, body);
    }

    Figures figures(long account) {
        lock.lock();
        try {
            watch.revalue();
            return watch.figures(account);
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

package org.bourse.risk.guard;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.bourse.platform.events.FaultAlarm;
import org.bourse.platform.events.Halt;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.exposure.ExposureStanding;
import org.bourse.risk.policy.CloseOutStep;
import org.bourse.risk.policy.Trip;
import org.bourse.risk.venue.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes down what the guard did once the log has its commands, on a thread of its own, so that no
 * reaction waits for the database.
 */
@ApplicationScoped
class TripRecorder {
    private static final Logger LOG = Logger.getLogger(TripRecorder.class);

    /** Who does what a policy says. */
    private static final String SUBJECT = "risk-service";

    private final Database database;
    private final FaultAlarm alarm;
    private final int venue;
    private final Clock clock = Clock.systemUTC();
    private final BlockingQueue<Entry> entries;
    private final Thread thread;

    @Inject
    TripRecorder(
            Database database,
            FaultAlarm alarm,
            GuardConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.database = database;
        this.alarm = alarm;
        this.venue = venue;
        entries = new ArrayBlockingQueue<>(config.waitingMax());
        thread = Thread.ofPlatform().name("guard-recorder").daemon(true).unstarted(this::run);
    }

    /** What is to be written. */
    sealed interface Entry {}

    /** A topic's new day. */
    record DayBegan(String topic, StandingTable.Beginning<?> beginning) implements Entry {}

    /**
     * What tripped.
     *
     * @param command its position, if one was needed
     * @param asset number of the reference asset
     */
    record Tripped(Trip trip, Optional<CompletionStage<Long>> command, Optional<Integer> asset)
            implements Entry {}

    /**
     * Orders that close an account out.
     *
     * @param commands their positions
     */
    record Sold(CloseOutStep.Sell step, List<CompletionStage<Long>> commands) implements Entry {
        Sold {
            commands = List.copyOf(commands);
        }
    }

    /**
     * An account is no longer being closed out.
     *
     * @param position of the newest command that was known then
     */
    record ClosedOut(CloseOutStep.Ended how, long position, long venueTimeMicros)
            implements Entry {}

    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    /** Takes an entry; waits while too many are waiting. */
    void add(Entry entry) throws InterruptedException {
        entries.put(entry);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                write(entries.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("recorder ends");
        } catch (RuntimeException e) {
            LOG.errorf(e, "recorder failed");
            alarm.now(new Halt.Fault("limit_trip", 0, "what the guard did cannot be written"));
        }
    }

    private void write(Entry entry) throws InterruptedException {
        switch (entry) {
            case DayBegan(String topic, StandingTable.Beginning<?> beginning) ->
                    whenPossible("days", connection -> keep(connection, topic, beginning));
            case Tripped tripped -> {
                Optional<Long> position =
                        tripped.command().isPresent()
                                ? Optional.of(position(tripped.command().get()))
                                : Optional.empty();
                whenPossible("trips", connection -> keep(connection, tripped, position));
            }
            case Sold(CloseOutStep.Sell step, List<CompletionStage<Long>> commands) -> {
                long newest = newest(commands);
                whenPossible("sales", connection -> keep(connection, step, newest));
            }
            case ClosedOut ended -> whenPossible("sales", connection -> keep(connection, ended));
        }
    }

    /** Changes of a transaction. */
    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    /** Not when the process ends: what was sent is found in the log. */
    private void whenPossible(String what, Change change) {
        database.whenPossible(
                what,
                connection -> {
                    change.on(connection);
                    return true;
                });
    }

    private static long newest(List<CompletionStage<Long>> commands) throws InterruptedException {
        long newest = 0;
        for (CompletionStage<Long> command : commands) {
            newest = Math.max(newest, position(command));
        }
        return newest;
    }

    /** Its position in the log, when that has it. */
    private static long position(CompletionStage<Long> command) throws InterruptedException {
        try {
            return command.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command cannot be sent again", e);
        }
    }

    private static void keep(
            Connection connection, String topic, StandingTable.Beginning<?> beginning)
            throws SQLException {
        new StandingTable(connection).keep(topic, beginning);
        if (beginning.standing() instanceof ExposureStanding before) {
            new AssetCloseTable(connection).keep(beginning.day() - 1, before.marks());
        }
    }

    private void keep(Connection connection, Tripped tripped, Optional<Long> position)
            throws SQLException {
        Trip trip = tripped.trip();
        if (!new TripTable(connection).add(venue, trip, position, tripped.asset())) {
            return;
        }
        Map<String, String> details = new HashMap<>();
        details.put("trip", trip.id(venue));
        details.put("action", trip.action().name());
        details.put("limit", Long.toString(trip.policy().limit()));
        details.put("value", Long.toString(trip.value()));
        details.put("figures", GuardJson.write(trip.figures()));
        if (trip.group() != Trip.NO_GROUP) {
            details.put("because of", Holders.object(connection, trip.group()));
        }
        enter(connection, Act.Kind.LIMIT_TRIPPED, trip.account(), details);
    }

    private void keep(Connection connection, CloseOutStep.Sell step, long position)
            throws SQLException {
        if (!new TripTable(connection).sold(step, position)) {
            return;
        }
        Map<String, String> details = new HashMap<>();
        details.put("trip", step.tripId());
        details.put("step", Integer.toString(step.number()));
        for (CloseOutStep.Sale sale : step.sales()) {
            details.put("lots of symbol " + sale.symbol(), sale.lots() + " of " + sale.ofLots());
        }
        enter(connection, Act.Kind.CLOSE_OUT_STEP, step.account(), details);
    }

    private void keep(Connection connection, ClosedOut ended) throws SQLException {
        CloseOutStep.Ended how = ended.how();
        if (!new TripTable(connection).closedOut(how)) {
            return;
        }
        if (how.end() == CloseOutStep.End.GIVEN_UP) {
            new GivenUpTable(connection)
                    .add(how.tripId(), ended.position(), ended.venueTimeMicros());
        }
        enter(
                connection,
                Act.Kind.CLOSE_OUT_ENDED,
                how.account(),
                Map.of(
                        "trip", how.tripId(),
                        "end", how.end().name(),
                        "steps", Integer.toString(how.steps()),
                        "positions", Integer.toString(how.left())));
    }

    private void enter(
            Connection connection, Act.Kind kind, long account, Map<String, String> details)
            throws SQLException {
        new AuditTable(connection)
                .append(
                        new Act(
                                kind,
                                SUBJECT,
                                Holders.object(connection, account),
                                details,
                                clock.instant()));
    }
}

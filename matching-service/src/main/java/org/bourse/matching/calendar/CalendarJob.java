package org.bourse.matching.calendar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bourse.calendars.TradingCalendar;
import org.bourse.matching.hosting.VenueHost;
import org.jboss.logging.Logger;

/**
 * Brings all symbols in line again and again while this process leads the venue, on a thread of its
 * own. What fails is tried again; meanwhile the venue goes on by the schedules it has.
 */
@ApplicationScoped
public class CalendarJob {
    private static final Logger LOG = Logger.getLogger(CalendarJob.class);

    /** So long before a calendar ends the log says so. */
    private static final int WARN_DAYS = 30;

    private final CalendarConfig config;
    private final VenueHost host;
    private final SymbolCalendars calendars;
    private final Thread thread;

    /** By symbol what was last said of it. */
    private final Map<Integer, String> said = new HashMap<>();

    private volatile boolean stopping;

    /** Symbols that were not in line after the last pass. */
    private volatile int behind;

    @Inject
    public CalendarJob(
            CalendarConfig config,
            VenueHost host,
            SymbolCalendars calendars,
            MeterRegistry registry) {
        this.config = config;
        this.host = host;
        this.calendars = calendars;
        Gauge.builder("bourse.calendars.behind", this, job -> job.behind)
                .baseUnit("symbols")
                .description("not in line with their calendars; of the leader")
                .tags(List.of(Tag.of("venue", Integer.toString(host.venue()))))
                .register(registry);
        thread = Thread.ofPlatform().daemon().name("calendars").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        // Malformed calendars are known at once.
        calendars.calendar("");
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            if (host.isLive()) {
                try {
                    calendars.adopt();
                    pass(calendars.all());
                } catch (PostgresAssignments.DatabaseException e) {
                    LOG.warnf("venue=%d: %s", host.venue(), e.getMessage());
                } catch (RuntimeException e) {
                    LOG.errorf(e, "following calendars failed venue=%d", host.venue());
                }
            }
            LockSupport.parkNanos(config.every().toNanos());
        }
    }

    private void pass(List<Assignment> assignments) {
        int late = 0;
        for (Assignment assignment : assignments) {
            CalendarFollower.Outcome outcome = calendars.follow(assignment.symbol());
            late += outcome == CalendarFollower.Outcome.FOLLOWS ? 0 : 1;
            switch (outcome) {
                case FOLLOWS -> say(assignment, ending(assignment));
                case LATER -> {}
                case CANNOT -> say(assignment, "has no such calendar, or is delisted");
            }
        }
        behind = late;
    }

    private String ending(Assignment assignment) {
        LocalDate soon = LocalDate.ofEpochDay(host.venueTime().getEpochSecond() / 86_400);
        return calendars
                .calendar(assignment.calendar())
                .map(TradingCalendar::covered)
                .filter(covered -> covered.until().isBefore(soon.plusDays(WARN_DAYS)))
                .map(covered -> "follows a calendar that knows no day after " + covered.until())
                .orElse("");
    }

    /** Once, as long as it stays so. */
    private void say(Assignment assignment, String what) {
        if (!what.equals(said.put(assignment.symbol(), what)) && !what.isEmpty()) {
            LOG.warnf(
                    "symbol=%d calendar=%s venue=%d: it %s",
                    assignment.symbol(), assignment.calendar(), host.venue(), what);
        }
    }
}

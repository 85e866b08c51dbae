package org.bourse.matching.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.matching.hosting.VenueHost;
import org.flywaydb.core.Flyway;

/** The calendars, and the symbols that follow them. All of it waits for the database. */
@ApplicationScoped
public class SymbolCalendars {
    private final Map<String, TradingCalendar> calendars;
    private final Assignments assignments;
    private final CalendarFollower follower;
    private final Optional<String> ofVenue;

    /** What this process does to the venue, it does one after the other. */
    private final ReentrantLock acting = new ReentrantLock();

    @Inject
    public SymbolCalendars(
            CalendarConfig config,
            VenueHost host,
            SymbolSessions sessions,
            DataSource database,
            Flyway flyway) {
        calendars = CalendarFiles.load(config.folder());
        assignments = new PostgresAssignments(database, flyway::migrate, host.venue());
        follower = new CalendarFollower(calendars, assignments, sessions);
        ofVenue = config.ofVenue();
        ofVenue.filter(it -> !calendars.containsKey(it))
                .ifPresent(it -> {
                    throw new IllegalArgumentException(
                            "bourse.calendars.default=" + it + ": there is no such calendar");
                });
    }

    public Optional<TradingCalendar> calendar(String name) {
        return Optional.ofNullable(calendars.get(name));
    }

    public List<Assignment> all() {
        return assignments.all();
    }

    public Optional<Assignment> find(int symbol) {
        return assignments.find(symbol);
    }

    /** Gives the venue's own calendar, if there is one, to symbols without a calendar. */
    void adopt() {
        acting.lock();
        try {
            ofVenue.ifPresent(follower::adopt);
        } finally {
            acting.unlock();
        }
    }

    /** Gives a symbol a calendar and brings it in line. */
    public CalendarFollower.Outcome assign(int symbol, String calendar) {
        acting.lock();
        try {
            return follower.follow(assignments.assign(symbol, calendar));
        } finally {
            acting.unlock();
        }
    }

    /** Leaves the symbol's schedule as it is. False when it followed none. */
    public boolean remove(int symbol) {
        acting.lock();
        try {
            return assignments.remove(symbol);
        } finally {
            acting.unlock();
        }
    }

    /** Brings a symbol in line with the calendar it has now, if it has one. */
    CalendarFollower.Outcome follow(int symbol) {
        acting.lock();
        try {
            return assignments
                    .find(symbol)
                    .map(follower::follow)
                    .orElse(CalendarFollower.Outcome.FOLLOWS);
        } finally {
            acting.unlock();
        }
    }
}

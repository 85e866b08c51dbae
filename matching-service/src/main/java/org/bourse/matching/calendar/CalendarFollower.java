package org.bourse.matching.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.calendars.Change;
import org.bourse.calendars.RollingSchedule;
import org.bourse.calendars.TradingCalendar;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;

/**
 * Brings symbols in line with their calendars. The schedule is set when the calendar's coming week
 * is another than what the venue has. The state is set only when what the schedule has set since
 * the venue was last in line is not what the calendar wants: after an assignment, a changed
 * calendar, or a week that nobody looked. So a state that an operator sets lasts until the
 * calendar's next change.
 *
 * <p>A schedule that takes the place of another must not lose a change. Changes are reckoned in
 * venue time: what it has reached is done, what lies ahead is in the new schedule. What passes
 * between reckoning and setting was made by the old schedule, or is seen to be missing afterwards.
 * And a change that waits for an uncrossing would be forgotten, so close to one nothing is set.
 */
public final class CalendarFollower {
    private static final Duration CLOSE = Duration.ofSeconds(30);

    /** How a symbol stands to its calendar. */
    public enum Outcome {
        /** It is in line. */
        FOLLOWS,
        /** It has to be looked at again: the venue did not answer, or a change is too close. */
        LATER,
        /** It cannot follow: the symbol is not there or delisted, or there is no such calendar. */
        CANNOT
    }

    private final Map<String, TradingCalendar> calendars;
    private final Assignments assignments;
    private final SymbolSessions sessions;

    public CalendarFollower(
            Map<String, TradingCalendar> calendars,
            Assignments assignments,
            SymbolSessions sessions) {
        this.calendars = Map.copyOf(calendars);
        this.assignments = assignments;
        this.sessions = sessions;
    }

    /**
     * Gives a calendar to all symbols that have neither one nor a schedule that was set by hand.
     *
     * @param calendar the venue's own
     */
    public void adopt(String calendar) {
        Set<Integer> assigned = new HashSet<>();
        assignments.all().forEach(it -> assigned.add(it.symbol()));
        for (Symbol symbol : sessions.symbols()) {
            if (!assigned.contains(symbol.getSymbol())
                    && symbol.getState() != SymbolState.DELISTED
                    && sessions.schedule(symbol.getSymbol()).isEmpty()) {
                assignments.assignIfNone(symbol.getSymbol(), calendar);
            }
        }
    }

    /** Does what is to be done for one symbol; waits for the venue. */
    public Outcome follow(Assignment assignment) {
        TradingCalendar calendar = calendars.get(assignment.calendar());
        Symbol symbol = sessions.symbol(assignment.symbol()).orElse(null);
        if (calendar == null || symbol == null || symbol.getState() == SymbolState.DELISTED) {
            return Outcome.CANNOT;
        }
        Instant now = sessions.now();
        if (now.equals(Instant.EPOCH)) {
            return Outcome.LATER;
        }
        List<ScheduledChange> held = sessions.schedule(symbol.getSymbol());
        List<ScheduledChange> wanted = RollingSchedule.of(calendar, now);
        boolean inLine = isInLine(assignment, held, calendar, now);
        if (inLine && held.equals(wanted)) {
            return Outcome.FOLLOWS;
        }
        if (inLine && isCloseToAChange(symbol, calendar, now)) {
            return Outcome.LATER;
        }
        if (!inLine) {
            assignments.owe(assignment);
        }
        if (!held.equals(wanted) && !sessions.setSchedule(calendar.name(), symbol, wanted)) {
            return Outcome.LATER;
        }
        return setState(assignment, symbol, held, calendar);
    }

    /** Once the new schedule holds, the state is set if the old one had not set it. */
    private Outcome setState(
            Assignment assignment,
            Symbol symbol,
            List<ScheduledChange> replaced,
            TradingCalendar calendar) {
        Instant now = sessions.now();
        Optional<SymbolState> due = calendar.at(now).map(Change::state);
        if (due.isEmpty()) {
            return Outcome.FOLLOWS;
        }
        if (!isInLine(assignment, replaced, calendar, now)) {
            assignments.owe(assignment);
            SymbolState has =
                    sessions.symbol(symbol.getSymbol()).map(Symbol::getState).orElse(due.get());
            if (has != due.get() && !sessions.setState(calendar.name(), symbol, due.get())) {
                return Outcome.LATER;
            }
        }
        assignments.followed(assignment, new Assignment.Followed(now, due.get()));
        return Outcome.FOLLOWS;
    }

    /** Whether the schedule has left the symbol in the state that the calendar wants. */
    private static boolean isInLine(
            Assignment assignment,
            List<ScheduledChange> held,
            TradingCalendar calendar,
            Instant now) {
        Optional<SymbolState> due = calendar.at(now).map(Change::state);
        return due.isEmpty()
                || assignment
                        .followed()
                        .map(last ->
                                RollingSchedule.last(held, last.at(), now).orElse(last.state()))
                        .equals(due);
    }

    private static boolean isCloseToAChange(Symbol symbol, TradingCalendar calendar, Instant now) {
        return symbol.getState() == SymbolState.UNCROSSING
                || !calendar.phases(now.minus(CLOSE), now.plus(CLOSE)).isEmpty();
    }
}

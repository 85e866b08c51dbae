package org.bourse.marketdata.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.calendars.TradingCalendar;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The trading calendars. */
@Path("/api/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars", description = "When markets trade")
@PermitAll
@Singleton
public class CalendarResource {
    static final int DAYS_MAX = 400;

    private static final int DAYS_DEFAULT = 31;
    private static final String DATE = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}";

    private final Calendars calendars;

    @Inject
    CalendarResource(Calendars calendars) {
        this.calendars = calendars;
    }

    @GET
    @Operation(
            operationId = "calendars",
            summary = "The calendars that symbols may follow",
            description = "Each with where it stands now and what comes next.")
    public List<CalendarViews.Summary> calendars() {
        return calendars.byName().values().stream().map(CalendarViews.Summary::of).toList();
    }

    /** Days of a calendar, both ends included. */
    @GET
    @Path("{calendar}")
    @Operation(
            operationId = "calendarDays",
            summary = "A calendar's days: sessions, holidays and half days",
            description = "By the clock of its city and in UTC.")
    @APIResponse(responseCode = "200", description = "Where it stands now, and its days")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "CALENDAR_UNKNOWN")
    public CalendarViews.Detail calendar(
            @Parameter(description = "The calendar's name", example = "nyse") @PathParam("calendar")
                    String name,
            @Parameter(description = "The first day; today if absent", example = "2026-11-23")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "The last day; 31 days in all if absent, 400 at most",
                            example = "2026-11-29")
                    @QueryParam("to")
                    @Nullable String to) {
        return calendar(name, from, to, Instant.now());
    }

    CalendarViews.Detail calendar(
            String name, @Nullable String from, @Nullable String to, Instant now) {
        TradingCalendar calendar = calendars.byName().get(name);
        if (calendar == null) {
            throw new ProblemException(
                    Problem.of(404, "CALENDAR_UNKNOWN", "There is no such calendar.")
                            .field("calendar"));
        }
        LocalDate first =
                from == null ? LocalDate.ofInstant(now, calendar.zone()) : date("from", from);
        LocalDate last = to == null ? first.plusDays(DAYS_DEFAULT - 1) : date("to", to);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > DAYS_MAX) {
            throw invalid("to", "The last day is 1 to " + DAYS_MAX + " days from the first.");
        }
        return CalendarViews.Detail.of(calendar, now, first, last);
    }

    private static LocalDate date(String field, String text) {
        if (text.matches(DATE)) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw invalid(field, "There is no such day.");
            }
        }
        throw invalid(field, "This is no date like 2026-11-27.");
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.of(400, "PARAMETER_INVALID", detail).field(field));
    }
}

package org.bourse.matching.administration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.bourse.calendars.Change;
import org.bourse.calendars.TradingCalendar;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.matching.calendar.CalendarFollower;
import org.bourse.matching.calendar.SymbolCalendars;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calendar that sets a symbol's states. */
@Path("/api/v1/admin/symbols/{symbol}/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
public class SymbolCalendarResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final SymbolCalendars calendars;
    private final VenueHost host;
    private final AuditLog audit;

    @Inject
    public SymbolCalendarResource(
            VenueConfiguration configuration,
            AdministrationCommands commands,
            SymbolCalendars calendars,
            VenueHost host,
            AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.calendars = calendars;
        this.host = host;
        this.audit = audit;
    }

    /** A calendar to be followed. */
    @Schema(name = "CalendarRequest")
    public record CalendarRequest(@Schema(examples = "nyse") @Nullable String calendar) {}

    /** Where a calendar stands, at venue time. */
    @Schema(name = "CalendarPhase")
    public record PhaseView(String phase, String state, Instant since) {
        static @Nullable PhaseView of(@Nullable Change change) {
            return change == null
                    ? null
                    : new PhaseView(change.phase(), change.state().name(), change.at());
        }
    }

    /** A symbol that follows a calendar. */
    @Schema(name = "SymbolCalendar")
    public record CalendarView(
            String symbol,
            String calendar,
            @Schema(description = "False: the venue has not been brought in line yet")
                    boolean followed,
            String status,
            @Nullable PhaseView now,
            @Nullable PhaseView next) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "The calendar that sets a symbol's states")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, CALENDAR_NOT_ASSIGNED")
    public CalendarView get(@PathParam("symbol") String name) {
        return view(known(name));
    }

    /** 200 when the venue has the calendar's schedule and state. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            summary = "Let a calendar set a symbol's states",
            description =
                    "At once the symbol has the state that the calendar wants now, and a schedule"
                            + " for its coming week, which is renewed as time goes on. A schedule"
                            + " set by hand is replaced.")
    @APIResponse(
            responseCode = "200",
            description = "The venue is in line",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The calendar is kept; the venue will be brought in line",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "422", description = "CALENDAR_UNKNOWN, SYMBOL_DELISTED")
    @APIResponse(
            responseCode = "503",
            description = "VENUE_NOT_READY: nothing was done; DATABASE_AWAY")
    public Response assign(@PathParam("symbol") String name, @Nullable CalendarRequest request) {
        Symbol symbol = known(name);
        String calendar = Fields.required("calendar", request == null ? null : request.calendar());
        if (calendars.calendar(calendar).isEmpty()) {
            throw new ProblemException(
                    Problem.of(422, "CALENDAR_UNKNOWN", "There is no such calendar.")
                            .field("calendar"));
        }
        return audit.record(
                "SET_CALENDAR", symbol.getName() + ":" + calendar, assign(symbol, calendar));
    }

    private Response assign(Symbol symbol, String calendar) {
        if (symbol.getState() == SymbolState.DELISTED) {
            return AdministrationAnswers.refused(RejectCode.SYMBOL_DELISTED);
        }
        if (!host.takesCommands()) {
            return AdministrationAnswers.notReady();
        }
        CalendarFollower.Outcome outcome = calendars.assign(symbol.getSymbol(), calendar);
        return Response.status(outcome == CalendarFollower.Outcome.FOLLOWS ? 200 : 202)
                .entity(view(symbol))
                .build();
    }

    /** 204 when the symbol follows no calendar any more and has no schedule. */
    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            summary = "Leave a symbol in the state it has until an operator changes it",
            description =
                    "With 202 and 503 the symbol follows no calendar any more, but may still have"
                            + " the schedule of its last week: remove that, too.")
    @APIResponse(responseCode = "202", description = "The venue has not answered yet")
    @APIResponse(responseCode = "204", description = "There is no calendar and no schedule")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "VENUE_NOT_READY, DATABASE_AWAY")
    public Response remove(@PathParam("symbol") String name) {
        Symbol symbol = known(name);
        return audit.record("REMOVE_CALENDAR", symbol.getName(), remove(symbol));
    }

    private Response remove(Symbol symbol) {
        boolean followed = calendars.remove(symbol.getSymbol());
        if (!followed
                || symbol.getState() == SymbolState.DELISTED
                || configuration.schedule(symbol.getSymbol()).isEmpty()) {
            return Response.noContent().build();
        }
        CommandBody body =
                CommandBody.newBuilder()
                        .setSetSchedule(SetSchedule.newBuilder().setSymbol(symbol.getSymbol()))
                        .build();
        return AdministrationAnswers.of(
                commands.submit(body), said -> Response.noContent().build());
    }

    private Symbol known(String name) {
        return configuration.symbol(name).orElseThrow(AdministrationAnswers::unknownSymbol);
    }

    private CalendarView view(Symbol symbol) {
        int number = symbol.getSymbol();
        return calendars
                .find(number)
                .map(assignment -> {
                    TradingCalendar known = calendars.calendar(assignment.calendar()).orElse(null);
                    Instant now = host.venueTime();
                    return new CalendarView(
                            symbol.getName(),
                            assignment.calendar(),
                            assignment.followed().isPresent(),
                            SymbolView.status(
                                    configuration.symbol(number).orElse(symbol).getState()),
                            known == null ? null : PhaseView.of(known.at(now).orElse(null)),
                            known == null ? null : PhaseView.of(known.next(now).orElse(null)));
                })
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                        404,
                                        "CALENDAR_NOT_ASSIGNED",
                                        "The symbol follows no calendar.")));
    }
}

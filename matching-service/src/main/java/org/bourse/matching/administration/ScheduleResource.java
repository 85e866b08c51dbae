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
import java.util.List;
import java.util.function.Supplier;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SetSchedule;
import org.bourse.contracts.v1.Symbol;
import org.bourse.matching.calendar.SymbolCalendars;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The states that a symbol gets by itself every week. */
@Path("/api/v1/admin/symbols/{symbol}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
public class ScheduleResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final SymbolCalendars calendars;
    private final AuditLog audit;

    @Inject
    public ScheduleResource(
            VenueConfiguration configuration,
            AdministrationCommands commands,
            SymbolCalendars calendars,
            AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.calendars = calendars;
        this.audit = audit;
    }

    /** A state that the symbol gets every week; day and time are UTC. */
    @Schema(name = "ScheduledChange")
    public record Change(
            @Schema(examples = "MONDAY") @Nullable String day,
            @Schema(examples = "09:30:00") @Nullable String time,
            @Schema(enumeration = {"AUCTION", "TRADING", "CANCEL_ONLY", "HALTED"})
                    @Nullable String state) {}

    /** A schedule to be set. */
    @Schema(name = "ScheduleRequest")
    public record ScheduleRequest(
            @Schema(description = "1 to 64, in the order of the week from Monday")
                    @Nullable List<@Nullable Change> changes) {}

    /** A schedule as it is; without changes there is none. */
    @Schema(name = "Schedule")
    public record ScheduleView(String symbol, List<Change> changes) {
        public ScheduleView {
            changes = List.copyOf(changes);
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "The states that a symbol gets by itself every week")
    @APIResponse(responseCode = "200", description = "No changes: no schedule")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    public ScheduleView get(@PathParam("symbol") String name) {
        Symbol symbol = known(name);
        return view(symbol, configuration.schedule(symbol.getSymbol()));
    }

    /** 200 with the schedule as it is now. The state the symbol has stays until the next change. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            summary = "Set the states that a symbol gets by itself every week",
            description =
                    "They replace those there were. TRADING after AUCTION trades at one price what"
                            + " was collected; the DAY of an order ends with the next CANCEL_ONLY or"
                            + " HALTED.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule as it is now",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "202", description = "The venue has not answered yet")
    @APIResponse(responseCode = "400", description = "BODY_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CALENDAR_ASSIGNED")
    @APIResponse(responseCode = "422", description = "SCHEDULE_INVALID, SYMBOL_DELISTED")
    @APIResponse(responseCode = "503", description = "VENUE_NOT_READY: nothing was sent")
    public Response set(@PathParam("symbol") String name, @Nullable ScheduleRequest request) {
        Symbol symbol = withoutCalendar(name);
        List<ScheduledChange> wanted =
                ScheduleReading.read(request == null ? null : request.changes());
        return audit.record(
                "SET_SCHEDULE",
                symbol.getName(),
                set(symbol, wanted, () -> Response.ok(view(symbol, wanted)).build()));
    }

    /** 204 when there is none any more. */
    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(summary = "Leave a symbol in the state it has until an operator changes it")
    @APIResponse(responseCode = "202", description = "The venue has not answered yet")
    @APIResponse(responseCode = "204", description = "There is no schedule any more")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CALENDAR_ASSIGNED")
    @APIResponse(responseCode = "422", description = "SYMBOL_DELISTED")
    @APIResponse(responseCode = "503", description = "VENUE_NOT_READY: nothing was sent")
    public Response remove(@PathParam("symbol") String name) {
        Symbol symbol = withoutCalendar(name);
        return audit.record(
                "REMOVE_SCHEDULE",
                symbol.getName(),
                set(symbol, List.of(), () -> Response.noContent().build()));
    }

    private Response set(Symbol symbol, List<ScheduledChange> wanted, Supplier<Response> done) {
        if (configuration.schedule(symbol.getSymbol()).equals(wanted)) {
            return done.get();
        }
        CommandBody body =
                CommandBody.newBuilder()
                        .setSetSchedule(
                                SetSchedule.newBuilder()
                                        .setSymbol(symbol.getSymbol())
                                        .addAllChanges(wanted))
                        .build();
        return AdministrationAnswers.of(commands.submit(body), said -> done.get());
    }

    private Symbol known(String name) {
        return configuration.symbol(name).orElseThrow(AdministrationAnswers::unknownSymbol);
    }

    private Symbol withoutCalendar(String name) {
        Symbol symbol = known(name);
        calendars
                .find(symbol.getSymbol())
                .ifPresent(assignment -> {
                    throw AdministrationAnswers.calendarAssigned(assignment.calendar());
                });
        return symbol;
    }

    private static ScheduleView view(Symbol symbol, List<ScheduledChange> changes) {
        return new ScheduleView(symbol.getName(), ScheduleReading.print(changes));
    }
}

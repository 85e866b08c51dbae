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
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** The states that a symbol gets by itself every week. */
@Path("/api/v1/admin/symbols/{symbol}/schedule")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
    private final VenueConfiguration configuration;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public ScheduleResource(
            VenueConfiguration configuration, AdministrationCommands commands, AuditLog audit) {
        this.configuration = configuration;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * A state that the symbol gets every week.
     *
     * @param day MONDAY to SUNDAY, in UTC
     * @param time such as 09:30:00, in UTC
     * @param state AUCTION, TRADING, CANCEL_ONLY or HALTED
     */
    public record Change(@Nullable String day, @Nullable String time, @Nullable String state) {}

    /**
     * A schedule to be set.
     *
     * @param changes 1 to 64, in the order of the week
     */
    public record ScheduleRequest(@Nullable List<@Nullable Change> changes) {}

    /** A schedule as it is; without changes there is none. */
    public record ScheduleView(String symbol, List<Change> changes) {
        public ScheduleView {
            changes = List.copyOf(changes);
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public ScheduleView get(@PathParam("symbol") String name) {
        Symbol symbol = known(name);
        return view(symbol, configuration.schedule(symbol.getSymbol()));
    }

    /** 200 with the schedule as it is now. The state the symbol has stays until the next change. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public Response set(@PathParam("symbol") String name, @Nullable ScheduleRequest request) {
        Symbol symbol = known(name);
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
    public Response remove(@PathParam("symbol") String name) {
        Symbol symbol = known(name);
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

    private static ScheduleView view(Symbol symbol, List<ScheduledChange> changes) {
        return new ScheduleView(symbol.getName(), ScheduleReading.print(changes));
    }
}

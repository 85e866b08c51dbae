package org.bourse.matching.administration;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Resume;
import org.bourse.contracts.v1.Skip;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.matching.runner.RunnerState;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Roles;
import org.jspecify.annotations.Nullable;

/** How this process runs the venue, and what to do when the venue stands still. */
@Path("/api/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
public class StandstillResource {
    private final VenueHost host;
    private final AdministrationCommands commands;
    private final AuditLog audit;

    @Inject
    public StandstillResource(VenueHost host, AdministrationCommands commands, AuditLog audit) {
        this.host = host;
        this.commands = commands;
        this.audit = audit;
    }

    /**
     * This process, not the others that run the venue.
     *
     * @param venue the venue's number
     * @param state WAITING, REPLAYING, FOLLOWING, CLAIMING, OPENING, LIVE (it leads) or HALTED
     * @param term that it leads or claims; null in other states
     * @param next position of the next command to be applied
     * @param halted where and why it stands still; null when it does not
     * @param skipped positions of commands that are refused because an operator said so, as far as
     *     it met them
     */
    public record RunnerView(
            int venue,
            String state,
            @Nullable String term,
            String next,
            @Nullable HaltedView halted,
            List<String> skipped) {}

    /**
     * A standstill.
     *
     * @param skippable false when only a resume can help
     */
    public record HaltedView(String position, String reason, boolean skippable) {}

    /** The position of the command at which the venue stands still. */
    public record StandstillRequest(@Nullable String position) {}

    /** It was written, and the venue has gone on. */
    @RegisterForReflection
    public record StandstillView(String position) {}

    @GET
    @Path("/venue/runner")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    public RunnerView runner() {
        RunnerState state = host.state();
        return new RunnerView(
                host.venue(),
                name(state),
                term(state),
                Long.toString(host.next()),
                state instanceof RunnerState.Halted halted ? view(halted) : null,
                host.skipped().stream().map(position -> Long.toString(position)).toList());
    }

    private static String name(@Nullable RunnerState state) {
        return switch (state) {
            case null -> "WAITING";
            case RunnerState.Replaying _ -> "REPLAYING";
            case RunnerState.Following() -> "FOLLOWING";
            case RunnerState.Claiming _ -> "CLAIMING";
            case RunnerState.Opening _ -> "OPENING";
            case RunnerState.Live _ -> "LIVE";
            case RunnerState.Halted _ -> "HALTED";
        };
    }

    private static @Nullable String term(@Nullable RunnerState state) {
        return switch (state) {
            case RunnerState.Claiming(long term) -> Long.toString(term);
            case RunnerState.Opening(long term) -> Long.toString(term);
            case RunnerState.Live(long term) -> Long.toString(term);
            case RunnerState.Replaying _, RunnerState.Following _, RunnerState.Halted _ -> null;
            case null -> null;
        };
    }

    private static HaltedView view(RunnerState.Halted halted) {
        return new HaltedView(
                Long.toString(halted.position()), halted.reason(), halted.skippable());
    }

    /**
     * Lets the venue refuse the command at which it stands still, and go on. 200 when it has; 202
     * when it is written and the venue has not come so far yet, which may take a replay.
     */
    @POST
    @Path("/venue/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response skip(@Nullable StandstillRequest request) {
        long position = read(request);
        CommandBody body =
                CommandBody.newBuilder().setSkip(Skip.newBuilder().setPosition(position)).build();
        return audit.record("SKIP", Long.toString(position), submit(position, true, body));
    }

    /** Lets the venue try again from where it stands still. Answers as skip. */
    @POST
    @Path("/venue/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    public Response resume(@Nullable StandstillRequest request) {
        long position = read(request);
        CommandBody body =
                CommandBody.newBuilder()
                        .setResume(Resume.newBuilder().setPosition(position))
                        .build();
        return audit.record("RESUME", Long.toString(position), submit(position, false, body));
    }

    static long read(@Nullable StandstillRequest request) {
        String text = Fields.required("position", request == null ? null : request.position());
        try {
            long position = Long.parseLong(text);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Refused below, as is a negative one.
        }
        throw AdministrationAnswers.malformed("position", "This is no position of the log.");
    }

    private Response submit(long position, boolean skips, CommandBody body) {
        boolean standsThere =
                host.state() instanceof RunnerState.Halted(long at, _, boolean skippable)
                        && at == position
                        && (skippable || !skips);
        if (!standsThere) {
            return Problem.of(
                            409,
                            "VENUE_NOT_HALTED_THERE",
                            "This process does not stand still at that command"
                                    + (skips ? ", or not for want of applying it." : "."))
                    .toResponse();
        }
        return AdministrationAnswers.of(
                commands.submitToStandstill(body),
                said -> Response.ok(new StandstillView(Long.toString(position))).build());
    }
}

package org.bourse.risk.entry;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.consent.Verdict;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.venue.VenueAnswer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Limits of the core that allow more than before: one asks, another approves. */
@Path("/api/v1/limit-changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Limit changes", description = "Limits that allow more, for two to agree on")
public class LimitChangeResource {
    private static final Logger LOG = Logger.getLogger(LimitChangeResource.class);
    private static final int CHANGES_DEFAULT = 50;
    private static final int CHANGES_MAX = 500;

    private final AskedLimitsRegister register;
    private final LimitEntry entry;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    LimitChangeResource(AskedLimitsRegister register, LimitEntry entry, Caller caller) {
        this.register = register;
        this.entry = entry;
        this.caller = caller;
    }

    /** A page of changes, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listLimitChanges",
            summary = "Limits that need two people, newest first",
            description = "Those that wait, and what became of the others.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(
            responseCode = "400",
            description = "CHANGE_STATE_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    public AskedLimitsView.Page list(
            @Parameter(description = "In this state only", example = "PENDING") @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        Optional<AskedLimits.State> inState =
                state == null ? Optional.empty() : Optional.of(state(state));
        int countMax = Parameters.limit(limit, CHANGES_DEFAULT, CHANGES_MAX);
        List<AskedLimits> found = register.newest(inState, Parameters.before(cursor), countMax + 1);
        boolean more = found.size() > countMax;
        List<AskedLimits> page = more ? found.subList(0, countMax) : found;
        return new AskedLimitsView.Page(
                page.stream().map(AskedLimitsView::of).toList(),
                more ? Ids.print(page.getLast().number()) : null);
    }

    /** Another risk manager agrees. */
    @POST
    @Path("{changeId}/approve")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "approveLimitChange",
            summary = "Approve limits that somebody else asked for",
            description =
                    "The venue is told. If it refuses, or cannot be told, nothing changes and the"
                            + " change is REFUSED; ask for it anew.")
    @APIResponse(
            responseCode = "200",
            description = "The change; the limits hold",
            content = @Content(schema = @Schema(implementation = AskedLimitsView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The venue has not answered yet; the limits show when it has",
            content = @Content(schema = @Schema(implementation = AskedLimitsView.class)))
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN, ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "SECOND_PERSON_NEEDED, CHANGE_DECIDED")
    @APIResponse(responseCode = "422", description = "What the venue refuses limits with")
    @APIResponse(responseCode = "503", description = "VENUE_UNAVAILABLE, DATABASE_AWAY")
    public Response approve(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        long number = Ids.parse(changeId);
        // Before it is decided: what cannot be read any more can still be rejected.
        LimitChange change =
                entry.read(register.find(number).orElseThrow(Verdict::unknown).request());
        AskedLimits approved = decide(number, true);
        LimitActs acts = new LimitActs(caller.subject(), approved.account(), approved.request());
        VenueAnswer answer = entry.tell(approved.account(), change, acts);
        LOG.infof("limit change told change=%d answer=%s", number, answer);
        return switch (answer) {
            case VenueAnswer.Done _ -> Response.ok(AskedLimitsView.of(approved)).build();
            case VenueAnswer.Unknown _ -> Response.accepted(AskedLimitsView.of(approved)).build();
            case VenueAnswer.Rejected rejected -> {
                register.refused(number);
                yield LimitEntry.rejected(rejected.code());
            }
            case VenueAnswer.NotSent _ -> {
                register.refused(number);
                yield LimitEntry.notSent();
            }
        };
    }

    /** Somebody does not agree, or who asked for it thought better of it. */
    @POST
    @Path("{changeId}/reject")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "rejectLimitChange",
            summary = "Reject limits, or withdraw one's own request",
            description = "Nothing changes.")
    @APIResponse(responseCode = "200", description = "The change as it is now")
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_DECIDED")
    public AskedLimitsView reject(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        return AskedLimitsView.of(decide(Ids.parse(changeId), false));
    }

    private AskedLimits decide(long number, boolean approves) {
        AskedLimits decided =
                register.decide(number, approves, caller.subject(), clock.instant()).orThrow();
        LOG.infof("limit change decided change=%d approved=%s", number, approves);
        return decided;
    }

    private static AskedLimits.State state(String text) {
        return Parameters.word(
                AskedLimits.State.values(),
                "state",
                "CHANGE_STATE_INVALID",
                "That is no state of a change.",
                text);
    }
}

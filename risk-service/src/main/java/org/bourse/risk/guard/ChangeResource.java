package org.bourse.risk.guard;

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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes of policies that allow more: one asks, another approves. */
@Path("/api/v1/policy-changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policy changes", description = "What allows more than before, for two to agree on")
public class ChangeResource {
    private static final Logger LOG = Logger.getLogger(ChangeResource.class);
    private static final int CHANGES_DEFAULT = 50;
    private static final int CHANGES_MAX = 500;

    private final PolicyRegister register;
    private final Guard guard;
    private final GuardRequests requests;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    ChangeResource(PolicyRegister register, Guard guard, GuardRequests requests, Caller caller) {
        this.register = register;
        this.guard = guard;
        this.requests = requests;
        this.caller = caller;
    }

    /** A page of changes, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listPolicyChanges",
            summary = "Changes that need two people, newest first",
            description = "Those that wait, and what became of the others.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(
            responseCode = "400",
            description = "CHANGE_STATE_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    public ChangeView.Page list(
            @Parameter(description = "In this state only", example = "PENDING") @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        Optional<PolicyChange.State> inState =
                state == null ? Optional.empty() : Optional.of(state(state));
        int countMax = Parameters.limit(limit, CHANGES_DEFAULT, CHANGES_MAX);
        List<PolicyChange> found =
                register.newest(inState, Parameters.before(cursor), countMax + 1);
        boolean more = found.size() > countMax;
        List<PolicyChange> page = more ? found.subList(0, countMax) : found;
        LimitText text = requests.text();
        return new ChangeView.Page(
                page.stream().map(change -> view(change, text)).toList(),
                more ? Ids.print(page.getLast().number()) : null);
    }

    /** Another risk manager agrees. */
    @POST
    @Path("{changeId}/approve")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "approvePolicyChange",
            summary = "Approve a change that somebody else asked for",
            description = "It holds from then on.")
    @APIResponse(responseCode = "200", description = "The change as it is now")
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "SECOND_PERSON_NEEDED, CHANGE_DECIDED")
    public ChangeView approve(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        ChangeView change = decide(changeId, true);
        guard.refresh();
        return change;
    }

    /** Somebody does not agree, or who asked for it thought better of it. */
    @POST
    @Path("{changeId}/reject")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "rejectPolicyChange",
            summary = "Reject a change, or withdraw one's own",
            description = "Nothing changes.")
    @APIResponse(responseCode = "200", description = "The change as it is now")
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_DECIDED")
    public ChangeView reject(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        return decide(changeId, false);
    }

    private ChangeView view(PolicyChange change, LimitText text) {
        return ChangeView.of(change, requests.print(change.account()), text);
    }

    private ChangeView decide(String changeId, boolean approves) {
        long number = Ids.parse(changeId);
        PolicyChange decided =
                register.decide(number, approves, guard::tripped, caller.subject(), clock.instant())
                        .orThrow();
        LOG.infof("policy change decided change=%d approved=%s", number, approves);
        return view(decided, requests.text());
    }

    static PolicyChange.State state(String text) {
        return Parameters.word(
                PolicyChange.State.values(),
                "state",
                "CHANGE_STATE_INVALID",
                "That is no state of a change.",
                text);
    }
}

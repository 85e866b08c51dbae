package org.bourse.risk.guard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.exposure.AccountGroups;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;
import org.bourse.risk.policy.PolicyBook;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Limits that are watched, and what is done when they are passed. */
@Path("/api/v1/policies/{accountId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policies", description = "Limits that are watched, and what is done about a breach")
public class PolicyResource {
    private static final Logger LOG = Logger.getLogger(PolicyResource.class);

    private final PolicyRegister register;
    private final Guard guard;
    private final GuardRequests requests;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    PolicyResource(PolicyRegister register, Guard guard, GuardRequests requests, Caller caller) {
        this.register = register;
        this.guard = guard;
        this.requests = requests;
        this.caller = caller;
    }

    /** All that hold. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listPolicies",
            summary = "The policies that hold for an account",
            description =
                    "Its own, and the venue's where it has none. A group has those set for it.")
    @APIResponse(responseCode = "200", description = "The policies")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, GROUP_UNKNOWN")
    public PolicyView.All list(
            @Parameter(
                            description =
                                    "Of the account; venue for what holds by default, or group:"
                                            + " and the name of a group",
                            example = "1000")
                    @PathParam("accountId")
                    String accountId) {
        long account = requests.holder(accountId);
        return new PolicyView.All(requests.print(account), policies(account));
    }

    private List<PolicyView> policies(long account) {
        PolicyBook book = register.book();
        LimitText text = requests.text();
        List<PolicyView> views = new ArrayList<>();
        book.of(account)
                .forEach((kind, policy) ->
                        views.add(
                                PolicyView.of(
                                        kind, policy, book.own(account, kind).isPresent(), text)));
        return views;
    }

    /** Sets one. */
    @PUT
    @Path("{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "setPolicy",
            summary = "Set a limit and what is done when it is passed",
            description =
                    "What allows an account no more than before holds at once, also for who"
                            + " passed another policy that day. What allows more waits until"
                            + " another risk manager approves it.")
    @APIResponse(
            responseCode = "200",
            description = "The policies as they are now",
            content = @Content(schema = @Schema(implementation = PolicyView.All.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for another risk manager",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(
            responseCode = "400",
            description = "FIELD_MISSING, KIND_INVALID, LIMIT_INVALID, ACTION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, GROUP_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    public Response set(
            @Parameter(
                            description =
                                    "Of the account; venue for what holds by default, or group:"
                                            + " and the name of a group",
                            example = "1000")
                    @PathParam("accountId")
                    String accountId,
            @Parameter(description = "What is limited", example = "DAILY_LOSS_RATIO")
                    @PathParam("kind")
                    String kind,
            @Nullable PolicyRequest request) {
        long account = requests.holder(accountId);
        LimitKind limited = GuardRequests.kind(kind);
        if (AccountGroups.isGroup(account) && !limited.isOfGroups()) {
            throw GuardRequests.refused(
                    400, "KIND_INVALID", "Groups have no messages of their own.", "kind");
        }
        return change(account, limited, Optional.of(policy(limited, request)));
    }

    /** Takes one away. */
    @DELETE
    @Path("{kind}")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "removePolicy",
            summary = "Take away a policy of an account",
            description =
                    "The venue's holds again, or none. Where that allows more, it waits until"
                            + " another risk manager approves it.")
    @APIResponse(
            responseCode = "200",
            description = "The policies as they are now",
            content = @Content(schema = @Schema(implementation = PolicyView.All.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for another risk manager",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(responseCode = "400", description = "KIND_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, GROUP_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    public Response remove(
            @Parameter(
                            description =
                                    "Of the account; venue for what holds by default, or group:"
                                            + " and the name of a group",
                            example = "1000")
                    @PathParam("accountId")
                    String accountId,
            @Parameter(description = "What is limited", example = "DAILY_LOSS_RATIO")
                    @PathParam("kind")
                    String kind) {
        long account = requests.holder(accountId);
        return change(account, GuardRequests.kind(kind), Optional.empty());
    }

    /** Arms one anew. */
    @POST
    @Path("{kind}/arm")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "armLimit",
            summary = "Let a limit trip again this day",
            description =
                    "A limit trips once in a day. Armed anew it trips again, at once where it is"
                            + " still passed. The state of the account stays as it is.")
    @APIResponse(responseCode = "204", description = "It may trip again")
    @APIResponse(responseCode = "400", description = "KIND_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, GROUP_UNKNOWN")
    public void arm(
            @Parameter(
                            description = "Of the account, or group: and the name of a group",
                            example = "1000")
                    @PathParam("accountId")
                    String accountId,
            @Parameter(description = "What is limited", example = "DAILY_LOSS_RATIO")
                    @PathParam("kind")
                    String kind) {
        long account = requests.accountOrGroup(accountId);
        LimitKind limited = GuardRequests.kind(kind);
        register.arm(account, limited, guard.newestDay(), caller.subject(), clock.instant());
        guard.refresh();
        LOG.infof("limit armed account=%d kind=%s", account, limited);
    }

    private Response change(long account, LimitKind kind, Optional<Policy> policy) {
        PolicyRegister.Answer answer =
                register.set(
                        account, kind, policy, guard::tripped, caller.subject(), clock.instant());
        if (answer instanceof PolicyRegister.Answer.Waits waits) {
            LOG.infof("policy change waits account=%d kind=%s", account, kind);
            return Response.accepted(
                            ChangeView.of(waits.change(), requests.print(account), requests.text()))
                    .build();
        }
        if (answer instanceof PolicyRegister.Answer.OtherWaits) {
            throw GuardRequests.refused(
                    409, "CHANGE_PENDING", "Another change waits; decide it first.", "kind");
        }
        guard.refresh();
        LOG.infof("policy set account=%d kind=%s", account, kind);
        return Response.ok(new PolicyView.All(requests.print(account), policies(account))).build();
    }

    private Policy policy(LimitKind kind, @Nullable PolicyRequest request) {
        if (request == null || request.limit() == null) {
            throw GuardRequests.refused(400, "FIELD_MISSING", "Say the limit.", "limit");
        }
        if (request.action() == null) {
            throw GuardRequests.refused(400, "FIELD_MISSING", "Say what is done.", "action");
        }
        long limit = requests.text().parse(kind, request.limit());
        if (limit == Decimals.INVALID) {
            throw GuardRequests.refused(
                    400, "LIMIT_INVALID", "That is no such limit, or out of bounds.", "limit");
        }
        Action action =
                Parameters.word(
                        Action.values(),
                        "action",
                        "ACTION_INVALID",
                        "There is no such action.",
                        request.action());
        return new Policy(limit, action);
    }
}

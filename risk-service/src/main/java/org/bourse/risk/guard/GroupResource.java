package org.bourse.risk.guard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bourse.contracts.Ids;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.exposure.AccountGroups;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Accounts that have limits together. */
@Path("/api/v1/account-groups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Groups", description = "Accounts and assets that have limits together")
public class GroupResource {
    private static final Logger LOG = Logger.getLogger(GroupResource.class);

    private final MembershipRegister register;
    private final Guard guard;
    private final GuardRequests requests;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    GroupResource(MembershipRegister register, Guard guard, GuardRequests requests, Caller caller) {
        this.register = register;
        this.guard = guard;
        this.requests = requests;
        this.caller = caller;
    }

    /** All groups. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listAccountGroups",
            summary = "The groups of accounts",
            description = "In the order of their names, with how many accounts are in each.")
    @APIResponse(responseCode = "200", description = "The groups")
    public GroupView.All list() {
        AccountGroups groups = register.groups();
        List<GroupView.Size> sizes = new ArrayList<>();
        register.names()
                .forEach((name, group) ->
                        sizes.add(new GroupView.Size(name, groups.of(group).size())));
        return new GroupView.All(sizes);
    }

    /** One of them. */
    @GET
    @Path("{group}")
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getAccountGroup",
            summary = "The accounts of a group",
            description = "In the order of their numbers.")
    @APIResponse(responseCode = "200", description = "The group")
    @APIResponse(responseCode = "404", description = "GROUP_UNKNOWN")
    public GroupView find(
            @Parameter(description = "Name of the group", example = "MAKERS") @PathParam("group")
                    String group) {
        OptionalLong number = register.find(group);
        if (number.isEmpty()) {
            throw GuardRequests.unknownGroup();
        }
        return GroupView.of(group, register.groups().of(number.getAsLong()));
    }

    /** Puts an account in. */
    @PUT
    @Path("{group}/accounts/{accountId}")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "joinAccountGroup",
            summary = "Put an account in a group",
            description =
                    "A group is there with its first account. The group's limits hold for the"
                            + " account, too, at once; what tripped today acts on it only when it"
                            + " is armed anew.")
    @APIResponse(responseCode = "200", description = "The group as it is now")
    @APIResponse(responseCode = "400", description = "GROUP_NAME_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "GROUP_FULL")
    public GroupView join(
            @Parameter(description = "Name of the group", example = "MAKERS") @PathParam("group")
                    String group,
            @Parameter(description = "Of the account", example = "1000") @PathParam("accountId")
                    String accountId) {
        long account = requests.account(accountId).getAccount();
        if (!GuardRequests.isName(group)) {
            throw GuardRequests.refused(
                    400,
                    "GROUP_NAME_INVALID",
                    "A name is 1 to 32 capital letters, digits and underscores.",
                    "group");
        }
        MembershipRegister.Answer answer =
                register.join(group, account, caller.subject(), clock.instant());
        if (answer instanceof MembershipRegister.Answer.Full) {
            throw GuardRequests.refused(
                    409, "GROUP_FULL", "There are as many as there may be.", "group");
        }
        guard.refresh();
        LOG.infof("account joined account=%d group=%s", account, group);
        return find(group);
    }

    /** Takes one out. */
    @DELETE
    @Path("{group}/accounts/{accountId}")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "leaveAccountGroup",
            summary = "Take an account out of a group",
            description =
                    "Where the group has a limit, it waits until another risk manager approves"
                            + " it.")
    @APIResponse(
            responseCode = "200",
            description = "The group as it is now",
            content = @Content(schema = @Schema(implementation = GroupView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It waits for another risk manager",
            content = @Content(schema = @Schema(implementation = MembershipChangeView.class)))
    @APIResponse(responseCode = "404", description = "GROUP_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    public Response leave(
            @Parameter(description = "Name of the group", example = "MAKERS") @PathParam("group")
                    String group,
            @Parameter(description = "Of the account", example = "1000") @PathParam("accountId")
                    String accountId) {
        long account = Ids.parse(accountId);
        MembershipRegister.Answer answer =
                register.leave(group, account, caller.subject(), clock.instant());
        if (answer instanceof MembershipRegister.Answer.Waits waits) {
            LOG.infof("account is to leave account=%d group=%s", account, group);
            return Response.accepted(MembershipChangeView.of(waits.change(), null)).build();
        }
        if (answer instanceof MembershipRegister.Answer.Unknown) {
            throw GuardRequests.unknownGroup();
        }
        if (answer instanceof MembershipRegister.Answer.OtherWaits) {
            throw GuardRequests.refused(
                    409, "CHANGE_PENDING", "That waits already; decide it first.", "accountId");
        }
        guard.refresh();
        LOG.infof("account left account=%d group=%s", account, group);
        return Response.ok(find(group)).build();
    }
}

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
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.venue.ListingRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Accounts that leave groups and assets that leave sectors: one asks, another approves. */
@Path("/api/v1/membership-changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Groups")
public class MembershipChangeResource {
    private static final Logger LOG = Logger.getLogger(MembershipChangeResource.class);
    private static final int CHANGES_DEFAULT = 50;
    private static final int CHANGES_MAX = 500;

    private final MembershipRegister register;
    private final ListingRegister listings;
    private final Guard guard;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    MembershipChangeResource(
            MembershipRegister register, ListingRegister listings, Guard guard, Caller caller) {
        this.register = register;
        this.listings = listings;
        this.guard = guard;
        this.caller = caller;
    }

    /** A page of changes, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listMembershipChanges",
            summary = "Changes of groups and sectors that need two people, newest first",
            description = "Those that wait, and what became of the others.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(
            responseCode = "400",
            description = "CHANGE_STATE_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    public MembershipChangeView.Page list(
            @Parameter(description = "In this state only", example = "PENDING") @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        Optional<PolicyChange.State> inState =
                state == null ? Optional.empty() : Optional.of(ChangeResource.state(state));
        int countMax = Parameters.limit(limit, CHANGES_DEFAULT, CHANGES_MAX);
        List<MembershipChange> found =
                register.newest(inState, Parameters.before(cursor), countMax + 1);
        boolean more = found.size() > countMax;
        List<MembershipChange> page = more ? found.subList(0, countMax) : found;
        Map<Integer, ListedAsset> assets = listings.assetsByNumber();
        return new MembershipChangeView.Page(
                page.stream().map(change -> view(change, assets)).toList(),
                more ? Ids.print(page.getLast().number()) : null);
    }

    private static MembershipChangeView view(
            MembershipChange change, Map<Integer, ListedAsset> assets) {
        boolean isOfAsset = change.kind() == MembershipChange.Kind.SECTOR_SET;
        ListedAsset asset = isOfAsset ? assets.get(Math.toIntExact(change.member())) : null;
        return MembershipChangeView.of(change, asset == null ? null : asset.code());
    }

    /** Another risk manager agrees. */
    @POST
    @Path("{changeId}/approve")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "approveMembershipChange",
            summary = "Approve a change of a group or a sector that somebody else asked for",
            description = "It holds from then on.")
    @APIResponse(responseCode = "200", description = "The change as it is now")
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "SECOND_PERSON_NEEDED, CHANGE_DECIDED")
    public MembershipChangeView approve(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        MembershipChangeView change = decide(changeId, true);
        guard.refresh();
        return change;
    }

    /** Somebody does not agree, or who asked for it thought better of it. */
    @POST
    @Path("{changeId}/reject")
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "rejectMembershipChange",
            summary = "Reject a change of a group or a sector, or withdraw one's own",
            description = "Nothing changes.")
    @APIResponse(responseCode = "200", description = "The change as it is now")
    @APIResponse(responseCode = "404", description = "CHANGE_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_DECIDED")
    public MembershipChangeView reject(
            @Parameter(description = "Of the change", example = "17") @PathParam("changeId")
                    String changeId) {
        return decide(changeId, false);
    }

    private MembershipChangeView decide(String changeId, boolean approves) {
        long number = Ids.parse(changeId);
        MembershipChange decided =
                register.decide(number, approves, caller.subject(), clock.instant()).orThrow();
        LOG.infof("membership change decided change=%d approved=%s", number, approves);
        return view(decided, listings.assetsByNumber());
    }
}

package org.bourse.risk.guard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What limits look at. */
@Path("/api/v1/exposures/{accountId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Exposures", description = "The figures that limits look at")
public class ExposureResource {
    private final Guard guard;
    private final GuardRequests requests;
    private final Caller caller;

    @Inject
    ExposureResource(Guard guard, GuardRequests requests, Caller caller) {
        this.guard = guard;
        this.requests = requests;
        this.caller = caller;
    }

    /** The figures of an account. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR, Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            operationId = "getExposure",
            summary = "What limits look at of an account",
            description =
                    "Risk managers and auditors see any account's and any group's, others their"
                            + " own.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, GROUP_UNKNOWN")
    @APIResponse(responseCode = "503", description = "REBUILDING")
    public FiguresView.OfAccount find(
            @Parameter(
                            description = "Of the account, or group: and the name of a group",
                            example = "1000")
                    @PathParam("accountId")
                    String accountId) {
        long holder = holder(accountId);
        guard.requireLive();
        return FiguresView.OfAccount.of(
                requests.print(holder),
                requests.referenceAsset(),
                guard.newestDay(),
                FiguresView.of(guard.figures(holder), requests.text()));
    }

    private long holder(String accountId) {
        return GuardRequests.isGroup(accountId) && GuardRequests.seesAll(caller)
                ? requests.group(accountId)
                : requests.visible(accountId, caller);
    }
}

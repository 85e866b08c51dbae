package org.bourse.risk.guard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.risk.policy.LimitKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Limits that accounts came near to, or passed. */
@Path("/api/v1/trips")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Trips", description = "Limits that accounts came near to, or passed")
public class TripResource {
    private static final int TRIPS_DEFAULT = 50;
    private static final int TRIPS_MAX = 500;

    private final PolicyRegister register;
    private final GuardRequests requests;

    @Inject
    TripResource(PolicyRegister register, GuardRequests requests) {
        this.register = register;
        this.requests = requests;
    }

    /** A page of trips, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listTrips",
            summary = "What tripped, newest first",
            description = "With the figures that caused it and what was done about it.")
    @APIResponse(responseCode = "200", description = "A page of trips")
    @APIResponse(
            responseCode = "400",
            description = "ACCOUNT_INVALID, KIND_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    @APIResponse(responseCode = "404", description = "GROUP_UNKNOWN")
    public TripView.Page list(
            @Parameter(
                            description = "Of this account, or group: and a name, only",
                            example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "Of this limit only", example = "DAILY_LOSS")
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        Optional<Long> account =
                accountId == null ? Optional.empty() : Optional.of(holder(accountId));
        Optional<LimitKind> ofKind =
                kind == null ? Optional.empty() : Optional.of(GuardRequests.kind(kind));
        int countMax = Parameters.limit(limit, TRIPS_DEFAULT, TRIPS_MAX);
        List<TripTable.Row> found =
                register.trips(account, ofKind, Parameters.before(cursor), countMax + 1);
        boolean more = found.size() > countMax;
        List<TripTable.Row> page = more ? found.subList(0, countMax) : found;
        LimitText text = requests.text();
        return new TripView.Page(
                page.stream().map(row -> TripView.of(row, requests, text)).toList(),
                more ? Ids.print(page.getLast().number()) : null);
    }

    private long holder(String accountId) {
        return GuardRequests.isGroup(accountId)
                ? requests.group(accountId)
                : Parameters.number("accountId", "ACCOUNT_INVALID", accountId);
    }
}

package org.bourse.risk.tiers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.audit.Act;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.TierSchedule;
import org.bourse.risk.venue.ListingRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From which volume on accounts are in which fee tier. */
@Path("/api/v1/fee-schedule")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fee tiers", description = "Fee tiers of accounts by their volume of thirty days")
public class FeeScheduleResource {
    private static final Logger LOG = Logger.getLogger(FeeScheduleResource.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNPROCESSABLE = 422;

    private final TierRegister register;
    private final ListingRegister listings;
    private final Caller caller;

    @Inject
    FeeScheduleResource(TierRegister register, ListingRegister listings, Caller caller) {
        this.register = register;
        this.listings = listings;
        this.caller = caller;
    }

    /** As it is set. */
    @GET
    @Projected
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.RISK_MANAGER,
        Roles.AUDITOR,
        Roles.TRADER,
        Roles.MARKET_MAKER
    })
    @Operation(
            operationId = "getFeeSchedule",
            summary = "The schedule of fee tiers",
            description = "From which 30-day volume on an account is in which tier.")
    @APIResponse(responseCode = "200", description = "The schedule")
    @APIResponse(responseCode = "404", description = "FEE_SCHEDULE_NOT_SET")
    public FeeScheduleView schedule() {
        return register.schedule()
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                        404,
                                        "FEE_SCHEDULE_NOT_SET",
                                        "Tiers do not follow volumes here.")));
    }

    /** Takes the place of the one before. */
    @PUT
    @Projected
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "setFeeSchedule",
            summary = "Set the schedule of fee tiers",
            description =
                    "Takes the place of the one before. Tiers are computed anew at once and then"
                            + " once a day; what an operator set by hand stays.")
    @APIResponse(responseCode = "200", description = "The schedule as it is now")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(
            responseCode = "422",
            description = "ASSET_UNKNOWN, FEE_SCHEDULE_INVALID, FEE_TIER_NOT_SET")
    public FeeScheduleView set(@Nullable FeeScheduleRequest request) {
        if (request == null || request.reference() == null) {
            throw refused(400, "FIELD_MISSING", "Say what volumes are measured in.", "reference");
        }
        if (request.tiers() == null) {
            throw refused(400, "FIELD_MISSING", "Say the tiers; none is [].", "tiers");
        }
        ListedAsset reference = listings.assetsByCode().get(request.reference());
        if (reference == null) {
            throw refused(UNPROCESSABLE, "ASSET_UNKNOWN", "There is no such asset.", "reference");
        }
        TierSchedule schedule = request.schedule(reference);
        int unset = register.set(reference, schedule, act(request));
        if (unset != 0) {
            throw refused(
                    UNPROCESSABLE,
                    "FEE_TIER_NOT_SET",
                    "The venue knows no rates of tier " + unset + ".",
                    "tiers");
        }
        LOG.infof("fee schedule set tiers=%d", schedule.steps().size());
        return schedule();
    }

    private Act act(FeeScheduleRequest request) {
        try {
            return new Act(
                    Act.Kind.FEE_SCHEDULE_SET,
                    caller.subject(),
                    "fee schedule",
                    Map.of("request", JSON.writeValueAsString(request)),
                    Instant.now());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON", e);
        }
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}

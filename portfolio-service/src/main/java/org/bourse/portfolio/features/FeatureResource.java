package org.bourse.portfolio.features;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Operators turn features off and on while the venue runs. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Features", description = "What operators turn off for a while.")
public class FeatureResource {
    private static final Logger AUDIT = Logger.getLogger("org.bourse.audit");

    /** As bytes, however they are written, less than the audit log takes of a body. */
    private static final int REASON_MAX = 500;

    private final FeatureSwitches switches;
    private final Caller caller;

    @Inject
    FeatureResource(FeatureSwitches switches, Caller caller) {
        this.switches = switches;
        this.caller = caller;
    }

    /** All of them. */
    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listFeatures",
            summary = "What is on and what is off",
            description = "With since when it is so, by whom and why.")
    @APIResponse(responseCode = "200", description = "All features, in the order of their names")
    public FeaturesView list() {
        return new FeaturesView(switches.all());
    }

    /** Turns one off or on. */
    @PUT
    @Path("{feature}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "turnFeature",
            summary = "Turn a feature off or on",
            description =
                    "It holds at once, at all replicas and after a restart. While it is off, new"
                            + " requests are told 409 FEATURE_OFF; what was taken before goes on,"
                            + " and its repeats are answered as ever. A repeat changes nothing.")
    @APIResponse(responseCode = "200", description = "The feature as it is now")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING, REASON_INVALID")
    @APIResponse(responseCode = "404", description = "FEATURE_UNKNOWN")
    public FeatureView turn(
            @Parameter(
                            description =
                                    "NEW_ACCOUNTS, NEW_API_KEYS, NEW_WEBHOOKS, TRANSFERS or"
                                            + " WITHDRAWALS",
                            example = "WITHDRAWALS")
                    @PathParam("feature")
                    String name,
            @Nullable FeatureRequest body) {
        if (body == null || body.enabled() == null) {
            throw refused(400, "FIELD_MISSING", "Whether it is to be on is needed.", "enabled");
        }
        String reason = body.reason();
        if (reason == null
                || reason.isBlank()
                || reason.length() > REASON_MAX
                || reason.indexOf('\0') >= 0) {
            throw refused(400, "REASON_INVALID", "Say why, in 1 to 500 characters.", "reason");
        }
        Feature feature =
                Arrays.stream(Feature.values())
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                refused(
                                        404,
                                        "FEATURE_UNKNOWN",
                                        "There is no such feature.",
                                        "feature"));
        switches.turn(feature, body.enabled(), caller.subject(), reason);
        AUDIT.infof(
                "audit subject=%s act=feature-%s object=feature/%s status=200",
                caller.subject(), body.enabled() ? "on" : "off", feature);
        return switches.all().get(feature.ordinal());
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}

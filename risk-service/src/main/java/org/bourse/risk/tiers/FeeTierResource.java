package org.bourse.risk.tiers;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.audit.Act;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An account's fee tier. */
@Path("/api/v1/fee-tier")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Fee tiers")
public class FeeTierResource {
    private static final Logger LOG = Logger.getLogger(FeeTierResource.class);

    private final TierRegister register;
    private final AccountDirectory directory;
    private final Caller caller;

    @Inject
    FeeTierResource(TierRegister register, AccountDirectory directory, Caller caller) {
        this.register = register;
        this.directory = directory;
        this.caller = caller;
    }

    /** As it is, and what the next one needs. */
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
            operationId = "getFeeTier",
            summary = "An account's fee tier",
            description =
                    "With the volume it follows from and what the next tier needs. Operators, risk"
                            + " managers and auditors see any account's, others their own.")
    @APIResponse(responseCode = "200", description = "The tier")
    @APIResponse(responseCode = "400", description = "ACCOUNT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public FeeTierView tier(
            @Parameter(description = "The caller's own if absent", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId) {
        return register.view(visible(accountId).getAccount());
    }

    /** What was set by hand is let go. */
    @DELETE
    @Path("/manual")
    @Projected
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "releaseFeeTier",
            summary = "Let an account follow the schedule again",
            description =
                    "A tier that was set by hand holds until the next run, which is done at once;"
                            + " without a schedule it stays. To do it again changes nothing.")
    @APIResponse(responseCode = "200", description = "The tier, which may still be the one before")
    @APIResponse(responseCode = "400", description = "ACCOUNT_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public FeeTierView release(
            @Parameter(description = "Of the account", example = "1000", required = true)
                    @QueryParam("accountId")
                    @Nullable String accountId) {
        long account = named(Parameters.needed("accountId", accountId)).getAccount();
        register.release(
                account,
                new Act(
                        Act.Kind.FEE_TIER_RELEASED,
                        caller.subject(),
                        "account " + Ids.print(account),
                        Map.of(),
                        Instant.now()));
        LOG.infof("fee tier released account=%d", account);
        return register.view(account);
    }

    private DirectoryEntry visible(@Nullable String accountId) {
        if (accountId == null) {
            return directory.ofSubject(caller.subject()).orElseThrow(FeeTierResource::unknown);
        }
        DirectoryEntry entry = named(accountId);
        boolean seesAll =
                caller.hasRole(Roles.OPERATOR)
                        || caller.hasRole(Roles.RISK_MANAGER)
                        || caller.hasRole(Roles.AUDITOR);
        if (!seesAll && !entry.getSubject().equals(caller.subject())) {
            throw unknown();
        }
        return entry;
    }

    private DirectoryEntry named(String accountId) {
        return directory
                .ofAccount(Parameters.number("accountId", "ACCOUNT_INVALID", accountId))
                .orElseThrow(FeeTierResource::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "ACCOUNT_UNKNOWN", "No such account.").field("accountId"));
    }
}

package org.bourse.order.ratelimit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Operators set how many orders a second an account may send. */
@Path("/api/v1/rate-limits/{accountId}")
@Tag(name = "Rate limits", description = "How much an account may send in a second.")
public class RateLimitResource {
    private static final Logger LOG = Logger.getLogger(RateLimitResource.class);
    private static final int PER_SECOND_MAX = 100_000;

    private final RateLimits limits;
    private final AccountDirectory directory;
    private final Caller caller;

    @Inject
    public RateLimitResource(RateLimits limits, AccountDirectory directory, Caller caller) {
        this.limits = limits;
        this.directory = directory;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @RunOnVirtualThread
    @Operation(
            summary = "Set an account's limit",
            description = "Takes effect here at once and on other replicas within a second.")
    @APIResponse(responseCode = "200", description = "The limit as it holds now.")
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, BODY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "LIMIT_INVALID: not from 1 to 100000.")
    public RateLimitView setRateLimit(
            @PathParam("accountId") @Parameter(description = "The account's id.", example = "1000")
                    String accountId,
            SetRateLimitRequest request) {
        long account = account(accountId);
        if (request == null || request.ordersPerSecond() == null) {
            throw refused(Problem.of(400, "FIELD_MISSING", "A limit is needed."));
        }
        int perSecond = request.ordersPerSecond();
        if (perSecond < 1 || perSecond > PER_SECOND_MAX) {
            throw refused(Problem.of(422, "LIMIT_INVALID", "From 1 to 100000 per second."));
        }
        limits.set(account, perSecond, caller.subject());
        LOG.infof("rate limit set account=%d ordersPerSecond=%d", account, perSecond);
        return new RateLimitView(accountId, perSecond);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "The limit set for an account",
            description = "404 LIMIT_NOT_SET: the default of the caller's role holds.")
    @APIResponse(responseCode = "200", description = "The limit.")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN, LIMIT_NOT_SET")
    public RateLimitView getRateLimit(
            @PathParam("accountId") @Parameter(description = "The account's id.", example = "1000")
                    String accountId) {
        long account = account(accountId);
        return limits.ofAccount(account)
                .map(perSecond -> new RateLimitView(accountId, perSecond))
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(404, "LIMIT_NOT_SET", "The default holds.")));
    }

    private long account(String accountId) {
        long account = Ids.parse(accountId);
        if (directory.ofAccount(account).isEmpty()) {
            Problem problem = Problem.of(404, "ACCOUNT_UNKNOWN", "There is no such account.");
            throw new ProblemException(problem.field("accountId"));
        }
        return account;
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(problem.field("ordersPerSecond"));
    }
}

package org.bourse.risk.entry;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditRegister;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.venue.VenueAnswer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an account may do. */
@Path("/api/v1/limits/{accountId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Limits", description = "What accounts may do before they trade")
public class LimitResource {
    private static final Logger LOG = Logger.getLogger(LimitResource.class);
    private static final String ACCOUNT = "An account's number";

    private final AccountDirectory directory;
    private final LimitEntry entry;
    private final LimitRegister register;
    private final AskedLimitsRegister changes;
    private final AuditRegister audit;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    LimitResource(
            AccountDirectory directory,
            LimitEntry entry,
            LimitRegister register,
            AskedLimitsRegister changes,
            AuditRegister audit,
            Caller caller) {
        this.directory = directory;
        this.entry = entry;
        this.register = register;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
    }

    /** The limits that are set. */
    @GET
    @Projected
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR, Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            operationId = "getLimits",
            summary = "An account's limits",
            description = "Risk managers and auditors see any account's, others their own.")
    @APIResponse(
            responseCode = "200",
            description = "The limits",
            content = @Content(schema = @Schema(implementation = LimitsView.class)))
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public LimitsView limits(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId) {
        DirectoryEntry owned = account(accountId);
        boolean seesAll = caller.hasRole(Roles.RISK_MANAGER) || caller.hasRole(Roles.AUDITOR);
        if (!seesAll && !owned.getSubject().equals(caller.subject())) {
            throw LimitEntry.unknownAccount();
        }
        return register.view(owned.getAccount());
    }

    /** Sets what the request names and leaves the rest. */
    @PUT
    @Projected
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            operationId = "setLimits",
            summary = "Set limits of an account",
            description =
                    "maxOpenOrders, maxOrderNotional and the limits of symbols are checked by the"
                            + " venue before an order is accepted; passing maxDailyVolume of an"
                            + " asset raises an alert. What is absent"
                            + " stays. Where anything of a request lets an account do more than"
                            + " the venue has confirmed, the whole request waits until another risk"
                            + " manager approves it. A refused request changes nothing; one that"
                            + " the venue did not answer has kept maxDailyVolume, and the venue may"
                            + " yet take the rest: ask.")
    @APIResponse(
            responseCode = "200",
            description = "All limits as they are now",
            content = @Content(schema = @Schema(implementation = LimitsView.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "With a changeId: it waits for another risk manager. With a status: the venue"
                            + " has not answered yet",
            content =
                    @Content(schema = @Schema(oneOf = {PendingView.class, AskedLimitsView.class})))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, LIMITS_MISSING, AMOUNT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "CHANGE_PENDING")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, SYMBOL_UNKNOWN, LIMIT_INVALID")
    @APIResponse(responseCode = "503", description = "VENUE_UNAVAILABLE, DATABASE_AWAY, REBUILDING")
    public Response set(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId,
            @Nullable LimitsRequest request) {
        long account = account(accountId).getAccount();
        if (request == null) {
            throw LimitEntry.nothingNamed();
        }
        LimitChange change = entry.read(request);
        LimitActs acts = new LimitActs(caller.subject(), account, request);
        if (!change.concernsVenue()) {
            register.keepDailyVolumes(account, change, acts.act(Act.Kind.LIMITS_SET));
            return answer(account);
        }
        return switch (changes.ask(account, change, request, caller.subject(), clock.instant())) {
            case AskedLimitsRegister.Answer.OneIsEnough _ -> tell(account, change, acts);
            case AskedLimitsRegister.Answer.Waits waits -> {
                LOG.infof("limits wait account=%d change=%d", account, waits.asked().number());
                yield Response.accepted(AskedLimitsView.of(waits.asked()))
                        .location(URI.create("/api/v1/limit-changes"))
                        .build();
            }
            case AskedLimitsRegister.Answer.OtherWaits _ ->
                    Problem.of(409, "CHANGE_PENDING", "Another change waits; decide it first.")
                            .toResponse();
        };
    }

    private Response tell(long account, LimitChange change, LimitActs acts) {
        audit.append(acts.act(Act.Kind.LIMITS_REQUESTED));
        return switch (entry.tell(account, change, acts)) {
            case VenueAnswer.Done _ -> answer(account);
            case VenueAnswer.Unknown _ -> pending(account);
            case VenueAnswer.Rejected rejected -> LimitEntry.rejected(rejected.code());
            case VenueAnswer.NotSent _ -> LimitEntry.notSent();
        };
    }

    private Response answer(long account) {
        LOG.infof("limits set account=%d", account);
        return Response.ok(register.view(account)).build();
    }

    private static Response pending(long account) {
        LOG.warnf("limits unanswered account=%d", account);
        return Response.accepted(new PendingView(Ids.print(account), "PENDING"))
                .location(URI.create("/api/v1/limits/" + Ids.print(account)))
                .build();
    }

    private DirectoryEntry account(String accountId) {
        long account = Ids.parse(accountId);
        return directory.ofAccount(account).orElseThrow(LimitEntry::unknownAccount);
    }
}

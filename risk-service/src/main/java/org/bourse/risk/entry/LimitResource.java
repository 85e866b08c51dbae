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
import java.time.Duration;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditRegister;
import org.bourse.risk.limit.LimitChange;
import org.bourse.risk.limit.LimitChangeReader;
import org.bourse.risk.venue.ListingRegister;
import org.bourse.risk.venue.VenueAnswer;
import org.bourse.risk.venue.VenueCommands;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an account may do. */
@Path("/api/v1/limits/{accountId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Limits")
public class LimitResource {
    private static final Logger LOG = Logger.getLogger(LimitResource.class);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
    private static final int UNPROCESSABLE = 422;

    private final AccountDirectory directory;
    private final ListingRegister listings;
    private final VenueCommands venue;
    private final LimitRegister register;
    private final AuditRegister audit;
    private final PositionWatch watch;
    private final Caller caller;

    @Inject
    LimitResource(
            AccountDirectory directory,
            ListingRegister listings,
            VenueCommands venue,
            LimitRegister register,
            AuditRegister audit,
            PositionWatch watch,
            Caller caller) {
        this.directory = directory;
        this.listings = listings;
        this.venue = venue;
        this.register = register;
        this.audit = audit;
        this.watch = watch;
        this.caller = caller;
    }

    /** The limits that are set. */
    @GET
    @Projected
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR, Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "An account's limits",
            description = "Risk managers and auditors see any account's, others their own.")
    @APIResponse(
            responseCode = "200",
            description = "The limits",
            content = @Content(schema = @Schema(implementation = LimitsView.class)))
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public LimitsView limits(@PathParam("accountId") String accountId) {
        DirectoryEntry entry = account(accountId);
        boolean seesAll = caller.hasRole(Roles.RISK_MANAGER) || caller.hasRole(Roles.AUDITOR);
        if (!seesAll && !entry.getSubject().equals(caller.subject())) {
            throw unknownAccount();
        }
        return register.view(entry.getAccount());
    }

    /** Sets what the request names and leaves the rest. */
    @PUT
    @RolesAllowed(Roles.RISK_MANAGER)
    @Operation(
            summary = "Set limits of an account",
            description =
                    "maxOpenOrders, maxOrderNotional and the limits of symbols are checked by the"
                            + " venue before an order is accepted; passing maxDailyVolume of an"
                            + " asset raises an alert. What is absent"
                            + " stays. A refused request changes nothing; one answered 202 has kept"
                            + " maxDailyVolume, and the venue may yet take the rest: ask.")
    @APIResponse(
            responseCode = "200",
            description = "All limits as they are now",
            content = @Content(schema = @Schema(implementation = LimitsView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The venue has not answered yet",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, LIMITS_MISSING, AMOUNT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, SYMBOL_UNKNOWN, LIMIT_INVALID")
    @APIResponse(responseCode = "503", description = "VENUE_UNAVAILABLE, DATABASE_AWAY")
    public Response set(@PathParam("accountId") String accountId, @Nullable LimitsRequest request) {
        long account = account(accountId).getAccount();
        if (request == null) {
            throw refused(LimitChangeReader.Why.LIMITS_MISSING, "maxOpenOrders");
        }
        LimitChange change =
                switch (new LimitChangeReader(listings.assetsByCode(), listings.symbolsByName())
                        .read(
                                request.openOrdersMax(),
                                request.orderNotional(),
                                request.dailyVolume(),
                                request.ofSymbols())) {
                    case LimitChangeReader.Change it -> it.change();
                    case LimitChangeReader.Refusal it -> throw refused(it.why(), it.field());
                };
        LimitActs acts = new LimitActs(caller.subject(), account, request);
        if (!change.concernsVenue()) {
            register.keepDailyVolumes(account, change, acts.act(Act.Kind.LIMITS_SET));
            return answer(account);
        }
        audit.append(acts.act(Act.Kind.LIMITS_REQUESTED));
        return switch (venue.submit(LimitCommand.of(account, change)).join()) {
            case VenueAnswer.Done done -> {
                register.keepDailyVolumes(account, change, acts.act(Act.Kind.LIMITS_SET));
                watch.reached(Topics.ORDER_EVENTS, done.position(), SHOWN_WITHIN)
                        .toCompletableFuture()
                        .join();
                yield answer(account);
            }
            case VenueAnswer.Unknown _ -> {
                register.keepDailyVolumes(account, change, acts.act(Act.Kind.LIMITS_UNANSWERED));
                yield pending(account);
            }
            case VenueAnswer.Rejected rejected -> {
                audit.append(acts.refused(rejected.code().name()));
                yield rejected(rejected.code());
            }
            case VenueAnswer.NotSent _ -> {
                audit.append(acts.refused("VENUE_UNAVAILABLE"));
                yield Problem.of(503, "VENUE_UNAVAILABLE", "Nothing was changed; try again soon.")
                        .toResponse();
            }
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

    private static Response rejected(RejectCode code) {
        return code == RejectCode.ACCOUNT_UNKNOWN
                ? unknownAccount().problem().toResponse()
                : Problem.of(UNPROCESSABLE, code.name(), "The venue refused the limits.")
                        .toResponse();
    }

    private DirectoryEntry account(String accountId) {
        long account = Ids.parse(accountId);
        return directory.ofAccount(account).orElseThrow(LimitResource::unknownAccount);
    }

    private static ProblemException unknownAccount() {
        return new ProblemException(
                Problem.of(404, "ACCOUNT_UNKNOWN", "No such account.").field("accountId"));
    }

    private static ProblemException refused(LimitChangeReader.Why why, String field) {
        int status =
                switch (why) {
                    case LIMITS_MISSING, AMOUNT_INVALID -> 400;
                    case LIMIT_INVALID, ASSET_UNKNOWN, SYMBOL_UNKNOWN -> UNPROCESSABLE;
                };
        String detail =
                switch (why) {
                    case LIMITS_MISSING -> "The request names no limit.";
                    case AMOUNT_INVALID ->
                            "An amount is a decimal with no more places than the asset has, a"
                                    + " quantity one of whole lots.";
                    case LIMIT_INVALID -> "The limit is out of its bounds.";
                    case ASSET_UNKNOWN -> "There is no such asset.";
                    case SYMBOL_UNKNOWN -> "There is no such symbol.";
                };
        return new ProblemException(Problem.of(status, why.name(), detail).field(field));
    }
}

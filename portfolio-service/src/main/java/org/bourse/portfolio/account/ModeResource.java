package org.bourse.portfolio.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.paper.PaperVenueConfig;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.lease.Lease;
import org.bourse.portfolio.outbox.OutboxConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Switches accounts between live and paper. Its answers are of this venue in either case. */
@Path("/api/v1/accounts/mode")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts", description = "Opening accounts, and how they trade.")
public class ModeResource {
    private static final Logger AUDIT = Logger.getLogger("org.bourse.audit");

    private final AccountRepository accounts;
    private final OwnAccount ownAccount;
    private final Lease lease;
    private final Caller caller;
    private final PaperVenueConfig paperVenue;
    private final AccountConfig config;
    private final OutboxConfig pace;

    @Inject
    ModeResource(
            AccountRepository accounts,
            OwnAccount ownAccount,
            Lease lease,
            Caller caller,
            PaperVenueConfig paperVenue,
            AccountConfig config,
            OutboxConfig pace) {
        this.accounts = accounts;
        this.ownAccount = ownAccount;
        this.lease = lease;
        this.caller = caller;
        this.paperVenue = paperVenue;
        this.config = config;
        this.pace = pace;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "getAccountMode",
            summary = "How an account trades",
            description =
                    "The caller's; operators and auditors may name any account. It is of a holder"
                            + " with all accounts: a sub-account stands for its main one.")
    @APIResponse(responseCode = "200", description = "LIVE or PAPER")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public ModeView get(
            @Parameter(description = "An account's number at this venue.") @QueryParam("accountId")
                    @Nullable String accountId) {
        AccountEntity account = holder(ownAccount.visible(accountId));
        return view(account.account(), account.paper());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR})
    @Audited
    @Operation(
            operationId = "setAccountMode",
            summary = "Trade live or on paper",
            description =
                    "All of the caller's accounts, by the main one; operators may name any. While"
                            + " it is PAPER, what its"
                            + " holder asks of orders, accounts, funds and balances goes to the"
                            + " paper venue. With open orders or withdrawals it stays LIVE.")
    @APIResponse(
            responseCode = "200",
            description = "It is so, for all services",
            content = @Content(schema = @Schema(implementation = ModeView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is so, and not yet for all services",
            content = @Content(schema = @Schema(implementation = ModeView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "ACCOUNT_HOLDS_FUNDS")
    @APIResponse(responseCode = "422", description = "PAPER_NOT_OFFERED")
    public Response set(
            @Parameter(description = "An account's number at this venue.") @QueryParam("accountId")
                    @Nullable String accountId,
            @Nullable ModeRequest body) {
        if (body == null || body.mode() == null) {
            throw refused(400, "FIELD_MISSING", "The mode is needed.", "mode");
        }
        boolean paper = body.mode() == AccountMode.PAPER;
        if (paper && paperVenue.url().isEmpty()) {
            throw refused(422, "PAPER_NOT_OFFERED", "There is no paper venue here.", "mode");
        }
        boolean isOperator = accountId != null && caller.hasRole(Roles.OPERATOR);
        long account =
                holder(isOperator ? ownAccount.visible(accountId) : ownAccount.own(accountId))
                        .account();
        AccountRepository.Switching switching =
                accounts.switchTo(paper, account, isOperator ? caller.subject() : null);
        AUDIT.infof(
                "audit subject=%s act=mode-%s object=account/%d status=%s",
                caller.subject(), body.mode(), account, switching);
        if (switching == AccountRepository.Switching.HOLDS) {
            throw refused(
                    409,
                    "ACCOUNT_HOLDS_FUNDS",
                    "The account has open orders or withdrawals, which it could not reach.",
                    "mode");
        }
        return Response.status(awaitPublished(account) ? 200 : 202)
                .entity(view(account, paper))
                .build();
    }

    /** The main account of an account's holder. */
    private AccountEntity holder(long account) {
        return accounts.findByIdOptional(account)
                .map(accounts::mainOf)
                .orElseThrow(OwnAccount::unknown);
    }

    private static ModeView view(long account, boolean paper) {
        return new ModeView(Ids.print(account), paper ? AccountMode.PAPER : AccountMode.LIVE);
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }

    private boolean awaitPublished(long account) {
        lease.wake();
        long deadlineNanos = System.nanoTime() + config.publishedTimeout().toNanos();
        while (!accounts.isModePublished(account)) {
            if (System.nanoTime() - deadlineNanos >= 0) {
                return false;
            }
            LockSupport.parkNanos(pace.lookEvery().toNanos());
        }
        return true;
    }
}

package org.bourse.portfolio.kyc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.identity.KycStatus;
import org.bourse.portfolio.lease.Lease;
import org.bourse.portfolio.rule.FundingActs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Compliance decides who may be paid in, trade and withdraw. */
@Path("/api/v1/kyc")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "KYC", description = "What is known of the holders of accounts.")
public class KycResource {
    private static final int ACCOUNTS_DEFAULT = 50;
    private static final int ACCOUNTS_MAX = 500;
    private static final int REASON_MAX = 2_000;
    private static final String ACCOUNT = "An account's number";

    private final KycRegister register;
    private final OwnAccount ownAccount;
    private final FundingActs acts;
    private final Lease lease;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    @Inject
    KycResource(
            KycRegister register,
            OwnAccount ownAccount,
            FundingActs acts,
            Lease lease,
            Caller caller) {
        this.register = register;
        this.ownAccount = ownAccount;
        this.acts = acts;
        this.lease = lease;
        this.caller = caller;
    }

    /** A page of accounts, newest first. */
    @GET
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listKyc",
            summary = "Main accounts and what is known of their holders, newest first",
            description = "With a status, those that wait for a decision or have lost it.")
    @APIResponse(responseCode = "200", description = "A page of accounts")
    @APIResponse(
            responseCode = "400",
            description = "KYC_STATUS_INVALID, LIMIT_INVALID, CURSOR_INVALID")
    public KycView.Page list(
            @Parameter(description = "Of this status only", example = "PENDING")
                    @QueryParam("status")
                    @Nullable String status,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "1017")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        return register.newest(
                Optional.ofNullable(status).map(KycResource::status),
                Parameters.before(cursor),
                Parameters.limit(limit, ACCOUNTS_DEFAULT, ACCOUNTS_MAX));
    }

    /** An account with its decisions. */
    @GET
    @Path("{accountId}")
    @RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getKyc",
            summary = "What is known of an account's holder",
            description =
                    "With all that was decided, by whom and why. A sub-account stands for the main"
                            + " account of its holder.")
    @APIResponse(responseCode = "200", description = "The status and its decisions")
    @APIResponse(responseCode = "400", description = "ACCOUNT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public KycView.Detail find(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId) {
        return register.find(Parameters.number("accountId", "ACCOUNT_INVALID", accountId))
                .orElseThrow(OwnAccount::unknown);
    }

    /** Decides about an account. */
    @PUT
    @Path("{accountId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RISK_MANAGER)
    @Audited
    @Operation(
            operationId = "decideKyc",
            summary = "Decide about an account's holder",
            description =
                    "From PENDING, EXPIRED and REJECTED to IN_REVIEW, from there to APPROVED or"
                            + " REJECTED; an approval may be given again. Decisions are kept for"
                            + " ever. They hold for all accounts of the holder; their states at the"
                            + " venue stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "The status as it is now",
            content = @Content(schema = @Schema(implementation = KycView.Detail.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "BODY_INVALID, FIELD_MISSING, REASON_INVALID, PARAMETER_INVALID,"
                            + " VALID_UNTIL_INVALID, ACCOUNT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "TRANSITION_NOT_ALLOWED, SAME_PERSON")
    public Response decide(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId,
            @Nullable KycRequest body) {
        if (body == null || body.to() == null) {
            throw refused(400, "FIELD_MISSING", "What it is to become is needed.", "to");
        }
        long account = Parameters.number("accountId", "ACCOUNT_INVALID", accountId);
        KycTable.Decision wanted = wanted(body, body.to());
        if (ownAccount.isOwn(account)) {
            throw refused(409, "SAME_PERSON", "Nobody decides about himself.", "accountId");
        }
        KycView.Detail detail =
                switch (register.decide(account, wanted)) {
                    case KycRegister.Answer.Decided decided -> decided.detail();
                    case KycRegister.Answer.Unknown _ -> throw OwnAccount.unknown();
                    case KycRegister.Answer.Refused refused ->
                            throw new ProblemException(
                                    Problem.of(
                                                    409,
                                                    "TRANSITION_NOT_ALLOWED",
                                                    "The status does not lead there.")
                                            .field("to")
                                            .compared(refused.status().name(), body.to().name()));
                };
        // The other services are told at once.
        lease.wake();
        return acts.log("kyc-decide", "account/" + account, Response.ok(detail).build());
    }

    private KycTable.Decision wanted(KycRequest body, KycStatus to) {
        String reason = body.reason();
        if (reason == null
                || reason.isBlank()
                || reason.length() > REASON_MAX
                || reason.indexOf('\0') >= 0) {
            throw refused(400, "REASON_INVALID", "Say why, in 1 to 2,000 characters.", "reason");
        }
        Instant now = clock.instant();
        LocalDate validUntil = null;
        if (body.validUntil() != null) {
            validUntil = Parameters.day("validUntil", body.validUntil());
            if (to != KycStatus.APPROVED
                    || validUntil.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
                throw refused(
                        400,
                        "VALID_UNTIL_INVALID",
                        "An approval has a last day that is not over.",
                        "validUntil");
            }
        }
        // The register puts in what it was.
        return new KycTable.Decision(to, to, validUntil, caller.subject(), reason, now);
    }

    private static KycStatus status(String text) {
        return Parameters.word(
                KycStatus.values(),
                "status",
                "KYC_STATUS_INVALID",
                "There is no such status.",
                text);
    }

    private static ProblemException refused(int status, String code, String detail, String field) {
        return new ProblemException(Problem.of(status, code, detail).field(field));
    }
}

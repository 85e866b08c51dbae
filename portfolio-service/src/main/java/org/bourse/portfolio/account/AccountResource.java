package org.bourse.portfolio.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.AccountRepository.SubOpening;
import org.bourse.portfolio.lease.Lease;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.OutboxConfig;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opening and seeing accounts. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts", description = "Opening accounts, and how they trade.")
public class AccountResource {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._:-]{1,32}");

    private final AccountRepository accounts;
    private final OwnAccount ownAccount;
    private final Outbox outbox;
    private final Lease lease;
    private final Caller caller;
    private final AccountConfig config;
    private final OutboxConfig pace;
    private final int venue;

    @Inject
    AccountResource(
            AccountRepository accounts,
            OwnAccount ownAccount,
            Outbox outbox,
            Lease lease,
            Caller caller,
            AccountConfig config,
            OutboxConfig pace,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.accounts = accounts;
        this.ownAccount = ownAccount;
        this.outbox = outbox;
        this.lease = lease;
        this.caller = caller;
        this.config = config;
        this.pace = pace;
        this.venue = venue;
    }

    @POST
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            operationId = "openAccount",
            summary = "Open the caller's account, or a sub-account",
            description =
                    "Without a label the main account, of which everybody has one; with a label a"
                            + " sub-account beside it. A repeat gives the same account. Until its"
                            + " holder is identified nothing is paid in, traded or withdrawn in any"
                            + " of them, unless the venue asks for no identification.")
    @APIResponse(
            responseCode = "201",
            description = "The account was opened",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The caller has this account already",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The venue has not answered yet; ask again",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "400", description = "LABEL_INVALID")
    @APIResponse(
            responseCode = "409",
            description = "MAIN_ACCOUNT_MISSING, TOO_MANY_ACCOUNTS, FEATURE_OFF")
    @APIResponse(responseCode = "422", description = "The venue refused: CAPACITY_REACHED")
    public Response open(
            @Parameter(
                            description =
                                    "What the caller calls a sub-account: 1 to 32 of A-Z a-z 0-9"
                                            + " ._:-; absent: the main account",
                            example = "hedging")
                    @QueryParam("label")
                    @Nullable String label) {
        AccountRepository.Opening opening =
                label == null ? accounts.open(caller.subject()) : openSub(label);
        Standing standing = outbox.await(opening.requestId());
        if (standing.state() == OutboxState.REFUSED) {
            return Problem.of(
                            422, String.valueOf(standing.code()), "The venue refused the account.")
                    .toResponse();
        }
        boolean active = standing.state() == OutboxState.DONE && awaitPublished(opening.account());
        int status = !active ? 202 : opening.created() ? 201 : 200;
        return Response.status(status)
                .entity(
                        view(
                                accounts.known(opening.account()),
                                active ? AccountView.Status.ACTIVE : AccountView.Status.PENDING))
                .build();
    }

    private AccountRepository.Opening openSub(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw refused(
                    400, "LABEL_INVALID", "A label is 1 to 32 letters, digits or any of ._:-");
        }
        return switch (accounts.openSub(caller.subject(), label)) {
            case SubOpening.Opened opened -> opened.opening();
            case SubOpening.NoMainAccount _ ->
                    throw refused(
                            409, "MAIN_ACCOUNT_MISSING", "Open the main account first: no label.");
            case SubOpening.TooMany _ ->
                    throw refused(
                            409,
                            "TOO_MANY_ACCOUNTS",
                            "The caller has as many sub-accounts as allowed.");
        };
    }

    private static ProblemException refused(int status, String code, String detail) {
        return new ProblemException(Problem.of(status, code, detail).field("label"));
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listAccounts",
            summary = "The caller's accounts, the main one first",
            description =
                    "With accountId this account, and its sub-accounts if it is a main one."
                            + " Operators and auditors may name any account.")
    @APIResponse(responseCode = "200", description = "They may be none")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public AccountView.Accounts list(
            @Parameter(description = "An account's number", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId) {
        List<AccountEntity> found =
                accountId == null
                        ? accounts.allOf(caller.subject())
                        : accounts.withSubAccounts(ownAccount.visible(accountId));
        if (accountId != null && found.isEmpty()) {
            throw OwnAccount.unknown();
        }
        return new AccountView.Accounts(
                found.stream().map(account -> view(account, status(account))).toList());
    }

    private AccountView view(AccountEntity account, AccountView.Status status) {
        return new AccountView(
                Ids.print(account.account()),
                venue,
                account.mainAccount().map(Ids::print).orElse(null),
                account.label().orElse(null),
                status,
                account.kyc(),
                account.kycValidUntil().orElse(null));
    }

    private AccountView.Status status(AccountEntity account) {
        if (account.published()) {
            return AccountView.Status.ACTIVE;
        }
        return outbox.standing(account.requestId()).state() == OutboxState.REFUSED
                ? AccountView.Status.REFUSED
                : AccountView.Status.PENDING;
    }

    private boolean awaitPublished(long account) {
        if (accounts.isPublished(account)) {
            return true;
        }
        lease.wake();
        long deadlineNanos = System.nanoTime() + config.publishedTimeout().toNanos();
        while (System.nanoTime() - deadlineNanos < 0) {
            LockSupport.parkNanos(pace.lookEvery().toNanos());
            if (accounts.isPublished(account)) {
                return true;
            }
        }
        return false;
    }
}

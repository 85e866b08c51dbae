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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.lease.Lease;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.OutboxConfig;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opening and seeing accounts. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts")
public class AccountResource {
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
            summary = "Open the caller's account",
            description =
                    "One account per person. Until its holder is identified nothing is paid in,"
                            + " traded or withdrawn, unless the venue asks for no identification.")
    @APIResponse(responseCode = "201", description = "The account was opened")
    @APIResponse(responseCode = "200", description = "The caller has this account already")
    @APIResponse(responseCode = "202", description = "The venue has not answered yet; ask again")
    @APIResponse(responseCode = "422", description = "The venue refused: CAPACITY_REACHED")
    public Response open() {
        AccountRepository.Opening opening = accounts.open(caller.subject());
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

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary = "The caller's accounts",
            description = "Operators and auditors may name any account.")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    public AccountView.Accounts list(@QueryParam("accountId") @Nullable String accountId) {
        Optional<AccountEntity> found =
                accountId == null
                        ? accounts.ofSubject(caller.subject())
                        : accounts.findByIdOptional(ownAccount.visible(accountId));
        if (accountId != null && found.isEmpty()) {
            throw OwnAccount.unknown();
        }
        List<AccountView> views =
                found.map(account -> view(account, status(account))).stream().toList();
        return new AccountView.Accounts(views);
    }

    private AccountView view(AccountEntity account, AccountView.Status status) {
        return new AccountView(
                Ids.print(account.account()),
                venue,
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

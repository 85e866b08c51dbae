package org.bourse.portfolio.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bourse.contracts.Ids;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An account's balances. */
@Path("/api/v1/balances")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class BalanceResource {
    private final LedgerRepository ledger;
    private final Assets assets;
    private final OwnAccount ownAccount;
    private final LedgerPosition ledgerPosition;

    @Inject
    BalanceResource(
            LedgerRepository ledger,
            Assets assets,
            OwnAccount ownAccount,
            LedgerPosition ledgerPosition) {
        this.ledger = ledger;
        this.assets = assets;
        this.ownAccount = ownAccount;
        this.ledgerPosition = ledgerPosition;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "balances",
            summary = "The balances of an account, now or at any past position",
            description =
                    "With minPosition the answer waits until the ledger has that position, so"
                            + " that a client reads what it wrote. With position it is what the"
                            + " account had when the command there had been booked. Operators and"
                            + " auditors may name any account.")
    @APIResponse(responseCode = "200", description = "What the account has, by asset")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED: ask again")
    public BalanceView balances(
            @Parameter(description = "The account; the caller's own if absent", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "Waits for this position of the log", example = "4711")
                    @QueryParam("minPosition")
                    @Nullable String minPosition,
            @Parameter(description = "As of this position of the log", example = "4711")
                    @QueryParam("position")
                    @Nullable String position) {
        long account = ownAccount.visible(accountId);
        if (minPosition != null) {
            ledgerPosition.reached("minPosition", minPosition);
        }
        LedgerRepository.Balances found =
                position == null
                        ? ledger.balances(account)
                        : ledger.balancesAt(account, ledgerPosition.reached("position", position));
        if (!found.opened() && accountId != null && !ownAccount.isOwn(account)) {
            throw OwnAccount.unknown();
        }
        return new BalanceView(
                Ids.print(account),
                Long.toString(found.position()),
                found.balances().stream().map(this::view).toList());
    }

    private BalanceView.Balance view(PastBalances.Balance balance) {
        ListedAsset asset = assets.byNumber(balance.asset());
        return new BalanceView.Balance(
                asset.code(),
                asset.print(balance.available()),
                asset.print(balance.held()),
                asset.print(Math.addExact(balance.available(), balance.held())));
    }
}

package org.bourse.portfolio.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An account's balances. */
@Path("/api/v1/balances")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger")
@Projected
public class BalanceResource {
    private static final Pattern POSITION = Pattern.compile("\\d{1,14}");

    private final LedgerRepository ledger;
    private final Assets assets;
    private final OwnAccount ownAccount;
    private final PositionWatch watch;
    private final LedgerConfig config;

    @Inject
    BalanceResource(
            LedgerRepository ledger,
            Assets assets,
            OwnAccount ownAccount,
            PositionWatch watch,
            LedgerConfig config) {
        this.ledger = ledger;
        this.assets = assets;
        this.ownAccount = ownAccount;
        this.watch = watch;
        this.config = config;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary = "The balances of an account",
            description =
                    "With minPosition the answer waits until the ledger has that position, so"
                            + " that a client reads what it wrote. Operators and auditors may name"
                            + " any account.")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED: ask again")
    public BalanceView balances(
            @QueryParam("accountId") @Nullable String accountId,
            @QueryParam("minPosition") @Nullable String minPosition) {
        long account = ownAccount.visible(accountId);
        if (minPosition != null) {
            awaitPosition(position(minPosition));
        }
        LedgerRepository.Balances found = ledger.balances(account);
        if (!found.opened() && accountId != null && !ownAccount.isOwn(account)) {
            throw OwnAccount.unknown();
        }
        return new BalanceView(
                Ids.print(account),
                Long.toString(found.position()),
                found.balances().stream().map(this::view).toList());
    }

    private void awaitPosition(long position) {
        boolean reached =
                watch.reached(Topics.LEDGER_EVENTS, position, config.positionTimeout())
                        .toCompletableFuture()
                        .join();
        if (!reached) {
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "POSITION_NOT_REACHED",
                                    "The ledger has not reached this position yet.")
                            .field("minPosition"));
        }
    }

    static long position(String text) {
        if (!POSITION.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.of(400, "POSITION_INVALID", "A position is a whole number.")
                            .field("minPosition"));
        }
        return Long.parseLong(text);
    }

    private BalanceView.Balance view(LedgerRepository.Balance balance) {
        ListedAsset asset = assets.byNumber(balance.asset());
        return new BalanceView.Balance(
                asset.code(),
                asset.print(balance.available()),
                asset.print(balance.held()),
                asset.print(Math.addExact(balance.available(), balance.held())));
    }
}

package org.bourse.portfolio.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An account's entries. */
@Path("/api/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class LedgerResource {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final LedgerRepository ledger;
    private final Assets assets;
    private final OwnAccount ownAccount;

    @Inject
    LedgerResource(LedgerRepository ledger, Assets assets, OwnAccount ownAccount) {
        this.ledger = ledger;
        this.assets = assets;
        this.ownAccount = ownAccount;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listPostings",
            summary = "The postings of an account, newest first",
            description = "Operators and auditors may name any account.")
    @APIResponse(responseCode = "200", description = "A page of postings")
    @APIResponse(responseCode = "400", description = "LIMIT_INVALID, CURSOR_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    public LedgerView list(
            @Parameter(description = "The caller's main one if absent", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "Of this asset only", example = "USDT") @QueryParam("asset")
                    @Nullable String asset,
            @Parameter(description = "1 to 500; 50 if absent") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor")
                    @Nullable String cursor) {
        int rows = Parameters.limit(limit, LIMIT_DEFAULT, LIMIT_MAX);
        LedgerCursor before = cursor(cursor);
        Optional<Integer> number =
                Optional.ofNullable(asset)
                        .map(code -> assets.byCode(code).orElseThrow(LedgerResource::assetUnknown))
                        .map(ListedAsset::number);
        long account = ownAccount.visible(accountId);
        List<LedgerRepository.Posted> postings = ledger.postings(account, number, before, rows + 1);
        if (postings.isEmpty() && accountId != null && !ledger.balances(account).opened()) {
            throw OwnAccount.unknown();
        }
        boolean more = postings.size() > rows;
        List<LedgerRepository.Posted> page = more ? postings.subList(0, rows) : postings;
        return new LedgerView(
                Ids.print(account),
                page.stream().map(this::entry).toList(),
                more ? page.getLast().cursor().print() : null);
    }

    private LedgerView.Entry entry(LedgerRepository.Posted posted) {
        ListedAsset asset = assets.byNumber(posted.asset());
        return new LedgerView.Entry(
                Long.toString(posted.cursor().position()),
                posted.time().toInstant(),
                PostingKind.forNumber(posted.kind()).name(),
                asset.code(),
                Bucket.forNumber(posted.bucket()).name(),
                asset.print(posted.delta()),
                asset.print(posted.balance()),
                Ids.print(posted.reference()));
    }

    static LedgerCursor cursor(@Nullable String text) {
        if (text == null) {
            return LedgerCursor.NEWEST;
        }
        return LedgerCursor.parse(text)
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                                400,
                                                "CURSOR_INVALID",
                                                "A cursor is the nextCursor of a page.")
                                        .field("cursor")));
    }

    private static ProblemException assetUnknown() {
        return new ProblemException(
                Problem.of(422, "ASSET_UNKNOWN", "There is no such asset.").field("asset"));
    }
}

package org.bourse.order.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads fills: of a caller's account, or for auditors of any. */
@Path("/api/v1/fills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@Projected
public class FillResource {
    private final OrderHistory history;
    private final ListReader lists;
    private final ReadableAccounts accounts;

    @Inject
    FillResource(OrderHistory history, ListReader lists, ReadableAccounts accounts) {
        this.history = history;
        this.lists = lists;
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "The fills of an account",
            description = "A page of them. Auditors name the account.")
    @APIResponse(responseCode = "200", description = "A page of fills.")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ACCOUNT_UNKNOWN: the caller has none.")
    @APIResponse(
            responseCode = "503",
            description = "HISTORY_BEHIND, HISTORY_UNAVAILABLE, REBUILDING")
    public FillListView listFills(
            @QueryParam("minPosition") @Parameter(description = HistoryResource.MIN_POSITION)
                    @Nullable String minPosition,
            @BeanParam FillListParameters parameters) {
        long account = accounts.named(parameters.accountId);
        OptionalLong atLeast = QueryParameters.minPosition(minPosition);
        Optional<TradeFilter> wanted = lists.fills(account, parameters);
        if (wanted.isEmpty()) {
            return new FillListView(List.of(), null);
        }
        history.awaitNewest(atLeast);
        TradeFilter filter = wanted.get();
        List<OrderTrade> trades = history.list(filter);
        boolean isMore = trades.size() > filter.limit();
        List<OrderTrade> page = isMore ? trades.subList(0, filter.limit()) : trades;
        String next = isMore ? Cursor.after(page.getLast(), filter.sort()).print() : null;
        return new FillListView(page.stream().map(history::view).toList(), next);
    }
}

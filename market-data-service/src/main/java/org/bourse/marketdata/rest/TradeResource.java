package org.bourse.marketdata.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bourse.contracts.SymbolTerms;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The most recent trades, without their parties. */
@Path("/api/v1/trades")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Market data")
@PermitAll
public class TradeResource {
    private static final int TRADES_DEFAULT = 100;
    private static final int TRADES_MAX = 1_000;

    private final Market market;

    @Inject
    TradeResource(Market market) {
        this.market = market;
    }

    /** The newest trades of a symbol, newest last. */
    @GET
    @Operation(summary = "The newest trades of a symbol, newest last")
    @APIResponse(responseCode = "200", description = "The trades")
    @APIResponse(responseCode = "400", description = "LIMIT_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public List<TradeView> trades(
            @Parameter(example = "BTC-USDT") @QueryParam("symbol") @Nullable String symbol,
            @Parameter(description = "Trades, 1 to 1,000; 100 if absent", example = "100")
                    @QueryParam("limit")
                    @Nullable String limit) {
        int countMax = Market.limit(limit, TRADES_DEFAULT, TRADES_MAX);
        SymbolTerms terms = market.symbol(symbol);
        return market.board().trades(terms, countMax).stream()
                .map(trade -> TradeView.of(terms, trade))
                .toList();
    }
}

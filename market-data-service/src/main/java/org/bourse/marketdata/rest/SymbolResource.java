package org.bourse.marketdata.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.board.MarketBoard;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The symbols of the venue. */
@Path("/api/v1/symbols")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class SymbolResource {
    private static final Set<String> STATUSES =
            Set.of(
                    SymbolState.TRADING.name(),
                    SymbolState.HALTED.name(),
                    SymbolState.CANCEL_ONLY.name(),
                    SymbolState.AUCTION.name(),
                    SymbolState.UNCROSSING.name(),
                    SymbolState.DELISTED.name());

    private final Market market;

    @Inject
    SymbolResource(Market market) {
        this.market = market;
    }

    /** Symbols, in the order they were listed. */
    @GET
    @Operation(
            operationId = "symbols",
            summary = "The symbols of the venue and the rules of trading them",
            description = "All, or those that every given parameter is true of.")
    @APIResponse(
            responseCode = "200",
            description = "The symbols",
            content = @Content(schema = @Schema(implementation = SymbolView[].class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response symbols(
            @Context Request request,
            @Parameter(description = "Up to 100 with commas between", example = "BTC-USDT,ETH-USDT")
                    @QueryParam("name")
                    @Nullable String name,
            @Parameter(
                            description =
                                    "TRADING, HALTED, CANCEL_ONLY, AUCTION, UNCROSSING or DELISTED",
                            example = "TRADING")
                    @QueryParam("status")
                    @Nullable String status,
            @Parameter(description = "The asset that is bought and sold", example = "BTC")
                    @QueryParam("base")
                    @Nullable String base,
            @Parameter(description = "The asset that it is paid with", example = "USDT")
                    @QueryParam("quote")
                    @Nullable String quote) {
        Set<String> names = Parameters.names("name", name);
        if (status != null && !STATUSES.contains(status)) {
            throw Parameters.invalid("status", "a status of symbols");
        }
        MarketBoard board = market.board();
        boolean halted = board.venueHalted();
        List<SymbolView> views =
                board.symbols().stream()
                        .map(terms -> SymbolView.of(terms, halted))
                        .filter(it -> names.isEmpty() || names.contains(it.name()))
                        .filter(it -> status == null || it.status().equals(status))
                        .filter(it -> base == null || it.base().equals(base))
                        .filter(it -> quote == null || it.quote().equals(quote))
                        .toList();
        return Answers.live(request, views, views.toString());
    }
}

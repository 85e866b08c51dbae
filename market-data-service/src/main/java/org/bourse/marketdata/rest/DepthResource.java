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
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Books as they stand. */
@Path("/api/v1/depth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class DepthResource {
    private static final int LEVELS_DEFAULT = 20;
    private static final int LEVELS_MAX = 5_000;

    private final Market market;

    @Inject
    DepthResource(Market market) {
        this.market = market;
    }

    /** The best levels of a symbol's book. */
    @GET
    @Operation(
            operationId = "depth",
            summary = "The best levels of a book",
            description =
                    "As they stand after lastUpdateId: the increments of the depth stream go on"
                            + " from there.")
    @APIResponse(
            responseCode = "200",
            description = "The book after its lastUpdateId",
            content = @Content(schema = @Schema(implementation = DepthView.class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(
            responseCode = "400",
            description = "LIMIT_INVALID, FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response depth(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = "Levels a side, 1 to 5,000; 20 if absent", example = "20")
                    @QueryParam("limit")
                    @Nullable String limit) {
        int levelsMax = Market.limit(limit, LEVELS_DEFAULT, LEVELS_MAX);
        SymbolTerms terms = market.symbol(symbol);
        MarketBoard board = market.board();
        DepthSnapshot depth = board.depth(terms, levelsMax).orElseThrow(Market::notReady);
        Optional<Indication> indication = board.indication(terms);
        return Answers.live(
                request,
                DepthView.of(terms, depth, indication),
                depth.sequence() + " " + indication);
    }
}

package org.bourse.marketdata.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A symbol's market in one line, or that of all symbols. */
@Path("/api/v1/ticker")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class TickerResource {
    private static final String ONE_OR_ALL = "All symbols, if absent";

    private final Market market;

    @Inject
    TickerResource(Market market) {
        this.market = market;
    }

    /** What was traded in 24 hours. */
    @GET
    @Path("/24h")
    @Operation(
            operationId = "ticker24h",
            summary = "What was traded in 24 hours",
            description =
                    "In the minute of venue time that is now and the 1,439 before it. With a"
                            + " symbol one object, otherwise a list of all.")
    @APIResponse(
            responseCode = "200",
            description = "The ticker, or the list of them",
            content = @Content(schema = @Schema(oneOf = {TickerView.class, TickerView[].class})))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response ticker24h(
            @Parameter(description = ONE_OR_ALL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol) {
        MarketStatistics statistics = market.statistics();
        return answer(
                symbol,
                terms ->
                        Optional.of(
                                TickerView.of(
                                        terms,
                                        statistics.ticker(terms.number()),
                                        market.board().depth(terms, 1))));
    }

    /** The price of the last trade. */
    @GET
    @Path("/price")
    @Operation(
            operationId = "tickerPrice",
            summary = "The price of the last trade",
            description =
                    "With a symbol one object, otherwise a list. A symbol that was never traded is"
                            + " not in the list, and named it is told 404 NO_TRADES.")
    @APIResponse(
            responseCode = "200",
            description = "The price, or the list of them",
            content = @Content(schema = @Schema(oneOf = {PriceView.class, PriceView[].class})))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, NO_TRADES")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response tickerPrice(
            @Parameter(description = ONE_OR_ALL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol) {
        MarketStatistics statistics = market.statistics();
        return answer(
                symbol,
                terms ->
                        statistics
                                .newestCandle(terms.number(), Interval.MINUTE)
                                .map(it ->
                                        new PriceView(terms.name(), terms.price(it.closeTicks()))));
    }

    /** The best bid and ask. */
    @GET
    @Path("/book")
    @Operation(
            operationId = "tickerBook",
            summary = "The best bid and ask",
            description =
                    "With a symbol one object, otherwise a list of all whose book is known already.")
    @APIResponse(
            responseCode = "200",
            description = "The best of the book, or the list of them",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            oneOf = {
                                                BookTickerView.class,
                                                BookTickerView[].class
                                            })))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response tickerBook(
            @Parameter(description = ONE_OR_ALL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol) {
        if (symbol != null) {
            SymbolTerms terms = market.symbol(symbol);
            return Answers.brief(
                    market.board()
                            .depth(terms, 1)
                            .map(it -> BookTickerView.of(terms, it))
                            .orElseThrow(Market::notReady));
        }
        return answer(
                null,
                terms -> market.board().depth(terms, 1).map(it -> BookTickerView.of(terms, it)));
    }

    private <T> Response answer(
            @Nullable String symbol, Function<SymbolTerms, Optional<T>> ofSymbol) {
        List<T> views =
                market.symbolOrAll(symbol).stream()
                        .flatMap(terms -> ofSymbol.apply(terms).stream())
                        .toList();
        if (symbol == null) {
            return Answers.brief(views);
        }
        return Answers.brief(views.stream().findFirst().orElseThrow(Market::noTrades));
    }
}

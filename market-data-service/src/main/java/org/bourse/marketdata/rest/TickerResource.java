package org.bourse.marketdata.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.OptionalLong;
import java.util.function.Function;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
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
    private final Klines klines;
    private final Sessions sessions;

    @Inject
    TickerResource(Market market, Klines klines, Sessions sessions) {
        this.market = market;
        this.klines = klines;
        this.sessions = sessions;
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

    /** The last prices of the regular hours and outside of them. */
    @GET
    @Path("/session")
    @RunOnVirtualThread
    @Operation(
            operationId = "tickerSession",
            summary = "The last price of regular hours, and the one outside of them since",
            description =
                    "Regular hours are the trading hours of the calendar's days. The extended price"
                            + " is that of the last trade, if it was made outside of them.")
    @APIResponse(
            responseCode = "200",
            description = "The prices",
            content = @Content(schema = @Schema(implementation = SessionTickerView.class)))
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, CALENDAR_UNKNOWN, NO_TRADES")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE, REBUILDING")
    public Response tickerSession(
            @Parameter(description = Parameters.SYMBOL, example = "AAPL-USD") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = "Whose regular hours they are", example = "nyse")
                    @QueryParam("calendar")
                    @Nullable String calendar) {
        TradingHours hours =
                sessions.hours(calendar)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(
                                                        400,
                                                        "FIELD_MISSING",
                                                        "A calendar is needed, such as nyse.")
                                                .field("calendar")));
        SymbolTerms terms = market.symbol(symbol);
        MarketStatistics statistics = market.statistics();
        Candle newest =
                statistics
                        .newestCandle(terms.number(), Interval.MINUTE)
                        .orElseThrow(Market::noTrades);
        ToldSeries own =
                (interval, start, end, limit) ->
                        klines.own(terms, interval, start, end, limit).told(terms);
        Optional<ToldCandle> regular =
                new RegularSeries(own, hours)
                                .candles(
                                        Interval.MINUTE,
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        1)
                                .stream()
                                .findFirst();
        return Answers.brief(
                SessionTickerView.of(
                        terms.name(),
                        hours,
                        statistics.reached().venueTimeMicros(),
                        ToldCandle.of(terms, newest),
                        regular));
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

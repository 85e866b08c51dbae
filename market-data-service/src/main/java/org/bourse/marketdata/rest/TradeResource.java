package org.bourse.marketdata.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.store.TradeQuery;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trades, without their parties. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class TradeResource {
    private static final int TRADES_DEFAULT = 100;
    private static final int TRADES_MAX = 1_000;
    private static final String PAGES =
            "With fromId, startTime or endTime the first of those, from as long ago as they are"
                    + " kept; without, the newest. For the next page, fromId is the last id plus"
                    + " one.";

    private final Market market;
    private final Histories histories;
    private final Sessions sessions;

    @Inject
    TradeResource(Market market, Histories histories, Sessions sessions) {
        this.market = market;
        this.histories = histories;
        this.sessions = sessions;
    }

    /** Trades of a symbol, newest last. */
    @GET
    @Path("/trades")
    @RunOnVirtualThread
    @Operation(
            operationId = "trades",
            summary = "Trades of a symbol, newest last",
            description = PAGES)
    @APIResponse(
            responseCode = "200",
            description = "The trades",
            content = @Content(schema = @Schema(implementation = TradeView[].class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(
            responseCode = "400",
            description = "LIMIT_INVALID, FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, CALENDAR_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE, REBUILDING")
    public Response trades(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = "Trades, 1 to 1,000; 100 if absent", example = "100")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Of this id or a greater one") @QueryParam("fromId")
                    @Nullable String fromId,
            @Parameter(description = Parameters.START_TIME) @QueryParam("startTime")
                    @Nullable String startTime,
            @Parameter(description = Parameters.END_TIME) @QueryParam("endTime")
                    @Nullable String endTime,
            @Parameter(
                            description = "Whose regular hours the session of trades is told by",
                            example = "nyse")
                    @QueryParam("calendar")
                    @Nullable String calendar) {
        int countMax = Market.limit(limit, TRADES_DEFAULT, TRADES_MAX);
        Optional<TradeQuery> range = range(fromId, startTime, endTime);
        Optional<TradingHours> hours = sessions.hours(calendar);
        SymbolTerms terms = market.symbol(symbol);
        List<PublicTrade> trades =
                range.map(it -> histories.trades(terms, of(it, terms), countMax))
                        .orElseGet(() -> market.board().trades(terms, countMax));
        List<TradeView> views =
                trades.stream()
                        .map(it ->
                                TradeView.of(
                                        terms,
                                        it,
                                        hours.map(of -> of.at(it.venueTimeMicros())).orElse(null)))
                        .toList();
        String state =
                trades.isEmpty()
                        ? "none"
                        : trades.getFirst().tradeId() + "-" + trades.getLast().tradeId();
        return Answers.live(request, views, state);
    }

    /** Aggregated trades of a symbol, newest last. */
    @GET
    @Path("/agg-trades")
    @RunOnVirtualThread
    @Operation(
            operationId = "aggregatedTrades",
            summary = "What single orders took at one price, newest last",
            description =
                    "The trades of one order at one price are joined, if it took them at once."
                            + " Each trade of a call auction stands by itself. "
                            + PAGES
                            + " These pages may be a second behind.")
    @APIResponse(
            responseCode = "200",
            description = "The aggregated trades",
            content = @Content(schema = @Schema(implementation = AggregatedTradeView[].class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(
            responseCode = "400",
            description = "LIMIT_INVALID, FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE, REBUILDING")
    public Response aggregatedTrades(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(
                            description = "Aggregated trades, 1 to 1,000; 100 if absent",
                            example = "100")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "Whose first trade has this id or a greater one")
                    @QueryParam("fromId")
                    @Nullable String fromId,
            @Parameter(description = Parameters.START_TIME) @QueryParam("startTime")
                    @Nullable String startTime,
            @Parameter(description = Parameters.END_TIME) @QueryParam("endTime")
                    @Nullable String endTime) {
        int countMax = Market.limit(limit, TRADES_DEFAULT, TRADES_MAX);
        Optional<TradeQuery> range = range(fromId, startTime, endTime);
        SymbolTerms terms = market.symbol(symbol);
        List<AggregatedTrade> trades =
                range.map(it -> histories.aggregated(of(it, terms), countMax))
                        .orElseGet(() -> market.statistics().aggregated(terms.number(), countMax));
        List<AggregatedTradeView> views =
                trades.stream().map(it -> AggregatedTradeView.of(terms, it)).toList();
        String state =
                trades.isEmpty()
                        ? "none"
                        : trades.getFirst().firstTradeId() + "-" + trades.getLast().lastTradeId();
        return Answers.live(request, views, state);
    }

    /** Of no symbol yet; empty when nothing of it is given. */
    private static Optional<TradeQuery> range(
            @Nullable String fromId, @Nullable String startTime, @Nullable String endTime) {
        OptionalLong id = Parameters.id("fromId", fromId);
        OptionalLong start = Parameters.micros("startTime", startTime);
        OptionalLong end = Parameters.micros("endTime", endTime);
        return id.isEmpty() && start.isEmpty() && end.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TradeQuery(
                                0,
                                id.orElse(0),
                                start.orElse(0),
                                end.orElse(TradeQuery.LAST_MICROS)));
    }

    private static TradeQuery of(TradeQuery range, SymbolTerms terms) {
        return new TradeQuery(terms.number(), range.fromId(), range.fromMicros(), range.toMicros());
    }
}

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
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.feed.DepthSampler;
import org.bourse.marketdata.statistics.AveragePrice;
import org.bourse.marketdata.statistics.DepthAnalysis;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.statistics.VolumeProfile;
import org.bourse.marketdata.store.MarketStore;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What trades and books say at a second look. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class AnalysisResource {
    private static final int MINUTES = 5;
    private static final int LEVELS_MAX = 5_000;
    private static final int PRICES_MAX = 2_000;

    private final Market market;
    private final MarketStore store;
    private final Sessions sessions;
    private final DepthSampler depths;

    @Inject
    AnalysisResource(Market market, MarketStore store, Sessions sessions, DepthSampler depths) {
        this.market = market;
        this.store = store;
        this.sessions = sessions;
        this.depths = depths;
    }

    /** The average price of five minutes. */
    @GET
    @Path("/avg-price")
    @Operation(
            operationId = "averagePrice",
            summary = "The average price of five minutes",
            description =
                    "Turnover through volume in the minute of venue time that is now and the four"
                            + " before it.")
    @APIResponse(
            responseCode = "200",
            description = "The average",
            content = @Content(schema = @Schema(implementation = AveragePriceView.class)))
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, NO_TRADES")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response averagePrice(
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol) {
        SymbolTerms terms = market.symbol(symbol);
        AveragePrice average =
                market.statistics().averagePrice(terms.number()).orElseThrow(Market::noTrades);
        String price =
                average.lots() == 0
                        ? terms.price(average.lastTicks())
                        : terms.averagePrice(average.quoteMinor(), average.lots());
        return Answers.brief(
                new AveragePriceView(terms.name(), MINUTES, price, terms.quantity(average.lots())));
    }

    /** The volume at each price of a session. */
    @GET
    @Path("/volume-profile")
    @RunOnVirtualThread
    @Operation(
            operationId = "volumeProfile",
            summary = "The volume at each price of one session",
            description =
                    "No more than 2,000 prices are told apart: where there were more, each row"
                            + " spans 2, 4, 8 … ticks. A session is the trading hours of a"
                            + " calendar's day, whose last second may be missing, or without a"
                            + " calendar a day in UTC.")
    @APIResponse(
            responseCode = "200",
            description = "The profile; without rows when nothing was traded",
            content = @Content(schema = @Schema(implementation = VolumeProfileView.class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(
            responseCode = "404",
            description =
                    "SYMBOL_UNKNOWN, CALENDAR_UNKNOWN; NO_SESSION: a day without trading hours")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE, REBUILDING")
    public Response volumeProfile(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = Sessions.DAY, example = "2026-11-21") @QueryParam("day")
                    @Nullable String day,
            @Parameter(description = Sessions.CALENDAR, example = "nyse") @QueryParam("calendar")
                    @Nullable String calendar) {
        SymbolTerms terms = market.symbol(symbol);
        MarketStatistics statistics = market.statistics();
        long now = statistics.reached().venueTimeMicros();
        Sessions.Session session = sessions.of(calendar, day, now);
        Optional<VolumeProfileView> held =
                session.isUtcDay()
                        ? statistics.profile(
                                terms.number(),
                                session.fromMicros(),
                                it -> it.map(of -> VolumeProfileView.of(terms, session, of)))
                        : Optional.empty();
        boolean isStored = !session.isUtcDay() || session.toMicros() <= now;
        VolumeProfileView view =
                held.orElseGet(() ->
                        VolumeProfileView.of(terms, session, stored(terms, session, isStored)));
        return Answers.live(request, view, view.toString());
    }

    private VolumeProfile stored(SymbolTerms terms, Sessions.Session session, boolean isStored) {
        VolumeProfile profile = new VolumeProfile(PRICES_MAX);
        if (isStored) {
            store.profile(terms.number(), session.fromMicros(), session.toMicros())
                    .forEach(profile::add);
        }
        return profile;
    }

    /** The shape of a book. */
    @GET
    @Path("/depth-analysis")
    @Operation(
            operationId = "depthAnalysis",
            summary = "Spread, middle and volumes near the middle of a book",
            description =
                    "Within 0.1, 0.5, 1 and 2 % of the middle, of the best 5,000 levels a side.")
    @APIResponse(
            responseCode = "200",
            description = "The analysis",
            content = @Content(schema = @Schema(implementation = DepthAnalysisView.class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(
            responseCode = "404",
            description = "SYMBOL_UNKNOWN; BOOK_ONE_SIDED: there are no bids, or no asks")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response depthAnalysis(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol) {
        SymbolTerms terms = market.symbol(symbol);
        DepthSnapshot depth = market.board().depth(terms, LEVELS_MAX).orElseThrow(Market::notReady);
        DepthAnalysis analysis =
                DepthAnalysis.of(depth)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(
                                                404,
                                                "BOOK_ONE_SIDED",
                                                "There are no bids, or no asks.")));
        return Answers.live(
                request,
                DepthAnalysisView.of(terms, depth.sequence(), analysis),
                Long.toString(depth.sequence()));
    }

    /** What a book was like in a session. */
    @GET
    @Path("/depth-analysis/session")
    @Operation(
            operationId = "depthSession",
            summary = "Spread and volumes near the middle over one session",
            description =
                    "Of one sample a minute. Those of the last two days are in memory; they begin"
                            + " anew with the process, so samples, firstSample and lastSample say"
                            + " how much of the session is known. Minutes in which a side was"
                            + " empty, or bids and asks crossed in a call auction, have none.")
    @APIResponse(
            responseCode = "200",
            description = "The figures; without spread and bands when there is no sample",
            content = @Content(schema = @Schema(implementation = DepthSessionView.class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, PARAMETER_INVALID")
    @APIResponse(
            responseCode = "404",
            description =
                    "SYMBOL_UNKNOWN, CALENDAR_UNKNOWN; NO_SESSION: a day without trading hours")
    @APIResponse(responseCode = "503", description = "NOT_READY")
    public Response depthSession(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(description = Sessions.DAY, example = "2026-11-21") @QueryParam("day")
                    @Nullable String day,
            @Parameter(description = Sessions.CALENDAR, example = "nyse") @QueryParam("calendar")
                    @Nullable String calendar) {
        SymbolTerms terms = market.symbol(symbol);
        Sessions.Session session =
                sessions.of(calendar, day, market.statistics().reached().venueTimeMicros());
        DepthSessionView view =
                DepthSessionView.of(
                        terms,
                        session,
                        depths.samples()
                                .session(terms.number(), session.fromMicros(), session.toMicros()));
        return Answers.live(request, view, view.toString());
    }
}

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
import java.util.OptionalLong;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Candles, from the newest to the oldest there is. */
@Path("/api/v1/klines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Market.TAG, description = Market.TAG_DESCRIPTION)
@PermitAll
@StrictParameters
public class KlineResource {
    private static final int CANDLES_DEFAULT = 500;
    private static final int CANDLES_MAX = 1_000;
    private static final String OWN = "venue";

    /** Later than this after its end no trade comes into a time. */
    private static final long SETTLED_MICROS = 60_000_000;

    private final Market market;
    private final Klines klines;

    @Inject
    KlineResource(Market market, Klines klines) {
        this.market = market;
        this.klines = klines;
    }

    /** Candles, oldest first. */
    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "klines",
            summary = "Candles of a symbol, oldest first",
            description =
                    "From startTime on the first of them, without it the newest. An interval"
                            + " without trades has no candle: whoever draws one repeats the close"
                            + " before it. All begin on full multiples in UTC, weeks on Mondays."
                            + " The last may still be open. For the next page, startTime is the"
                            + " last openTime plus the interval. Before the venue's own begin"
                            + " there are those of an imported source, if the operator chose"
                            + " one; they name it.")
    @APIResponse(
            responseCode = "200",
            description = "The candles",
            content = @Content(schema = @Schema(implementation = KlineView[].class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(
            responseCode = "400",
            description = "PARAMETER_INVALID, LIMIT_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "SYMBOL_UNKNOWN, SOURCE_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NOT_READY, HISTORY_UNAVAILABLE, REBUILDING")
    public Response klines(
            @Context Request request,
            @Parameter(description = Parameters.SYMBOL, example = "BTC-USDT") @QueryParam("symbol")
                    @Nullable String symbol,
            @Parameter(
                            description = "1s, 1m, 5m, 15m, 1h, 4h, 1d or 1w",
                            example = "15m",
                            required = true)
                    @QueryParam("interval")
                    @Nullable String interval,
            @Parameter(description = "Candles that begin then or later") @QueryParam("startTime")
                    @Nullable String startTime,
            @Parameter(description = "Candles that begin before") @QueryParam("endTime")
                    @Nullable String endTime,
            @Parameter(description = "Candles, 1 to 1,000; 500 if absent", example = "500")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description =
                                    "venue: the venue's own only; or the name of an imported"
                                            + " source: that only",
                            example = "venue")
                    @QueryParam("source")
                    @Nullable String source) {
        Interval length = Parameters.interval(interval);
        OptionalLong start = Parameters.micros("startTime", startTime);
        OptionalLong end = Parameters.micros("endTime", endTime);
        int countMax = Market.limit(limit, CANDLES_DEFAULT, CANDLES_MAX);
        SymbolTerms terms = market.symbol(symbol);
        Klines.Page page = page(source, terms, length, start, end, countMax);
        List<KlineView> views = page.views(terms);
        String state = page.imported().isEmpty() ? state(page.own()) : views.toString();
        long now = market.statistics().reached().venueTimeMicros();
        boolean isPast =
                // What was imported may be imported anew.
                page.imported().isEmpty()
                        && source == null
                        && start.isPresent()
                        && end.isPresent()
                        && end.getAsLong() + length.micros() + SETTLED_MICROS < now;
        return isPast ? Answers.past(request, views, state) : Answers.live(request, views, state);
    }

    private Klines.Page page(
            @Nullable String source,
            SymbolTerms terms,
            Interval interval,
            OptionalLong start,
            OptionalLong end,
            int countMax) {
        if (source == null) {
            return klines.backFilled(terms, interval, start, end, countMax);
        }
        if (source.equals(OWN)) {
            return klines.own(terms, interval, start, end, countMax);
        }
        if (!source.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw Parameters.invalid("source", "venue or the name of a source");
        }
        if (!klines.has(terms, source)) {
            throw new ProblemException(
                    Problem.of(404, "SOURCE_UNKNOWN", "Nothing was imported of it from there.")
                            .field("source"));
        }
        return klines.imported(terms, source, interval, start, end, countMax);
    }

    private static String state(List<Candle> candles) {
        return candles.isEmpty()
                ? "none"
                : "%d-%d-%d"
                        .formatted(
                                candles.size(),
                                candles.getFirst().firstTradeId(),
                                candles.getLast().lastTradeId());
    }
}

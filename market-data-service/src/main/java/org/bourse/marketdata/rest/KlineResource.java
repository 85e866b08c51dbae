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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.action.CorporateActions;
import org.bourse.marketdata.adjust.CorporateAction;
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
    private static final String ADJUST_SPLITS = "splits";
    private static final String ADJUST_ALL = "all";
    private static final String REGULAR = "regular";
    private static final String CALENDAR = "Whose regular hours the session of candles is told by";

    /** Later than this after its end no trade comes into a time. */
    private static final long SETTLED_MICROS = 60_000_000;

    private final Market market;
    private final Klines klines;
    private final Sessions sessions;
    private final CorporateActions actions;

    @Inject
    KlineResource(Market market, Klines klines, Sessions sessions, CorporateActions actions) {
        this.market = market;
        this.klines = klines;
        this.sessions = sessions;
        this.actions = actions;
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
                            + " one; they name it. With adjust, prices and volumes are as if"
                            + " later splits and dividends had always been. With session=regular"
                            + " candles are made of the minutes that begin in the calendar's"
                            + " regular hours, and a day is the calendar's; limit is at most 500"
                            + " of 4h, 250 of 1d and 50 of 1w then.")
    @APIResponse(
            responseCode = "200",
            description = "The candles",
            content = @Content(schema = @Schema(implementation = KlineView[].class)))
    @APIResponse(responseCode = "304", description = "As the ETag in If-None-Match says")
    @APIResponse(
            responseCode = "400",
            description = "PARAMETER_INVALID, LIMIT_INVALID, FIELD_MISSING")
    @APIResponse(
            responseCode = "404",
            description = "SYMBOL_UNKNOWN, SOURCE_UNKNOWN, CALENDAR_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "NOT_ADJUSTABLE: a dividend is not less than the close before it")
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
                    @Nullable String source,
            @Parameter(
                            description =
                                    "splits, or all: splits and dividends; as traded, if absent",
                            example = "all")
                    @QueryParam("adjust")
                    @Nullable String adjust,
            @Parameter(description = CALENDAR, example = "nyse") @QueryParam("calendar")
                    @Nullable String calendar,
            @Parameter(
                            description =
                                    "regular: of the calendar's regular hours only; all, if absent",
                            example = "regular")
                    @QueryParam("session")
                    @Nullable String session) {
        Interval length = Parameters.interval(interval);
        OptionalLong start = Parameters.micros("startTime", startTime);
        OptionalLong end = Parameters.micros("endTime", endTime);
        boolean isRegular = Parameters.word("session", session, REGULAR).isPresent();
        int most = isRegular ? RegularSeries.limitMax(length) : CANDLES_MAX;
        int countMax = Market.limit(limit, Math.min(CANDLES_DEFAULT, most), most);
        Optional<String> adjusted = Parameters.word("adjust", adjust, ADJUST_SPLITS, ADJUST_ALL);
        Optional<TradingHours> hours = sessions.hours(calendar);
        if (isRegular && hours.isEmpty()) {
            throw Parameters.invalid("calendar", "given with session");
        }
        SymbolTerms terms = market.symbol(symbol);
        Pages pages = pages(source, terms);
        if (adjusted.isPresent() || hours.isPresent()) {
            ToldSeries traded =
                    (of, from, to, atMost) -> pages.of(of, from, to, atMost).told(terms);
            ToldSeries series = series(traded, terms, hours, isRegular, adjusted);
            List<KlineView> views =
                    marked(series.candles(length, start, end, countMax), length, hours, isRegular);
            return Answers.live(request, views, views.toString());
        }
        Klines.Page page = pages.of(length, start, end, countMax);
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

    /** Made of what was traded, as it is asked for. */
    private ToldSeries series(
            ToldSeries traded,
            SymbolTerms terms,
            Optional<TradingHours> hours,
            boolean isRegular,
            Optional<String> adjust) {
        ToldSeries wanted =
                hours.filter(_ -> isRegular)
                        .<ToldSeries>map(it -> new RegularSeries(traded, it))
                        .orElse(traded);
        if (adjust.isEmpty()) {
            return wanted;
        }
        ZoneId zone = hours.map(TradingHours::zone).orElse(ZoneOffset.UTC);
        LocalDate today =
                LocalDate.ofInstant(
                        Times.of(market.statistics().reached().venueTimeMicros()), zone);
        List<CorporateAction> happened =
                actions.of(terms.name()).stream()
                        .filter(it -> !it.exDate().isAfter(today))
                        .filter(it ->
                                adjust.get().equals(ADJUST_ALL)
                                        || it instanceof CorporateAction.Split)
                        .toList();
        return new AdjustedSeries(wanted, happened, zone);
    }

    private static List<KlineView> marked(
            List<ToldCandle> candles,
            Interval length,
            Optional<TradingHours> hours,
            boolean isRegular) {
        boolean isWithinDays = length.compareTo(Interval.DAY) < 0;
        return candles.stream()
                .map(it ->
                        KlineView.of(
                                it,
                                isRegular
                                        ? TradingHours.Part.REGULAR
                                        : hours.filter(_ -> isWithinDays)
                                                .map(of -> of.at(it.openMicros()))
                                                .orElse(null)))
                .toList();
    }

    /** Candles of a source, or of the venue. */
    private interface Pages {
        Klines.Page of(Interval interval, OptionalLong start, OptionalLong end, int countMax);
    }

    private Pages pages(@Nullable String source, SymbolTerms terms) {
        if (source == null) {
            return (interval, start, end, countMax) ->
                    klines.backFilled(terms, interval, start, end, countMax);
        }
        if (source.equals(OWN)) {
            return (interval, start, end, countMax) ->
                    klines.own(terms, interval, start, end, countMax);
        }
        if (!source.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw Parameters.invalid("source", "venue or the name of a source");
        }
        if (!klines.has(terms, source)) {
            throw new ProblemException(
                    Problem.of(404, "SOURCE_UNKNOWN", "Nothing was imported of it from there.")
                            .field("source"));
        }
        return (interval, start, end, countMax) ->
                klines.imported(terms, source, interval, start, end, countMax);
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

package org.bourse.marketdata.source.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.TickSink;
import org.jspecify.annotations.Nullable;

/**
 * Yahoo's chart, version 8: candles by columns, in which nulls stand for times without a trade, and
 * the last price. Its prices have been through 32-bit floating point ({@code 189.9499969482422} is
 * 189.95), so the nearest tick is taken.
 */
public final class YahooReader implements PollReader {
    private static final long SECOND_MICROS = 1_000_000;
    private static final Map<String, Long> SECONDS =
            Map.of(
                    "1m", 60L, "2m", 120L, "5m", 300L, "15m", 900L, "30m", 1_800L, "60m", 3_600L,
                    "1h", 3_600L, "1d", 86_400L);

    private final String interval;

    /**
     * @param interval of candles: 1m, 2m, 5m, 15m, 30m, 60m, 1h, 1d
     */
    public YahooReader(String interval) {
        if (!SECONDS.containsKey(interval)) {
            throw new IllegalArgumentException("interval=" + interval);
        }
        this.interval = interval;
    }

    @Override
    public String request(String providerSymbol, String key) {
        return "/v8/finance/chart/%s?interval=%s&range=1d"
                .formatted(Answers.encoded(providerSymbol), interval);
    }

    @Override
    public Answer read(SourceTerms terms, String body, long receivedMicros, TickSink sink) {
        JsonNode root = Answers.parse(body);
        if (root == null) {
            // Refusals come as a line of text.
            if (body.startsWith("Too Many Requests")) {
                return Answer.RATE_LIMITED;
            }
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return Answer.READ;
        }
        JsonNode chart = root.path("chart");
        if (chart.path("error").isObject()) {
            return Answer.ERROR;
        }
        JsonNode result = chart.path("result").path(0);
        if (!result.path("meta").isObject()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return Answer.READ;
        }
        bars(terms, result, receivedMicros, sink);
        last(terms, result.path("meta"), receivedMicros, sink);
        return Answer.READ;
    }

    private static void bars(
            SourceTerms terms, JsonNode result, long receivedMicros, TickSink sink) {
        Long seconds = SECONDS.get(result.path("meta").path("dataGranularity").asText());
        JsonNode times = result.path("timestamp");
        JsonNode columns = result.path("indicators").path("quote").path(0);
        if (times.isMissingNode() && columns.isEmpty()) {
            // Nothing was traded in the range.
            return;
        }
        if (seconds == null || !times.isArray()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return;
        }
        long lastTradeSeconds = Answers.whole(result.path("meta").path("regularMarketTime"), -1);
        for (int i = 0; i < times.size(); i++) {
            if (Answers.whole(times.path(i), -1) == lastTradeSeconds) {
                // The last trade stands at the end as if it were a candle of its own.
                continue;
            }
            BigDecimal open = Answers.decimal(columns.path("open").path(i));
            BigDecimal high = Answers.decimal(columns.path("high").path(i));
            BigDecimal low = Answers.decimal(columns.path("low").path(i));
            BigDecimal close = Answers.decimal(columns.path("close").path(i));
            BigDecimal volume = Answers.decimal(columns.path("volume").path(i));
            if (open == null || high == null || low == null || close == null) {
                continue;
            }
            SourceBar bar =
                    new SourceBar(
                            terms.symbol(),
                            ProviderTime.ofSeconds(Answers.whole(times.path(i), -1)),
                            seconds * SECOND_MICROS,
                            terms.nearestPriceTicks(open),
                            terms.nearestPriceTicks(high),
                            terms.nearestPriceTicks(low),
                            terms.nearestPriceTicks(close),
                            lots(terms, volume));
            Finding finding = Fit.finding(bar);
            if (finding == Finding.FINE) {
                sink.tick(bar, receivedMicros);
            } else {
                sink.problem(terms.symbol(), finding, receivedMicros);
            }
        }
    }

    private static void last(SourceTerms terms, JsonNode meta, long receivedMicros, TickSink sink) {
        BigDecimal price = Answers.decimal(meta.path("regularMarketPrice"));
        if (price == null) {
            return;
        }
        long timeMicros = ProviderTime.ofSeconds(Answers.whole(meta.path("regularMarketTime"), -1));
        long ticks = terms.nearestPriceTicks(price);
        long lots = lots(terms, Answers.decimal(meta.path("regularMarketVolume")));
        Finding finding = Fit.finding(timeMicros, ticks, lots);
        if (finding == Finding.FINE) {
            sink.tick(
                    new SourceLast(terms.symbol(), timeMicros, SECOND_MICROS, ticks, lots),
                    receivedMicros);
        } else {
            sink.problem(terms.symbol(), finding, receivedMicros);
        }
    }

    private static long lots(SourceTerms terms, @Nullable BigDecimal volume) {
        return volume == null ? 0 : terms.lots(volume);
    }
}

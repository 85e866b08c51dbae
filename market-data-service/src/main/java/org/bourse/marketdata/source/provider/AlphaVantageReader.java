package org.bourse.marketdata.source.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.Tick;
import org.bourse.marketdata.source.tick.TickSink;

/**
 * Alpha Vantage: {@code GLOBAL_QUOTE}, whose price is of a day and of no certain time on it, or
 * {@code TIME_SERIES_INTRADAY}, candles on the clocks of the zone the answer names. That one asked
 * too often it says with status 200 and a {@code Note} or an {@code Information}.
 */
public final class AlphaVantageReader implements PollReader {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final ZoneId QUOTES_ZONE = ZoneId.of("America/New_York");

    private final String interval;

    /**
     * @param interval of candles: 1min, 5min, 15min, 30min, 60min; empty for quotes
     */
    public AlphaVantageReader(String interval) {
        if (!interval.matches("|1min|5min|15min|30min|60min")) {
            throw new IllegalArgumentException("interval=" + interval);
        }
        this.interval = interval;
    }

    @Override
    public String request(String providerSymbol, String key) {
        String what =
                interval.isEmpty()
                        ? "function=GLOBAL_QUOTE"
                        : "function=TIME_SERIES_INTRADAY&interval=" + interval;
        return "/query?%s&symbol=%s&apikey=%s"
                .formatted(what, Answers.encoded(providerSymbol), Answers.encoded(key));
    }

    @Override
    public Answer read(SourceTerms terms, String body, long receivedMicros, TickSink sink) {
        JsonNode root = Answers.parse(body);
        if (root == null || !root.isObject()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return Answer.READ;
        }
        if (root.has("Note") || root.has("Information")) {
            return Answer.RATE_LIMITED;
        }
        if (root.has("Error Message")) {
            return Answer.ERROR;
        }
        JsonNode quote = root.path("Global Quote");
        if (interval.isEmpty()) {
            if (quote.isObject() && quote.isEmpty()) {
                // So it answers for a symbol it does not have.
                return Answer.ERROR;
            }
            quote(terms, quote, receivedMicros, sink);
        } else {
            bars(terms, root, receivedMicros, sink);
        }
        return Answer.READ;
    }

    private static void quote(
            SourceTerms terms, JsonNode quote, long receivedMicros, TickSink sink) {
        long dayMicros =
                ProviderTime.ofDate(quote.path("07. latest trading day").asText(), QUOTES_ZONE);
        long priceTicks = terms.priceTicks(quote.path("05. price").asText());
        long lots = terms.lots(quote.path("06. volume").asText());
        Finding finding =
                quote.isObject() ? Fit.finding(dayMicros, priceTicks, lots) : Finding.MALFORMED;
        if (finding == Finding.FINE) {
            sink.tick(
                    new SourceLast(terms.symbol(), dayMicros, DAY_MICROS, priceTicks, lots),
                    receivedMicros);
        } else {
            sink.problem(terms.symbol(), finding, receivedMicros);
        }
    }

    /** The newest stands first in the answer and is told last. */
    private void bars(SourceTerms terms, JsonNode root, long receivedMicros, TickSink sink) {
        JsonNode series = root.path("Time Series (" + interval + ")");
        ZoneId zone;
        try {
            zone = ZoneId.of(root.path("Meta Data").path("6. Time Zone").asText());
        } catch (DateTimeException e) {
            sink.problem(terms.symbol(), Finding.TIME_UNREADABLE, receivedMicros);
            return;
        }
        if (!series.isObject()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return;
        }
        List<SourceBar> bars = new ArrayList<>(series.size());
        for (Map.Entry<String, JsonNode> entry : series.properties()) {
            bar(terms, entry.getKey(), zone, entry.getValue(), receivedMicros, sink, bars);
        }
        bars.sort(Comparator.comparingLong(Tick::timeMicros));
        bars.forEach(bar -> sink.tick(bar, receivedMicros));
    }

    private void bar(
            SourceTerms terms,
            String time,
            ZoneId zone,
            JsonNode values,
            long receivedMicros,
            TickSink sink,
            List<SourceBar> bars) {
        SourceBar bar =
                new SourceBar(
                        terms.symbol(),
                        ProviderTime.ofLocal(time, zone),
                        MINUTE_MICROS * Long.parseLong(interval.replace("min", "")),
                        terms.priceTicks(values.path("1. open").asText()),
                        terms.priceTicks(values.path("2. high").asText()),
                        terms.priceTicks(values.path("3. low").asText()),
                        terms.priceTicks(values.path("4. close").asText()),
                        terms.lots(values.path("5. volume").asText()));
        Finding finding = Fit.finding(bar);
        if (finding == Finding.FINE) {
            bars.add(bar);
        } else {
            sink.problem(terms.symbol(), finding, receivedMicros);
        }
    }
}

package org.bourse.marketdata.source.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.TickSink;

/**
 * The quote of IEX's shape: the last price with its time, and best bid and ask on IEX while it
 * quotes the symbol. It comes as an object or as an array of one.
 */
public final class IexReader implements PollReader {
    private static final long MILLI_MICROS = 1_000;

    @Override
    public String request(String providerSymbol, String key) {
        return "/stock/%s/quote?token=%s"
                .formatted(Answers.encoded(providerSymbol), Answers.encoded(key));
    }

    @Override
    public Answer read(SourceTerms terms, String body, long receivedMicros, TickSink sink) {
        JsonNode root = Answers.parse(body);
        if (root == null) {
            // Errors are a line of text.
            if (body.startsWith("Unknown symbol") || body.startsWith("The API key")) {
                return Answer.ERROR;
            }
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return Answer.READ;
        }
        JsonNode quote = root.isArray() ? root.path(0) : root;
        if (!quote.path("symbol").isTextual()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
            return Answer.READ;
        }
        last(terms, quote, receivedMicros, sink);
        best(terms, quote, receivedMicros, sink);
        return Answer.READ;
    }

    private static void last(
            SourceTerms terms, JsonNode quote, long receivedMicros, TickSink sink) {
        BigDecimal price = Answers.decimal(quote.path("latestPrice"));
        if (price == null) {
            return;
        }
        BigDecimal volume = Answers.decimal(quote.path("latestVolume"));
        long timeMicros = ProviderTime.ofMillis(Answers.whole(quote.path("latestUpdate"), -1));
        long ticks = terms.priceTicks(price);
        long lots = volume == null ? 0 : terms.lots(volume);
        Finding finding = Fit.finding(timeMicros, ticks, lots);
        if (finding == Finding.FINE) {
            sink.tick(
                    new SourceLast(terms.symbol(), timeMicros, MILLI_MICROS, ticks, lots),
                    receivedMicros);
        } else {
            sink.problem(terms.symbol(), finding, receivedMicros);
        }
    }

    private static void best(
            SourceTerms terms, JsonNode quote, long receivedMicros, TickSink sink) {
        BigDecimal bid = Answers.decimal(quote.path("iexBidPrice"));
        BigDecimal ask = Answers.decimal(quote.path("iexAskPrice"));
        BigDecimal bidSize = Answers.decimal(quote.path("iexBidSize"));
        BigDecimal askSize = Answers.decimal(quote.path("iexAskSize"));
        long updatedMillis = Answers.whole(quote.path("iexLastUpdated"), -1);
        if (bid == null || ask == null || bidSize == null || askSize == null) {
            return;
        }
        if (bid.signum() == 0 || ask.signum() == 0 || updatedMillis == -1) {
            // It says so when it does not quote the symbol now.
            return;
        }
        long timeMicros = ProviderTime.ofMillis(updatedMillis);
        long bidTicks = terms.priceTicks(bid);
        long askTicks = terms.priceTicks(ask);
        long bidLots = terms.lots(bidSize);
        long askLots = terms.lots(askSize);
        Finding finding = Fit.finding(timeMicros, bidTicks, bidLots);
        if (finding == Finding.FINE) {
            finding = Fit.finding(timeMicros, askTicks, askLots);
        }
        if (finding == Finding.FINE) {
            sink.tick(
                    new SourceQuote(
                            terms.symbol(), timeMicros, 0, bidTicks, bidLots, askTicks, askLots),
                    receivedMicros);
        } else {
            sink.problem(terms.symbol(), finding, receivedMicros);
        }
    }
}

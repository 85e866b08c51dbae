package org.bourse.marketdata.source.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.function.LongUnaryOperator;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.LevelsReader;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.bourse.marketdata.source.tick.TickSink;

/**
 * Frames of Binance's spot streams, combined or raw ({@code depthUpdate}, {@code trade}, {@code
 * bookTicker}), and its depth snapshots. Other events and the answers to requests are passed over.
 * Times are in milliseconds; a bookTicker has none and is of the time it was received. One thread
 * at a time.
 */
public final class BinanceReader {
    private static final int DEPTH_MAX = 8;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX)
                                    .maxStringLength(1_000)
                                    .maxNumberLength(40)
                                    .maxNameLength(100)
                                    .build())
                    .build();

    private final SymbolMap symbols;
    private final BinanceFields fields = new BinanceFields();

    public BinanceReader(SymbolMap symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads a frame.
     *
     * @param times what becomes of the times in it, in microseconds: the same, except where the
     *     past is played again
     */
    public void frame(String frame, long receivedMicros, LongUnaryOperator times, TickSink sink) {
        if (!parse(frame)) {
            sink.problem("", Finding.MALFORMED, receivedMicros);
        } else if (fields.isSnapshot()) {
            snapshot(receivedMicros, sink);
        } else {
            event(receivedMicros, times, sink);
        }
    }

    /**
     * Reads a depth snapshot, which does not say whose it is.
     *
     * @param providerSymbol whose it is
     * @param levelsMax how many levels a side were asked for
     */
    public void snapshot(
            String providerSymbol, int levelsMax, String body, long receivedMicros, TickSink sink) {
        SourceTerms terms = symbols.terms(providerSymbol);
        if (terms == null) {
            sink.problem("", Finding.UNKNOWN_SYMBOL, receivedMicros);
        } else if (!parse(body) || !fields.isSnapshot()) {
            sink.problem(terms.symbol(), Finding.MALFORMED, receivedMicros);
        } else {
            snapshot(terms, levelsMax, receivedMicros, sink);
        }
    }

    /** A snapshot among frames, as recordings have it: of the only symbol that is wanted. */
    private void snapshot(long receivedMicros, TickSink sink) {
        SourceTerms terms =
                symbols.providerSymbols().size() == 1
                        ? symbols.terms(symbols.providerSymbols().getFirst())
                        : null;
        if (terms == null) {
            sink.problem("", Finding.UNKNOWN_SYMBOL, receivedMicros);
        } else {
            int levelsMax = Math.max(fields.bids.size(), fields.asks.size()) / 2;
            snapshot(terms, levelsMax, receivedMicros, sink);
        }
    }

    private void snapshot(SourceTerms terms, int levelsMax, long receivedMicros, TickSink sink) {
        LevelsReader levels = new LevelsReader(terms);
        Levels bids = levels.read(fields.bids);
        Levels asks = levels.read(fields.asks);
        if (levels.finding() != Finding.FINE) {
            sink.problem(terms.symbol(), levels.finding(), receivedMicros);
            return;
        }
        sink.tick(
                new SourceDepthSnapshot(
                        terms.symbol(), receivedMicros, fields.lastUpdateId, levelsMax, bids, asks),
                receivedMicros);
    }

    private void event(long receivedMicros, LongUnaryOperator times, TickSink sink) {
        boolean isQuote = fields.event.isEmpty() && fields.hasQuote();
        boolean isTrade = fields.event.equals("trade");
        boolean isDepth = fields.event.equals("depthUpdate");
        if (!isQuote && !isTrade && !isDepth) {
            if (!fields.isAnswer() && fields.event.isEmpty()) {
                sink.problem("", Finding.MALFORMED, receivedMicros);
            }
            return;
        }
        SourceTerms terms = symbols.terms(fields.symbol);
        if (terms == null) {
            sink.problem("", Finding.UNKNOWN_SYMBOL, receivedMicros);
        } else if (isTrade) {
            trade(terms, receivedMicros, times, sink);
        } else if (isDepth) {
            depth(terms, receivedMicros, times, sink);
        } else {
            quote(terms, receivedMicros, sink);
        }
    }

    private void trade(
            SourceTerms terms, long receivedMicros, LongUnaryOperator times, TickSink sink) {
        long timeMicros = ProviderTime.ofMillis(fields.tradeMillis);
        long priceTicks = terms.priceTicks(fields.price);
        long lots = terms.lots(fields.quantity);
        Finding finding =
                fields.tradeId < 1 ? Finding.MALFORMED : Fit.finding(timeMicros, priceTicks, lots);
        if (finding != Finding.FINE) {
            sink.problem(terms.symbol(), finding, receivedMicros);
            return;
        }
        sink.tick(
                new SourceTrade(
                        terms.symbol(),
                        times.applyAsLong(timeMicros),
                        fields.tradeId,
                        priceTicks,
                        lots,
                        fields.buyerIsMaker),
                receivedMicros);
    }

    private void depth(
            SourceTerms terms, long receivedMicros, LongUnaryOperator times, TickSink sink) {
        long timeMicros = ProviderTime.ofMillis(fields.eventMillis);
        LevelsReader levels = new LevelsReader(terms);
        Levels bids = levels.read(fields.bids);
        Levels asks = levels.read(fields.asks);
        Finding finding = levels.finding();
        if (timeMicros == ProviderTime.INVALID) {
            finding = Finding.TIME_UNREADABLE;
        } else if (fields.firstId < 1 || fields.lastId < fields.firstId || fields.hasQuote()) {
            finding = Finding.MALFORMED;
        }
        if (finding != Finding.FINE) {
            sink.problem(terms.symbol(), finding, receivedMicros);
            return;
        }
        sink.tick(
                new SourceDepthUpdate(
                        terms.symbol(),
                        times.applyAsLong(timeMicros),
                        fields.firstId,
                        fields.lastId,
                        bids,
                        asks),
                receivedMicros);
    }

    private void quote(SourceTerms terms, long receivedMicros, TickSink sink) {
        long bidTicks = terms.priceTicks(fields.bidPrice);
        long bidLots = terms.lots(fields.bidQuantity);
        long askTicks = terms.priceTicks(fields.askPrice);
        long askLots = terms.lots(fields.askQuantity);
        Finding finding = Fit.finding(0, bidTicks, bidLots);
        if (finding == Finding.FINE) {
            finding = Fit.finding(0, askTicks, askLots);
        }
        if (finding != Finding.FINE) {
            sink.problem(terms.symbol(), finding, receivedMicros);
            return;
        }
        sink.tick(
                new SourceQuote(
                        terms.symbol(),
                        receivedMicros,
                        fields.lastId,
                        bidTicks,
                        bidLots,
                        askTicks,
                        askLots),
                receivedMicros);
    }

    /** False when it is not one JSON object of the kinds that are known. */
    private boolean parse(String text) {
        fields.clear();
        try (JsonParser json = JSON.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && object(json, true)
                    && json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean object(JsonParser json, boolean isOuter) throws IOException {
        String name;
        while ((name = json.nextFieldName()) != null) {
            JsonToken value = json.nextToken();
            if (isOuter && name.equals("data") && value == JsonToken.START_OBJECT) {
                if (!object(json, false)) {
                    return false;
                }
            } else if (!fields.take(name, value, json)) {
                return false;
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }
}

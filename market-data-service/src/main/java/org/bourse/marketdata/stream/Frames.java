package org.bourse.marketdata.stream;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.DepthUpdate;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.statistics.Ticker;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * Writes the frames of streams as JSON. Names are of capitals, digits and a dash, numbers are
 * decimals: nothing in them needs escaping. Times are venue time in milliseconds.
 */
public final class Frames {
    private static final long MICROS_PER_MILLI = 1_000;

    private Frames() {}

    /** One trade. {@code c}: a call auction made it, nobody took. */
    public static Frame trade(SymbolTerms terms, PublicTrade trade) {
        JsonText data =
                data(terms, "trade", trade.venueTimeMicros())
                        .text("t", Ids.print(trade.tradeId()))
                        .text("p", terms.price(trade.priceTicks()))
                        .text("q", terms.quantity(trade.lots()))
                        .number("T", trade.venueTimeMicros() / MICROS_PER_MILLI)
                        .flag("m", trade.buyerIsMaker());
        return frame(terms, StreamKind.TRADE, auction(data, trade.auction()));
    }

    /** What one order took at one price: the trades {@code f} to {@code l}. */
    public static Frame aggregatedTrade(SymbolTerms terms, AggregatedTrade trade) {
        JsonText data =
                data(terms, "aggTrade", trade.venueTimeMicros())
                        .text("p", terms.price(trade.priceTicks()))
                        .text("q", terms.quantity(trade.lots()))
                        .text("f", Ids.print(trade.firstTradeId()))
                        .text("l", Ids.print(trade.lastTradeId()))
                        .number("T", trade.venueTimeMicros() / MICROS_PER_MILLI)
                        .flag("m", trade.buyerIsMaker());
        return frame(terms, StreamKind.AGGREGATED_TRADE, auction(data, trade.auction()));
    }

    private static JsonText auction(JsonText data, boolean auction) {
        return auction ? data.flag("c", true) : data;
    }

    /** What a call auction would trade; a price of 0 is none. */
    public static Frame indication(SymbolTerms terms, Indication indication) {
        JsonText data =
                data(terms, "indicativePrice", indication.venueTimeMicros())
                        .text("p", terms.price(indication.priceTicks()))
                        .text("q", terms.quantity(indication.lots()))
                        .text("d", terms.quantity(indication.surplusLots()))
                        .textIf(
                                indication.surplusLots() != 0,
                                "D",
                                indication.surplusSide().name());
        return frame(terms, StreamKind.AUCTION, data);
    }

    /** There is no call auction any more. */
    public static Frame auctionEnd(SymbolTerms terms, long venueTimeMicros) {
        return frame(terms, StreamKind.AUCTION, data(terms, "auctionEnd", venueTimeMicros));
    }

    /** Whether the symbol trades. */
    public static Frame status(SymbolTerms terms, SymbolState state, long venueTimeMicros) {
        JsonText data = data(terms, "status", venueTimeMicros).text("S", state.name());
        return frame(terms, StreamKind.STATUS, data);
    }

    /** The best bid and ask with their quantities; of an empty side they are absent. */
    public static Frame bookTicker(SymbolTerms terms, DepthSnapshot best, long venueTimeMicros) {
        JsonText data = data(terms, "bookTicker", venueTimeMicros).number("u", best.sequence());
        best(data, terms, best);
        return frame(terms, StreamKind.BOOK_TICKER, data);
    }

    /** Where the increments of a depth stream go on from. */
    public static Frame depthSnapshot(
            SymbolTerms terms, StreamKind kind, DepthSnapshot snapshot, long venueTimeMicros) {
        JsonText data = levels(terms, "depthSnapshot", snapshot, venueTimeMicros);
        return frame(terms, kind, data).beginning();
    }

    /** The best levels of the book. */
    public static Frame partialDepth(
            SymbolTerms terms, StreamKind kind, DepthSnapshot best, long venueTimeMicros) {
        return frame(terms, kind, levels(terms, "partialDepth", best, venueTimeMicros));
    }

    private static JsonText levels(
            SymbolTerms terms, String event, DepthSnapshot levels, long venueTimeMicros) {
        return data(terms, event, venueTimeMicros)
                .number("lastUpdateId", levels.sequence())
                .json("bids", levels(terms, levels.bids()))
                .json("asks", levels(terms, levels.asks()));
    }

    /**
     * An increment: {@code U} is exactly one more than the last {@code u} or lastUpdateId.
     *
     * @param checksum of the book after it, if it carries one
     */
    public static Frame depthUpdate(
            SymbolTerms terms, StreamKind kind, DepthUpdate update, OptionalLong checksum) {
        JsonText data =
                data(terms, "depthUpdate", update.venueTimeMicros())
                        .number("U", update.firstSequence())
                        .number("u", update.lastSequence())
                        .json("b", levels(terms, update.bids()))
                        .json("a", levels(terms, update.asks()));
        checksum.ifPresent(it -> data.number("checksum", it));
        return frame(terms, kind, data);
    }

    private static String levels(SymbolTerms terms, List<BookLevel> levels) {
        StringBuilder text = new StringBuilder(32 * levels.size() + 2).append('[');
        for (int i = 0; i < levels.size(); i++) {
            BookLevel level = levels.get(i);
            text.append(i == 0 ? "[\"" : ",[\"")
                    .append(terms.price(level.priceTicks()))
                    .append("\",\"")
                    .append(terms.quantity(level.lots()))
                    .append("\"]");
        }
        return text.append(']').toString();
    }

    /** A candle; {@code x}: its interval is over. */
    public static Frame kline(SymbolTerms terms, Kline kline) {
        Candle candle = kline.candle();
        long openMillis = candle.openMicros() / MICROS_PER_MILLI;
        long lengthMillis = kline.interval().micros() / MICROS_PER_MILLI;
        JsonText k =
                JsonText.object()
                        .number("t", openMillis)
                        .number("T", openMillis + lengthMillis - 1)
                        .text("i", kline.interval().code())
                        .text("f", Ids.print(candle.firstTradeId()))
                        .text("L", Ids.print(candle.lastTradeId()))
                        .text("o", terms.price(candle.openTicks()))
                        .text("h", terms.price(candle.highTicks()))
                        .text("l", terms.price(candle.lowTicks()))
                        .text("c", terms.price(candle.closeTicks()))
                        .text("v", terms.quantity(candle.lots()))
                        .text("q", terms.quoteAmount(candle.quoteMinor()))
                        .number("n", candle.trades())
                        .text("V", terms.quantity(candle.takerBuyLots()))
                        .text("Q", terms.quoteAmount(candle.takerBuyQuoteMinor()))
                        .flag("x", kline.closed());
        JsonText data = data(terms, "kline", kline.venueTimeMicros()).json("k", k.end());
        return frame(terms, kline.kind(), data);
    }

    /** What was traded in 24 hours; of a symbol without trades most is absent. */
    public static Frame ticker(SymbolTerms terms, TickerNow now) {
        return frame(terms, StreamKind.TICKER, tickerData(terms, now));
    }

    /** The same in short. */
    public static Frame miniTicker(SymbolTerms terms, TickerNow now) {
        return frame(terms, StreamKind.MINI_TICKER, miniTickerData(terms, now));
    }

    /** Of all symbols: what a stream of several symbols' tickers begins with. */
    public static Frame allTickers(StreamKind kind, Map<SymbolTerms, TickerNow> all) {
        return tickers(kind, all).beginning();
    }

    /** Of several symbols. */
    public static Frame tickers(StreamKind kind, Map<SymbolTerms, TickerNow> tickers) {
        boolean mini = kind == StreamKind.ALL_MINI_TICKERS;
        StringJoiner all = new StringJoiner(",", "[", "]");
        tickers.forEach((terms, now) ->
                all.add((mini ? miniTickerData(terms, now) : tickerData(terms, now)).end()));
        return Frame.of(StreamName.of(kind), all.toString());
    }

    private static JsonText tickerData(SymbolTerms terms, TickerNow now) {
        Ticker ticker = now.ticker();
        JsonText data = traded(terms, "ticker", ticker);
        ticker.traded()
                .ifPresent(it ->
                        data.text("p", terms.price(ticker.changeTicks()))
                                .text("P", ticker.changePercent())
                                .text("w", terms.averagePrice(it.quoteMinor(), it.lots()))
                                .text("F", Ids.print(it.firstTradeId()))
                                .text("L", Ids.print(it.lastTradeId())));
        data.number("n", ticker.traded().map(Candle::trades).orElse(0L))
                .textIf(
                        ticker.previousCloseTicks() != 0,
                        "x",
                        terms.price(ticker.previousCloseTicks()))
                .number("O", ticker.fromMicros() / MICROS_PER_MILLI)
                .number("C", ticker.toMicros() / MICROS_PER_MILLI);
        now.best().ifPresent(best -> best(data, terms, best));
        return data;
    }

    private static JsonText miniTickerData(SymbolTerms terms, TickerNow now) {
        return traded(terms, "miniTicker", now.ticker());
    }

    private static JsonText traded(SymbolTerms terms, String event, Ticker ticker) {
        JsonText data =
                data(terms, event, ticker.toMicros())
                        .textIf(ticker.lastTicks() != 0, "c", terms.price(ticker.lastTicks()));
        ticker.traded()
                .ifPresent(it ->
                        data.text("o", terms.price(it.openTicks()))
                                .text("h", terms.price(it.highTicks()))
                                .text("l", terms.price(it.lowTicks())));
        return data.text("v", terms.quantity(ticker.traded().map(Candle::lots).orElse(0L)))
                .text("q", terms.quoteAmount(ticker.traded().map(Candle::quoteMinor).orElse(0L)));
    }

    private static void best(JsonText data, SymbolTerms terms, DepthSnapshot best) {
        for (BookLevel bid : best.bids()) {
            data.text("b", terms.price(bid.priceTicks())).text("B", terms.quantity(bid.lots()));
        }
        for (BookLevel ask : best.asks()) {
            data.text("a", terms.price(ask.priceTicks())).text("A", terms.quantity(ask.lots()));
        }
    }

    private static JsonText data(SymbolTerms terms, String event, long venueTimeMicros) {
        return JsonText.object()
                .text("e", event)
                .number("E", venueTimeMicros / MICROS_PER_MILLI)
                .text("s", terms.name());
    }

    private static Frame frame(SymbolTerms terms, StreamKind kind, JsonText data) {
        return Frame.of(StreamName.of(terms.name(), kind), data.end());
    }
}

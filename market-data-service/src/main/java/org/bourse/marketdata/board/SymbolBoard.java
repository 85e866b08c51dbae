package org.bourse.marketdata.board;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.book.DepthChanges;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.DepthUpdate;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.book.OrderBook;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Frames;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.marketdata.stream.TickerNow;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.marketdata.tape.TradeRun;
import org.bourse.marketdata.tape.TradeTape;
import org.jspecify.annotations.Nullable;

/** One symbol of the board. The board's lock guards it. */
final class SymbolBoard {
    private static final Map<StreamKind, Integer> PARTIAL_DEPTHS =
            new EnumMap<>(
                    Map.of(
                            StreamKind.DEPTH_5,
                            5,
                            StreamKind.DEPTH_10,
                            10,
                            StreamKind.DEPTH_20,
                            20));

    private Symbol symbol;
    private final OrderBook book;
    private final TradeTape tape;
    private final IncrementWindow window;
    private final int snapshotLevelsMax;
    private final DepthChanges step = new DepthChanges();
    private final DepthChanges paced = new DepthChanges();
    private final TradedNews traded;
    private final TradeRun run = new TradeRun();
    private final ChecksumPace depthChecksums = new ChecksumPace();
    private final ChecksumPace pacedChecksums = new ChecksumPace();

    // Copied on write: a subscriber may leave while a frame is being offered.
    private final Map<StreamKind, Set<Subscriber>> subscribers = new EnumMap<>(StreamKind.class);

    private @Nullable SymbolTerms terms;
    private @Nullable Indication indication;
    private DepthSnapshot best = new DepthSnapshot(-1, List.of(), List.of());
    private DepthSnapshot whole = new DepthSnapshot(-1, List.of(), List.of());
    private SymbolState status = SymbolState.SYMBOL_STATE_UNSPECIFIED;
    private long venueTimeMicros;

    SymbolBoard(Symbol symbol, BoardBounds bounds, MarketStatistics statistics) {
        this.symbol = symbol;
        this.traded = new TradedNews(symbol.getSymbol(), statistics);
        this.book = new OrderBook(symbol.getName());
        this.tape = new TradeTape(bounds.tradesMax());
        this.window = new IncrementWindow(bounds.incrementsMax());
        this.snapshotLevelsMax = bounds.snapshotLevelsMax();
        for (StreamKind kind : StreamKind.values()) {
            subscribers.put(kind, new CopyOnWriteArraySet<>());
        }
    }

    Symbol symbol() {
        return symbol;
    }

    /** Other rules or another state; the terms are made anew. */
    void change(Symbol changed) {
        symbol = changed;
        terms = null;
    }

    /** Empty until both assets are known. */
    Optional<SymbolTerms> terms() {
        return Optional.ofNullable(terms);
    }

    void terms(SymbolTerms known) {
        terms = known;
    }

    /** Tells its status if that is another than was told last. */
    void tellStatus(boolean venueHalted, long atMicros) {
        SymbolState now = SymbolStatus.of(symbol.getState(), venueHalted);
        if (now != status) {
            status = now;
            offer(StreamKind.STATUS, known -> Frames.status(known, now, atMicros));
        }
    }

    TradeTape tape() {
        return tape;
    }

    /** Empty until the book's first image. */
    Optional<DepthSnapshot> depth(int levelsMax) {
        if (!book.started()) {
            return Optional.empty();
        }
        return Optional.of(
                new DepthSnapshot(book.sequence(), book.bids(levelsMax), book.asks(levelsMax)));
    }

    void apply(BookImage image, long atMicros) {
        if (book.apply(image)) {
            venueTimeMicros = atMicros;
            begin(StreamKind.DEPTH);
            begin(StreamKind.PACED_DEPTH);
            offerBest();
            PARTIAL_DEPTHS.keySet().forEach(this::offerPartialDepth);
        }
    }

    private void begin(StreamKind kind) {
        StreamName stream = StreamName.of(symbol.getName(), kind);
        audience(kind).forEach(subscriber -> subscriber.begin(stream));
    }

    /** Takes a change; {@link #endStep} tells it. */
    void apply(LevelChanged change, long atMicros) {
        if (book.apply(change)) {
            step.add(change, atMicros);
        }
    }

    /**
     * All changes of a step have come.
     *
     * @return true when some of them wait for {@link #flush}
     */
    boolean endStep() {
        Optional<DepthUpdate> taken = step.take();
        if (taken.isEmpty()) {
            return false;
        }
        DepthUpdate update = taken.get();
        window.add(update);
        paced.add(update);
        venueTimeMicros = update.venueTimeMicros();
        offer(
                StreamKind.DEPTH,
                known ->
                        Frames.depthUpdate(
                                known, StreamKind.DEPTH, update, depthChecksums.next(known, book)));
        offerBest();
        return true;
    }

    private void offerBest() {
        DepthSnapshot now = new DepthSnapshot(book.sequence(), book.bids(1), book.asks(1));
        if (!now.bids().equals(best.bids()) || !now.asks().equals(best.asks())) {
            best = now;
            offer(StreamKind.BOOK_TICKER, known -> Frames.bookTicker(known, now, venueTimeMicros));
        }
    }

    /** Takes a trade; {@link #endTrades} ends its step. */
    void apply(PublicTrade trade, long takerOrderId) {
        tape.add(trade);
        offer(StreamKind.TRADE, known -> Frames.trade(known, trade));
        run.add(trade, takerOrderId).ifPresent(this::offerAggregated);
    }

    void endTrades() {
        run.end().ifPresent(this::offerAggregated);
    }

    private void offerAggregated(AggregatedTrade trade) {
        offer(StreamKind.AGGREGATED_TRADE, known -> Frames.aggregatedTrade(known, trade));
    }

    Optional<Indication> indication() {
        return Optional.ofNullable(indication);
    }

    void apply(Indication now) {
        indication = now;
        offer(StreamKind.AUCTION, known -> Frames.indication(known, now));
    }

    void endAuction(long atMicros) {
        if (indication != null) {
            offer(StreamKind.AUCTION, known -> Frames.auctionEnd(known, atMicros));
        }
        indication = null;
    }

    /** Sends what goes out at a steady pace. */
    void flush() {
        paced.take()
                .ifPresent(update -> {
                    offer(
                            StreamKind.PACED_DEPTH,
                            known ->
                                    Frames.depthUpdate(
                                            known,
                                            StreamKind.PACED_DEPTH,
                                            update,
                                            pacedChecksums.next(known, book)));
                    PARTIAL_DEPTHS.keySet().forEach(this::offerPartialDepth);
                });
    }

    private void offerPartialDepth(StreamKind kind) {
        int levels = Objects.requireNonNull(PARTIAL_DEPTHS.get(kind));
        offer(kind, known -> Frames.partialDepth(known, kind, now(levels), venueTimeMicros));
    }

    private DepthSnapshot now(int levels) {
        return new DepthSnapshot(book.sequence(), book.bids(levels), book.asks(levels));
    }

    /** Begins a stream with what is known. */
    void subscribe(StreamKind kind, Subscriber subscriber) {
        if (!audience(kind).add(subscriber) || terms == null) {
            return;
        }
        if (kind.conflation() == StreamKind.Conflation.SNAPSHOT) {
            if (book.started()) {
                subscriber.begin(StreamName.of(terms.name(), kind));
            }
        } else {
            now(kind, terms).ifPresent(subscriber::offer);
        }
    }

    private Optional<Frame> now(StreamKind kind, SymbolTerms known) {
        return switch (kind) {
            case AUCTION -> indication().map(it -> Frames.indication(known, it));
            case STATUS -> Optional.of(Frames.status(known, status, venueTimeMicros));
            case BOOK_TICKER -> depth(1).map(it -> Frames.bookTicker(known, it, venueTimeMicros));
            case DEPTH_5, DEPTH_10, DEPTH_20 ->
                    depth(Objects.requireNonNull(PARTIAL_DEPTHS.get(kind)))
                            .map(it -> Frames.partialDepth(known, kind, it, venueTimeMicros));
            case KLINE_1S, KLINE_1M, KLINE_5M, KLINE_15M, KLINE_1H, KLINE_4H, KLINE_1D, KLINE_1W ->
                    traded.begin(kind, audience(kind).size() == 1)
                            .map(it -> Frames.kline(known, it));
            case TICKER -> Optional.of(Frames.ticker(known, ticker()));
            case MINI_TICKER -> Optional.of(Frames.miniTicker(known, ticker()));
            case TRADE,
                    AGGREGATED_TRADE,
                    DEPTH,
                    PACED_DEPTH,
                    ALL_TICKERS,
                    ALL_MINI_TICKERS,
                    ORDERS,
                    FILLS,
                    BALANCES,
                    POSITIONS,
                    PNL,
                    FUNDING,
                    ALERTS ->
                    Optional.empty();
        };
    }

    /**
     * Goes on with a stream after the event somebody saw last.
     *
     * @return false when that cannot be done; nothing was changed
     */
    boolean resume(StreamKind kind, long lastId, Subscriber subscriber) {
        Optional<Stream<Frame>> missed =
                terms == null ? Optional.empty() : missed(kind, lastId, terms);
        missed.ifPresent(frames -> {
            audience(kind).add(subscriber);
            if (kind == StreamKind.TRADE) {
                StreamName stream = StreamName.of(symbol.getName(), kind);
                subscriber.offerMissed(stream, frames.iterator());
            } else {
                frames.forEach(subscriber::offer);
            }
        });
        return missed.isPresent();
    }

    /** Of a depth stream it is one frame at most. */
    private Optional<Stream<Frame>> missed(StreamKind kind, long lastId, SymbolTerms known) {
        if (kind == StreamKind.TRADE) {
            return tape.after(lastId)
                    .map(trades -> trades.stream().map(it -> Frames.trade(known, it)));
        }
        if (kind.conflation() != StreamKind.Conflation.SNAPSHOT || !book.started()) {
            return Optional.empty();
        }
        flush();
        if (lastId == book.sequence()) {
            return Optional.of(Stream.empty());
        }
        return window.since(lastId)
                .map(it -> Frames.depthUpdate(known, kind, it, OptionalLong.empty()))
                .map(Stream::of);
    }

    /** Tells the candles that changed or closed. */
    void tellCandles() {
        for (StreamKind kind : TradedNews.KLINES.keySet()) {
            if (audience(kind).isEmpty()) {
                traded.forget(kind);
            } else {
                traded.candles(kind).forEach(it -> offer(kind, known -> Frames.kline(known, it)));
            }
        }
    }

    TickerNow ticker() {
        return traded.ticker(depth(1));
    }

    /**
     * Tells the ticker if it changed.
     *
     * @param always also when nobody listens to this symbol's
     * @return it, if it was told
     */
    Optional<TickerNow> tellTicker(boolean always) {
        if (!always
                && audience(StreamKind.TICKER).isEmpty()
                && audience(StreamKind.MINI_TICKER).isEmpty()) {
            return Optional.empty();
        }
        Optional<TickerNow> changed = traded.changedTicker(depth(1));
        changed.ifPresent(it -> {
            offer(StreamKind.TICKER, known -> Frames.ticker(known, it));
            offer(StreamKind.MINI_TICKER, known -> Frames.miniTicker(known, it));
        });
        return changed;
    }

    /** Offers where the increments of a depth stream go on from, if it is known. */
    void snapshot(StreamKind kind, Subscriber subscriber) {
        if (terms == null || !book.started() || !audience(kind).contains(subscriber)) {
            return;
        }
        // What the others still wait for is in the newcomer's snapshot already.
        flush();
        if (whole.sequence() != book.sequence()) {
            whole = now(snapshotLevelsMax);
        }
        subscriber.offer(Frames.depthSnapshot(terms, kind, whole, venueTimeMicros));
    }

    void unsubscribe(StreamKind kind, Subscriber subscriber) {
        audience(kind).remove(subscriber);
    }

    void leave(Subscriber subscriber) {
        subscribers.values().forEach(audience -> audience.remove(subscriber));
    }

    private Set<Subscriber> audience(StreamKind kind) {
        return Objects.requireNonNull(subscribers.get(kind));
    }

    /** Writes a frame if anybody takes it. */
    private void offer(StreamKind kind, Function<SymbolTerms, Frame> frame) {
        Set<Subscriber> audience = audience(kind);
        if (terms != null && !audience.isEmpty()) {
            Frame written = frame.apply(terms);
            audience.forEach(subscriber -> subscriber.offer(written));
        }
    }
}

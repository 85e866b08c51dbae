package org.bourse.marketdata.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.IndicativePrice;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.book.BookDefectException;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.marketdata.stream.TickerNow;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * All symbols of the venue. Any thread may call; one lock makes a subscriber's snapshot and its
 * increments meet without a gap and without an overlap. Nothing waits under the lock.
 */
public final class MarketBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Asset> assets = new HashMap<>();
    private final Map<Integer, SymbolBoard> byNumber = new TreeMap<>();
    private final Map<String, SymbolBoard> byName = new HashMap<>();
    private final Map<String, SymbolBoard> byKey = new HashMap<>();
    private final Set<SymbolBoard> inStep = new LinkedHashSet<>();
    private final Set<SymbolBoard> touched = new LinkedHashSet<>();
    private final VenueTickers tickers = new VenueTickers();
    private final BoardBounds bounds;
    private final MarketStatistics statistics;
    private boolean venueHalted;

    /**
     * @param statistics of the same trades; knows each before this board is told of it
     */
    public MarketBoard(BoardBounds bounds, MarketStatistics statistics) {
        this.bounds = bounds;
        this.statistics = statistics;
    }

    /**
     * Takes one record of {@code book-events}: a step of the venue. What goes out at a steady pace
     * waits for {@link #flush}.
     *
     * @throws BookDefectException when its events contradict what came before
     */
    public void apply(BookEvents events) {
        locked(() -> {
            long venueTimeMicros = events.getHeader().getVenueTimeMicros();
            for (BookEvent event : events.getEventsList()) {
                apply(event, venueTimeMicros);
            }
            inStep.stream().filter(SymbolBoard::endStep).forEach(touched::add);
            inStep.clear();
            return true;
        });
    }

    /** Takes one record of {@code trade-events}, a step of the venue, and sends its trades. */
    public void apply(TradeEvents record) {
        locked(() -> {
            record.getEventsList().forEach(event -> apply(event, record));
            inStep.forEach(SymbolBoard::endTrades);
            inStep.clear();
            return true;
        });
    }

    /** Sends what goes out at a steady pace of the books that changed since the last call. */
    public void flush() {
        locked(() -> {
            touched.forEach(SymbolBoard::flush);
            touched.clear();
            return true;
        });
    }

    /** Sends the candles that changed or closed since the last call. */
    public void tellCandles() {
        locked(() -> {
            byNumber.values().forEach(SymbolBoard::tellCandles);
            return true;
        });
    }

    /** Sends the tickers that changed since the last call. */
    public void tellTickers() {
        locked(() -> {
            boolean all = tickers.areTaken();
            tickers.tell(tickers(symbol -> symbol.tellTicker(all)));
            return true;
        });
    }

    private Map<SymbolTerms, TickerNow> tickers(
            Function<SymbolBoard, Optional<TickerNow>> ofSymbol) {
        Map<SymbolTerms, TickerNow> all = new LinkedHashMap<>();
        for (SymbolBoard symbol : byNumber.values()) {
            Optional<TickerNow> ticker = ofSymbol.apply(symbol);
            symbol.terms().ifPresent(terms -> ticker.ifPresent(it -> all.put(terms, it)));
        }
        return all;
    }

    /** All symbols, in the order of their numbers. */
    public List<SymbolTerms> symbols() {
        return locked(() -> byNumber.values().stream().flatMap(it -> it.terms().stream()).toList());
    }

    /** True while the venue takes no orders, whatever the state of a symbol. */
    public boolean venueHalted() {
        return locked(() -> venueHalted);
    }

    /** The terms of a symbol such as BTC-USDT. */
    public Optional<SymbolTerms> symbol(String name) {
        return locked(() -> Optional.ofNullable(byName.get(name)).flatMap(SymbolBoard::terms));
    }

    /** The terms of a symbol by its number. */
    public Optional<SymbolTerms> symbol(int number) {
        return locked(() -> Optional.ofNullable(byNumber.get(number)).flatMap(SymbolBoard::terms));
    }

    /** An asset by its number. */
    public Optional<Asset> asset(int number) {
        return locked(() -> Optional.ofNullable(assets.get(number)));
    }

    /** Learns what is listed, from whatever topic tells it first. */
    public void learn(Configured configured) {
        locked(() -> {
            list(configured);
            return true;
        });
    }

    /** The best levels of a symbol's book; empty until its first image has come. */
    public Optional<DepthSnapshot> depth(SymbolTerms symbol, int levelsMax) {
        return locked(() -> board(symbol).depth(levelsMax));
    }

    /**
     * What a call auction would trade now; empty while there is none, or nothing is known of it.
     */
    public Optional<Indication> indication(SymbolTerms symbol) {
        return locked(() -> board(symbol).indication());
    }

    /** The newest trades of a symbol, newest last. */
    public List<PublicTrade> trades(SymbolTerms symbol, int countMax) {
        return locked(() -> board(symbol).tape().newest(countMax));
    }

    /** The first of these streams that does not exist. */
    public Optional<StreamName> unknown(Collection<StreamName> streams) {
        return locked(() ->
                streams.stream()
                        .filter(stream -> stream.kind().scope() == StreamKind.Scope.SYMBOL)
                        .filter(stream ->
                                Optional.ofNullable(byKey.get(stream.symbolKey()))
                                        .flatMap(SymbolBoard::terms)
                                        .isEmpty())
                        .findFirst());
    }

    /**
     * Sends a stream from now on, beginning with what is known. A stream the subscriber has
     * already, or that does not exist, changes nothing.
     */
    public void subscribe(StreamName stream, Subscriber subscriber) {
        locked(() -> {
            tickers.subscribe(stream, subscriber);
            return true;
        });
        of(stream, symbol -> symbol.subscribe(stream.kind(), subscriber));
    }

    /**
     * Sends a stream from the event on that follows one, which the subscriber saw last.
     *
     * @param lastId the {@code u} or {@code lastUpdateId} of a depth stream, the id of a trade
     * @return false when that cannot be done: nothing was changed
     */
    public boolean resume(StreamName stream, long lastId, Subscriber subscriber) {
        return locked(() -> {
            SymbolBoard symbol = byKey.get(stream.symbolKey());
            return symbol != null && symbol.resume(stream.kind(), lastId, subscriber);
        });
    }

    /** Offers the snapshot with which a stream begins, if it is known. */
    public void snapshot(StreamName stream, Subscriber subscriber) {
        locked(() -> {
            tickers.snapshot(
                    stream.kind(),
                    subscriber,
                    () -> tickers(symbol -> Optional.of(symbol.ticker())));
            return true;
        });
        of(stream, symbol -> symbol.snapshot(stream.kind(), subscriber));
    }

    private void of(StreamName stream, Consumer<SymbolBoard> action) {
        locked(() -> {
            SymbolBoard symbol = byKey.get(stream.symbolKey());
            if (symbol != null) {
                action.accept(symbol);
            }
            return true;
        });
    }

    /** Sends a stream no longer. */
    public void unsubscribe(StreamName stream, Subscriber subscriber) {
        locked(() -> {
            tickers.unsubscribe(stream.kind(), subscriber);
            return true;
        });
        of(stream, symbol -> symbol.unsubscribe(stream.kind(), subscriber));
    }

    /** Sends the subscriber nothing any more. */
    public void leave(Subscriber subscriber) {
        locked(() -> {
            tickers.leave(subscriber);
            byNumber.values().forEach(symbol -> symbol.leave(subscriber));
            return true;
        });
    }

    private void apply(BookEvent event, long venueTimeMicros) {
        switch (event.getBodyCase()) {
            case CONFIGURED -> {
                list(event.getConfigured());
                if (event.getConfigured().hasSymbolChanged()) {
                    auction(event.getConfigured().getSymbolChanged(), venueTimeMicros);
                }
            }
            case BOOK_IMAGE -> {
                BookImage image = event.getBookImage();
                list(image.getSymbol()).apply(image, venueTimeMicros);
            }
            case LEVEL_CHANGED -> {
                LevelChanged change = event.getLevelChanged();
                SymbolBoard symbol = byNumber.get(change.getSymbol());
                if (symbol != null) {
                    symbol.apply(change, venueTimeMicros);
                    inStep.add(symbol);
                }
            }
            case INDICATIVE_PRICE -> {
                IndicativePrice price = event.getIndicativePrice();
                SymbolBoard symbol = byNumber.get(price.getSymbol());
                if (symbol != null) {
                    symbol.apply(Indication.of(price, venueTimeMicros));
                }
            }
            case PROGRESS, BODY_NOT_SET -> {}
        }
    }

    /** Both stand on this topic: when the auction is over, what it would trade is, too. */
    private void auction(Symbol changed, long venueTimeMicros) {
        SymbolBoard symbol = byNumber.get(changed.getSymbol());
        if (symbol != null && changed.getState() != SymbolState.AUCTION) {
            symbol.endAuction(venueTimeMicros);
        }
    }

    private void apply(TradeEvent event, TradeEvents record) {
        switch (event.getBodyCase()) {
            case CONFIGURED -> {
                list(event.getConfigured());
                change(event.getConfigured(), record.getHeader().getVenueTimeMicros());
            }
            case TRADE -> {
                Trade trade = event.getTrade();
                SymbolBoard symbol = byNumber.get(trade.getSymbol());
                if (symbol == null) {
                    throw new IllegalStateException(
                            "trade " + trade.getTradeId() + " of an unlisted symbol");
                }
                symbol.apply(
                        MarketStatistics.publicTrade(record, trade),
                        MarketStatistics.takerOrderId(trade));
                inStep.add(symbol);
            }
            case PROGRESS, BODY_NOT_SET -> {}
        }
    }

    private void list(Configured configured) {
        switch (configured.getBodyCase()) {
            case ASSET_LISTED -> {
                Asset asset = configured.getAssetListed();
                assets.put(asset.getAsset(), asset);
                byNumber.values().forEach(this::complete);
            }
            case SYMBOL_LISTED -> list(configured.getSymbolListed());
            case SYMBOL_CHANGED, VENUE_STATE, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    /**
     * Changes stand on both topics as well; they are taken from trade-events, which are read from
     * their beginning, so that the newest is the last.
     */
    private void change(Configured configured, long venueTimeMicros) {
        switch (configured.getBodyCase()) {
            case SYMBOL_CHANGED -> {
                Symbol symbol = configured.getSymbolChanged();
                SymbolBoard board = list(symbol);
                board.change(symbol);
                complete(board);
                board.tellStatus(venueHalted, venueTimeMicros);
            }
            case VENUE_STATE -> {
                venueHalted = configured.getVenueState().getHalted();
                byNumber.values().forEach(it -> it.tellStatus(venueHalted, venueTimeMicros));
            }
            case ASSET_LISTED, SYMBOL_LISTED, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    /** Both topics list a symbol; whichever comes first makes its board. */
    private SymbolBoard list(Symbol symbol) {
        SymbolBoard known = byNumber.get(symbol.getSymbol());
        if (known != null) {
            return known;
        }
        SymbolBoard board = new SymbolBoard(symbol, bounds, statistics);
        byNumber.put(symbol.getSymbol(), board);
        byName.put(symbol.getName(), board);
        byKey.putIfAbsent(StreamName.symbolKey(symbol.getName()), board);
        complete(board);
        board.tellStatus(venueHalted, 0);
        return board;
    }

    private void complete(SymbolBoard board) {
        Asset base = assets.get(board.symbol().getBase());
        Asset quote = assets.get(board.symbol().getQuote());
        if (base != null && quote != null && board.terms().isEmpty()) {
            board.terms(new SymbolTerms(board.symbol(), base, quote));
        }
    }

    /** Terms come from this board, so their symbol is on it. */
    private SymbolBoard board(SymbolTerms symbol) {
        return Objects.requireNonNull(byNumber.get(symbol.number()), symbol.name());
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

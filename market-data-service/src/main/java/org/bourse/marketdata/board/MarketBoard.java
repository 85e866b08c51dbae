package org.bourse.marketdata.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
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
import org.bourse.marketdata.stream.StreamName;
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
    private final Set<SymbolBoard> touched = new CopyOnWriteArraySet<>();
    private final int tradesMax;
    private final int snapshotLevelsMax;
    private boolean venueHalted;

    /**
     * @param tradesMax trades kept per symbol
     * @param snapshotLevelsMax levels a side in the snapshot of a depth stream
     */
    public MarketBoard(int tradesMax, int snapshotLevelsMax) {
        this.tradesMax = tradesMax;
        this.snapshotLevelsMax = snapshotLevelsMax;
    }

    /**
     * Takes one record of {@code book-events}. Increments wait for {@link #flush}.
     *
     * @throws BookDefectException when its events contradict what came before
     */
    public void apply(BookEvents events) {
        locked(() -> {
            long venueTimeMicros = events.getHeader().getVenueTimeMicros();
            for (BookEvent event : events.getEventsList()) {
                apply(event, venueTimeMicros);
            }
            return true;
        });
    }

    /** Takes one record of {@code trade-events} and sends its trades. */
    public void apply(TradeEvents events) {
        locked(() -> {
            long venueTimeMicros = events.getHeader().getVenueTimeMicros();
            for (TradeEvent event : events.getEventsList()) {
                apply(event, venueTimeMicros);
            }
            return true;
        });
    }

    /** True when increments wait to be flushed. */
    public boolean hasChanges() {
        return !touched.isEmpty();
    }

    /** Sends each touched book's changes as one increment. */
    public void flush() {
        locked(() -> {
            touched.forEach(SymbolBoard::flush);
            touched.clear();
            return true;
        });
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
                        .filter(stream ->
                                Optional.ofNullable(byKey.get(stream.symbolKey()))
                                        .flatMap(SymbolBoard::terms)
                                        .isEmpty())
                        .findFirst());
    }

    /**
     * Sends these streams from now on; a depth stream begins with its snapshot, an auction stream
     * with what is known. A stream the subscriber has already, or that does not exist, changes
     * nothing.
     */
    public void subscribe(Collection<StreamName> streams, Subscriber subscriber) {
        locked(() -> {
            for (StreamName stream : streams) {
                SymbolBoard symbol = byKey.get(stream.symbolKey());
                if (symbol != null) {
                    symbol.subscribe(stream.kind(), subscriber);
                }
            }
            return true;
        });
    }

    /** Sends these streams no longer. */
    public void unsubscribe(Collection<StreamName> streams, Subscriber subscriber) {
        locked(() -> {
            for (StreamName stream : streams) {
                SymbolBoard symbol = byKey.get(stream.symbolKey());
                if (symbol != null) {
                    symbol.unsubscribe(stream.kind(), subscriber);
                }
            }
            return true;
        });
    }

    /** Sends the subscriber nothing any more. */
    public void leave(Subscriber subscriber) {
        locked(() -> {
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
                list(image.getSymbol()).apply(image);
            }
            case LEVEL_CHANGED -> {
                LevelChanged change = event.getLevelChanged();
                SymbolBoard symbol = byNumber.get(change.getSymbol());
                if (symbol != null && symbol.apply(change, venueTimeMicros)) {
                    touched.add(symbol);
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

    private void apply(TradeEvent event, long venueTimeMicros) {
        switch (event.getBodyCase()) {
            case CONFIGURED -> {
                list(event.getConfigured());
                change(event.getConfigured());
            }
            case TRADE -> {
                Trade trade = event.getTrade();
                SymbolBoard symbol = byNumber.get(trade.getSymbol());
                if (symbol == null) {
                    throw new IllegalStateException(
                            "trade " + trade.getTradeId() + " of an unlisted symbol");
                }
                symbol.apply(
                        new PublicTrade(
                                trade.getTradeId(),
                                trade.getPriceTicks(),
                                trade.getLots(),
                                trade.getNotionalMinor(),
                                venueTimeMicros,
                                trade.getTakerSide(),
                                trade.getAuction()));
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
    private void change(Configured configured) {
        switch (configured.getBodyCase()) {
            case SYMBOL_CHANGED -> {
                Symbol symbol = configured.getSymbolChanged();
                SymbolBoard board = list(symbol);
                board.change(symbol);
                complete(board);
            }
            case VENUE_STATE -> venueHalted = configured.getVenueState().getHalted();
            case ASSET_LISTED, SYMBOL_LISTED, VERSION_ACTIVATED, BODY_NOT_SET -> {}
        }
    }

    /** Both topics list a symbol; whichever comes first makes its board. */
    private SymbolBoard list(Symbol symbol) {
        SymbolBoard known = byNumber.get(symbol.getSymbol());
        if (known != null) {
            return known;
        }
        SymbolBoard board = new SymbolBoard(symbol, tradesMax, snapshotLevelsMax);
        byNumber.put(symbol.getSymbol(), board);
        byName.put(symbol.getName(), board);
        byKey.putIfAbsent(StreamName.symbolKey(symbol.getName()), board);
        complete(board);
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

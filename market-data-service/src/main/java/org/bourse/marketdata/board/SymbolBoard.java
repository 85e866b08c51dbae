package org.bourse.marketdata.board;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Symbol;
import org.bourse.marketdata.book.DepthChanges;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.book.OrderBook;
import org.bourse.marketdata.stream.Frames;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.marketdata.tape.TradeTape;
import org.jspecify.annotations.Nullable;

/** One symbol of the board. The board's lock guards it. */
final class SymbolBoard {
    private Symbol symbol;
    private final OrderBook book;
    private final TradeTape tape;
    private final int snapshotLevelsMax;
    private final DepthChanges changes = new DepthChanges();

    // Copied on write: a subscriber may leave while a frame is being offered.
    private final Set<Subscriber> depthSubscribers = new CopyOnWriteArraySet<>();
    private final Set<Subscriber> tradeSubscribers = new CopyOnWriteArraySet<>();
    private final Set<Subscriber> auctionSubscribers = new CopyOnWriteArraySet<>();

    private @Nullable SymbolTerms terms;
    private @Nullable Indication indication;
    private @Nullable String snapshotFrame;
    private long snapshotSequence;

    SymbolBoard(Symbol symbol, int tradesMax, int snapshotLevelsMax) {
        this.symbol = symbol;
        this.book = new OrderBook(symbol.getName());
        this.tape = new TradeTape(tradesMax);
        this.snapshotLevelsMax = snapshotLevelsMax;
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

    void apply(BookImage image) {
        if (book.apply(image)) {
            depthSubscribers.forEach(this::offerSnapshot);
        }
    }

    /** Returns true when an increment waits to be flushed. */
    boolean apply(LevelChanged change, long venueTimeMicros) {
        if (!book.apply(change) || depthSubscribers.isEmpty()) {
            return false;
        }
        changes.add(change, venueTimeMicros);
        return true;
    }

    void apply(PublicTrade trade) {
        tape.add(trade);
        if (!tradeSubscribers.isEmpty() && terms != null) {
            String frame = Frames.trade(terms, trade);
            tradeSubscribers.forEach(subscriber -> subscriber.offer(frame));
        }
    }

    Optional<Indication> indication() {
        return Optional.ofNullable(indication);
    }

    void apply(Indication now) {
        indication = now;
        if (terms != null) {
            offerAuction(Frames.indication(terms, now));
        }
    }

    void endAuction(long venueTimeMicros) {
        if (indication != null && terms != null) {
            offerAuction(Frames.auctionEnd(terms, venueTimeMicros));
        }
        indication = null;
    }

    private void offerAuction(String frame) {
        auctionSubscribers.forEach(subscriber -> subscriber.offer(frame));
    }

    /** Sends the waiting increment, if there is one. */
    void flush() {
        if (terms == null) {
            return;
        }
        SymbolTerms known = terms;
        changes.take()
                .map(update -> Frames.depthUpdate(known, update))
                .ifPresent(frame -> depthSubscribers.forEach(client -> client.offer(frame)));
    }

    void subscribe(StreamKind kind, Subscriber subscriber) {
        switch (kind) {
            case TRADE -> tradeSubscribers.add(subscriber);
            case AUCTION -> {
                if (auctionSubscribers.add(subscriber) && indication != null && terms != null) {
                    subscriber.offer(Frames.indication(terms, indication));
                }
            }
            case DEPTH -> {
                // What the others still wait for is in the newcomer's snapshot already.
                flush();
                if (depthSubscribers.add(subscriber)) {
                    offerSnapshot(subscriber);
                }
            }
        }
    }

    void unsubscribe(StreamKind kind, Subscriber subscriber) {
        switch (kind) {
            case TRADE -> tradeSubscribers.remove(subscriber);
            case AUCTION -> auctionSubscribers.remove(subscriber);
            case DEPTH -> {
                flush();
                depthSubscribers.remove(subscriber);
            }
        }
    }

    void leave(Subscriber subscriber) {
        tradeSubscribers.remove(subscriber);
        auctionSubscribers.remove(subscriber);
        depthSubscribers.remove(subscriber);
    }

    /** A book that has not started sends its snapshot when it does. */
    private void offerSnapshot(Subscriber subscriber) {
        if (!book.started() || terms == null) {
            return;
        }
        if (snapshotFrame == null || snapshotSequence != book.sequence()) {
            snapshotSequence = book.sequence();
            snapshotFrame =
                    Frames.depthSnapshot(
                            terms,
                            new DepthSnapshot(
                                    snapshotSequence,
                                    book.bids(snapshotLevelsMax),
                                    book.asks(snapshotLevelsMax)));
        }
        subscriber.offer(snapshotFrame);
    }
}

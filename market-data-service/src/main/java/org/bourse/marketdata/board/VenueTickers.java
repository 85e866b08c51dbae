package org.bourse.marketdata.board;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Frames;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.marketdata.stream.TickerNow;

/** The streams of the tickers of all symbols. The board's lock guards it. */
final class VenueTickers {
    private final Map<StreamKind, Set<Subscriber>> audiences =
            Map.of(
                    StreamKind.ALL_TICKERS, new CopyOnWriteArraySet<>(),
                    StreamKind.ALL_MINI_TICKERS, new CopyOnWriteArraySet<>());

    /** The frames of all symbols, as long as nothing is told that they do not hold. */
    private final Map<StreamKind, Frame> whole = new EnumMap<>(StreamKind.class);

    boolean areTaken() {
        return audiences.values().stream().anyMatch(audience -> !audience.isEmpty());
    }

    /** Nothing happens for streams of another kind. */
    void subscribe(StreamName stream, Subscriber subscriber) {
        Set<Subscriber> audience = audiences.get(stream.kind());
        if (audience != null && audience.add(subscriber)) {
            subscriber.begin(stream);
        }
    }

    /** Likewise. */
    void unsubscribe(StreamKind kind, Subscriber subscriber) {
        Set<Subscriber> audience = audiences.get(kind);
        if (audience != null) {
            audience.remove(subscriber);
        }
    }

    void leave(Subscriber subscriber) {
        audiences.values().forEach(audience -> audience.remove(subscriber));
    }

    void tell(Map<SymbolTerms, TickerNow> changed) {
        whole.clear();
        audiences.forEach((kind, audience) -> {
            if (!changed.isEmpty() && !audience.isEmpty()) {
                Frame frame = Frames.tickers(kind, changed);
                audience.forEach(subscriber -> subscriber.offer(frame));
            }
        });
    }

    /**
     * Offers the frame a stream begins with.
     *
     * @param all the tickers of all symbols
     */
    void snapshot(
            StreamKind kind, Subscriber subscriber, Supplier<Map<SymbolTerms, TickerNow>> all) {
        Set<Subscriber> audience = audiences.get(kind);
        if (audience != null && audience.contains(subscriber)) {
            subscriber.offer(whole.computeIfAbsent(kind, _ -> Frames.allTickers(kind, all.get())));
        }
    }
}

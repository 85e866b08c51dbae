package org.bourse.marketdata.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;

/** Who takes which stream of which account. One thread at a time. */
final class Audiences {
    private final Map<Audience, Set<Subscriber>> subscribers = new HashMap<>();

    private record Audience(long account, StreamKind kind) {}

    /** False when he was there. */
    boolean add(StreamKind kind, long account, Subscriber subscriber) {
        return subscribers
                .computeIfAbsent(new Audience(account, kind), _ -> new CopyOnWriteArraySet<>())
                .add(subscriber);
    }

    void remove(StreamKind kind, long account, Subscriber subscriber) {
        Audience audience = new Audience(account, kind);
        Set<Subscriber> all = subscribers.get(audience);
        if (all != null && all.remove(subscriber) && all.isEmpty()) {
            subscribers.remove(audience);
        }
    }

    /** From all streams. */
    void remove(Subscriber subscriber) {
        subscribers.values().removeIf(all -> all.remove(subscriber) && all.isEmpty());
    }

    /** The accounts whose stream of a kind somebody takes. */
    Set<Long> accounts(StreamKind kind) {
        Set<Long> accounts = new HashSet<>();
        subscribers.keySet().stream()
                .filter(audience -> audience.kind() == kind)
                .forEach(audience -> accounts.add(audience.account()));
        return accounts;
    }

    /** Writes a frame if anybody takes it. */
    void offer(long account, StreamKind kind, Supplier<Optional<Frame>> frame) {
        Set<Subscriber> audience = subscribers.get(new Audience(account, kind));
        if (audience != null) {
            frame.get().ifPresent(it -> audience.forEach(subscriber -> subscriber.offer(it)));
        }
    }
}

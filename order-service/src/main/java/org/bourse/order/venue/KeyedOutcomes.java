package org.bourse.order.venue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The newest outcomes of requests with a client's key, by the key's half of their ids. */
final class KeyedOutcomes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, KeyedOutcome> byKey = new LinkedHashMap<>();
    private final int max;

    /** Keeps {@code max} at most; the oldest is forgotten first. */
    KeyedOutcomes(int max) {
        this.max = max;
    }

    /** The first outcome of a key stays. */
    void keep(KeyedOutcome outcome) {
        lock.lock();
        try {
            byKey.putIfAbsent(outcome.id().high(), outcome);
            if (byKey.size() > max) {
                byKey.remove(byKey.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<KeyedOutcome> find(long key) {
        lock.lock();
        try {
            return Optional.ofNullable(byKey.get(key));
        } finally {
            lock.unlock();
        }
    }
}

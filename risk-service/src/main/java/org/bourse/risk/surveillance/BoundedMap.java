package org.bourse.risk.surveillance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map that forgets what was not touched for longest when it is full, and counts that. */
final class BoundedMap<K, V> {
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, V> entries;
    private long dropped;

    BoundedMap(int entriesMax) {
        entries =
                new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        boolean full = size() > entriesMax;
                        dropped += full ? 1 : 0;
                        return full;
                    }
                };
    }

    @Nullable V get(K key) {
        return entries.get(key);
    }

    V get(K key, Supplier<V> absent) {
        V value = entries.get(key);
        if (value == null) {
            value = absent.get();
            entries.put(key, value);
        }
        return value;
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    @Nullable V remove(K key) {
        return entries.remove(key);
    }

    long dropped() {
        return dropped;
    }
}

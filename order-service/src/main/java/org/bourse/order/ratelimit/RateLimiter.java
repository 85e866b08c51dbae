package org.bourse.order.ratelimit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket per account that holds one second's worth. Kept as the time at which the bucket
 * will be full again (GCRA), so a bucket is one number. Time is an argument, in nanoseconds of any
 * clock that does not go back.
 */
final class RateLimiter {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ConcurrentHashMap<Long, AtomicLong> fullAtNanos = new ConcurrentHashMap<>();

    /**
     * Takes a token.
     *
     * @param perSecond tokens that flow into the bucket each second, at least 1
     * @return 0 when there was one; else the nanoseconds until there is
     */
    long take(long account, int perSecond, long nowNanos) {
        AtomicLong bucket = fullAtNanos.computeIfAbsent(account, _ -> new AtomicLong(nowNanos));
        long token = SECOND / perSecond;
        while (true) {
            long full = bucket.get();
            long start = full - nowNanos > 0 ? full : nowNanos;
            long missing = start + token - (nowNanos + SECOND);
            if (missing > 0) {
                return missing;
            }
            if (bucket.compareAndSet(full, start + token)) {
                return 0;
            }
        }
    }

    /** Forgets the full buckets, so that only accounts active in the last second are remembered. */
    void forgetIdle(long nowNanos) {
        fullAtNanos.values().removeIf(bucket -> nowNanos - bucket.get() >= 0);
    }

    int size() {
        return fullAtNanos.size();
    }
}

package org.bourse.order.ratelimit;

import java.util.concurrent.TimeUnit;

/**
 * A bucket that holds one second's worth of tokens. Kept as the time at which it will be full again
 * (GCRA), so it is one number. Time is an argument, in nanoseconds of any clock that does not go
 * back. Not for use by several threads at once.
 */
final class TokenBucket {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long fullAtNanos;

    /** A full one. */
    TokenBucket(long nowNanos) {
        fullAtNanos = nowNanos;
    }

    /**
     * How long until there are so many tokens.
     *
     * @param perSecond tokens that flow into the bucket each second, at least 1
     * @return 0 or less: they are there
     */
    long waitNanos(int tokens, int perSecond, long nowNanos) {
        return missingNanos(nowNanos) + Math.ceilDiv(tokens * SECOND, perSecond) - SECOND;
    }

    /** How many whole tokens are there. */
    int available(int perSecond, long nowNanos) {
        return (int) Math.max(0, (SECOND - missingNanos(nowNanos)) * perSecond / SECOND);
    }

    /**
     * Takes as many tokens as there are, at most so many as are wanted.
     *
     * @return how many; none when they are fewer than needed
     */
    int take(int perSecond, int needed, int wanted, long nowNanos) {
        int taken = Math.min(available(perSecond, nowNanos), wanted);
        if (taken < needed) {
            return 0;
        }
        fullAtNanos = nowNanos + missingNanos(nowNanos) + taken * SECOND / perSecond;
        return taken;
    }

    /** Makes known that it will not be full before then, because others took from it, too. */
    void notFullBefore(long nanos) {
        if (nanos - fullAtNanos > 0) {
            fullAtNanos = nanos;
        }
    }

    boolean isFull(long nowNanos) {
        return missingNanos(nowNanos) == 0;
    }

    /** How long until it is full. */
    private long missingNanos(long nowNanos) {
        return Math.max(0, fullAtNanos - nowNanos);
    }
}

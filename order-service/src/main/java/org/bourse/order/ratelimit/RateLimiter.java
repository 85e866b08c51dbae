package org.bourse.order.ratelimit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A token bucket per account, shared by all replicas as long as it can be. */
final class RateLimiter {
    private final ConcurrentHashMap<Long, AccountTokens> accounts = new ConcurrentHashMap<>();
    private final SharedBuckets shared;
    private final LongSupplier nanoClock;

    /**
     * @param nanoClock does not go back
     */
    RateLimiter(SharedBuckets shared, LongSupplier nanoClock) {
        this.shared = shared;
        this.nanoClock = nanoClock;
    }

    /**
     * Takes tokens of an account, all or none.
     *
     * @param perSecond its limit, at least 1
     * @return completed already when no other replica need be asked; else on any thread
     */
    CompletableFuture<Allowance> take(long account, int perSecond, int tokens) {
        return accounts.computeIfAbsent(account, key -> new AccountTokens(key, shared, nanoClock))
                .take(tokens, perSecond);
    }

    /** Forgets the full buckets, so that only accounts active in the last second are remembered. */
    void forgetIdle() {
        accounts.values().removeIf(AccountTokens::isIdle);
    }

    int size() {
        return accounts.size();
    }
}

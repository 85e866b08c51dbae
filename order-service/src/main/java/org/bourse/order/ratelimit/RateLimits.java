package org.bourse.order.ratelimit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Decides whether an account may send one more. The limits operators set are read anew every
 * second, so that they hold on all replicas; while the database is away the last ones known hold.
 */
@ApplicationScoped
public class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class);

    private final RateLimiter orders = new RateLimiter();
    private final RateLimiter cancels = new RateLimiter();
    private final RateLimitRepository repository;
    private final RateLimitConfig config;

    private volatile Map<Long, Integer> ofAccounts = Map.of();

    @Inject
    RateLimits(RateLimitRepository repository, RateLimitConfig config) {
        this.repository = repository;
        this.config = config;
    }

    /** Empty when the account may send an order now; else the whole seconds to wait. */
    public OptionalLong order(long account, boolean marketMaker) {
        return take(orders, account, marketMaker);
    }

    /** Empty when the account may send a cancel now; else the whole seconds to wait. */
    public OptionalLong cancel(long account, boolean marketMaker) {
        return take(cancels, account, marketMaker);
    }

    private OptionalLong take(RateLimiter limiter, long account, boolean marketMaker) {
        int perSecond =
                ofAccounts.getOrDefault(
                        account, marketMaker ? config.marketMaker() : config.trader());
        long missing = limiter.take(account, perSecond, System.nanoTime());
        return missing == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.ceilDiv(missing, TimeUnit.SECONDS.toNanos(1)));
    }

    /** The limit an operator set. */
    Optional<Integer> ofAccount(long account) {
        return repository.ofAccount(account);
    }

    void set(long account, int ordersPerSecond, String operator) {
        repository.set(account, ordersPerSecond, Instant.now(), operator);
        ofAccounts = repository.all();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "rate-limits")
    @RunOnVirtualThread
    void refresh() {
        long now = System.nanoTime();
        orders.forgetIdle(now);
        cancels.forgetIdle(now);
        try {
            ofAccounts = repository.all();
        } catch (PersistenceException e) {
            LOG.warnf("rate limits not read: %s", e.getMessage());
        }
    }
}

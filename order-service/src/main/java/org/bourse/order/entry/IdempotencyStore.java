package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The fast way to the answer of an order sent again: results in Redis. A cache that may forget or
 * be away; the venue itself knows which orders came before. Results are kept some milliseconds
 * after they were told, many at once; nobody waits for it.
 */
@ApplicationScoped
class IdempotencyStore {
    private static final long GATHER_MILLIS = 20;

    private final RedisResults redis;
    private final ResultQueue queue;
    private final int venue;

    @Inject
    IdempotencyStore(
            RedisResults redis,
            Vertx vertx,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.redis = redis;
        this.venue = venue;
        queue =
                new ResultQueue(
                        work -> vertx.setTimer(GATHER_MILLIS, _ -> work.run()), redis::keep);
    }

    /** The earlier answer; empty when there is none or Redis is away. */
    Uni<Optional<KnownResult>> find(long account, String clientOrderId) {
        return redis.find(key(account, clientOrderId));
    }

    /** Will be kept, unless Redis is away or much too slow. */
    void keep(long account, String clientOrderId, KnownResult result) {
        queue.add(new ResultQueue.Entry(key(account, clientOrderId), result));
    }

    private String key(long account, String clientOrderId) {
        return "bourse:" + venue + ":order:" + account + ":" + clientOrderId;
    }
}

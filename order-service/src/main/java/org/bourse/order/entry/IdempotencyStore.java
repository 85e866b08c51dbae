package org.bourse.order.entry;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The fast way to the answer of an order sent again: results in Redis. A cache that may forget or
 * be away; the venue itself knows which orders came before.
 */
@ApplicationScoped
class IdempotencyStore {
    private static final long TIMEOUT_MILLIS = 100;

    private final ReactiveValueCommands<String, String> values;
    private final EntryConfig config;
    private final int venue;

    @Inject
    IdempotencyStore(
            ReactiveRedisDataSource redis,
            EntryConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        values = redis.value(String.class);
        this.config = config;
        this.venue = venue;
    }

    /** The earlier answer; empty when there is none or Redis is away. */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 1, delayUnit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "nothing")
    public Uni<Optional<KnownResult>> find(long account, String clientOrderId) {
        return values.get(key(account, clientOrderId))
                .map(text -> Optional.ofNullable(text).flatMap(KnownResult::parse));
    }

    Uni<Optional<KnownResult>> nothing(long account, String clientOrderId) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Completes when it is kept, or when it is not because Redis is away. */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 1, delayUnit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "notKept")
    public Uni<Void> keep(long account, String clientOrderId, KnownResult result) {
        return values.setex(
                key(account, clientOrderId), config.resultTtl().toSeconds(), result.print());
    }

    Uni<Void> notKept(long account, String clientOrderId, KnownResult result) {
        return Uni.createFrom().voidItem();
    }

    private String key(long account, String clientOrderId) {
        return "bourse:" + venue + ":order:" + account + ":" + clientOrderId;
    }
}

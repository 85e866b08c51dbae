package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Results of orders in Redis; without it none are found and none are kept. */
@ApplicationScoped
class RedisResults {
    private static final long TIMEOUT_MILLIS = 100;

    private final Redis redis;
    private final EntryConfig config;

    @Inject
    RedisResults(Redis redis, EntryConfig config) {
        this.redis = redis;
        this.config = config;
    }

    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 1, delayUnit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "nothing")
    public Uni<Optional<KnownResult>> find(String key) {
        return redis.send(Request.cmd(Command.GET).arg(key))
                .map(found ->
                        Optional.ofNullable(found)
                                .map(Response::toString)
                                .flatMap(KnownResult::parse));
    }

    Uni<Optional<KnownResult>> nothing(String key) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Completes when they are kept, or when they are not because Redis is away. */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 1, delayUnit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "notKept")
    public Uni<Void> keep(List<ResultQueue.Entry> entries) {
        return redis.batch(entries.stream().map(this::request).toList()).replaceWithVoid();
    }

    Uni<Void> notKept(List<ResultQueue.Entry> entries) {
        return Uni.createFrom().voidItem();
    }

    private Request request(ResultQueue.Entry entry) {
        return Request.cmd(Command.SETEX)
                .arg(entry.key())
                .arg(config.resultTtl().toSeconds())
                .arg(entry.result().print());
    }
}

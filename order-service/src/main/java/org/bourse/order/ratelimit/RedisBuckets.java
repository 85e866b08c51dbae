package org.bourse.order.ratelimit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Token buckets in Redis, by Redis' own clock. What Redis has forgotten is a full bucket. */
@ApplicationScoped
class RedisBuckets {
    /**
     * A bucket is the microsecond at which it is full again; it is forgotten some time after that.
     * Where that is later than can be, the clock was set back.
     */
    private static final String SCRIPT =
            """
            local second = 1000000
            local time = redis.call('TIME')
            local now = time[1] * second + time[2]
            local full = tonumber(redis.call('GET', KEYS[1]) or now)
            if full < now or full > now + second then
              full = now
            end
            local perSecond = tonumber(ARGV[1])
            local available = math.floor((now + second - full) * perSecond / second)
            local taken = math.min(available, tonumber(ARGV[3]))
            if taken < tonumber(ARGV[2]) then
              taken = 0
            else
              full = full + math.floor(taken * second / perSecond)
              redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', 2000)
            end
            return {taken, full - now}
            """;

    private static final String SCRIPT_HASH = sha1(SCRIPT);
    private static final long TIMEOUT_MILLIS = 100;

    private final RedisAPI redis;
    private final int venue;

    @Inject
    RedisBuckets(
            RedisAPI redis, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.redis = redis;
        this.venue = venue;
    }

    /**
     * As {@link SharedBuckets#take}.
     *
     * @param kind of what tokens are taken for; each has buckets of its own
     */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 20, delay = 1, delayUnit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "away")
    public Uni<Optional<SharedBuckets.Grant>> take(
            String kind, long account, int perSecond, int needed, int wanted) {
        String key = "bourse:" + venue + ":rate:" + kind + ":" + account;
        return redis.evalsha(arguments(SCRIPT_HASH, key, perSecond, needed, wanted))
                .onFailure(RedisBuckets::isScriptUnknown)
                .recoverWithUni(() -> redis.eval(arguments(SCRIPT, key, perSecond, needed, wanted)))
                .map(RedisBuckets::grant);
    }

    Uni<Optional<SharedBuckets.Grant>> away(
            String kind, long account, int perSecond, int needed, int wanted) {
        return Uni.createFrom().item(Optional.empty());
    }

    private static List<String> arguments(
            String script, String key, int perSecond, int needed, int wanted) {
        return List.of(
                script,
                "1",
                key,
                Integer.toString(perSecond),
                Integer.toString(needed),
                Integer.toString(wanted));
    }

    private static Optional<SharedBuckets.Grant> grant(Response response) {
        return Optional.of(
                new SharedBuckets.Grant(response.get(0).toInteger(), response.get(1).toLong()));
    }

    /** A Redis that started anew knows no scripts; running one makes it known. */
    private static boolean isScriptUnknown(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("NOSCRIPT");
    }

    private static String sha1(String script) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

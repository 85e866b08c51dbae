package org.bourse.order.ratelimit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.bourse.platform.problem.Problem;
import org.jboss.logging.Logger;

/**
 * Lets requests through within the limits of their accounts. The limits operators set are read anew
 * every second, so that they hold on all replicas; while the database is away the last ones known
 * hold.
 */
@ApplicationScoped
public class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class);

    private final RateLimiter orders;
    private final RateLimiter cancels;
    private final RateLimitRepository repository;
    private final RateLimitConfig config;
    private final CurrentVertxRequest current;

    private volatile Map<Long, Integer> ofAccounts = Map.of();

    @Inject
    RateLimits(
            RedisBuckets redis,
            RateLimitRepository repository,
            RateLimitConfig config,
            CurrentVertxRequest current) {
        orders = limiter(redis, "orders");
        cancels = limiter(redis, "cancels");
        this.repository = repository;
        this.config = config;
        this.current = current;
    }

    private static RateLimiter limiter(RedisBuckets redis, String kind) {
        SharedBuckets shared =
                (account, perSecond, needed, wanted, answer) ->
                        Uni.createFrom()
                                .deferred(
                                        () -> redis.take(kind, account, perSecond, needed, wanted))
                                .subscribe()
                                .with(answer, _ -> answer.accept(Optional.empty()));
        return new RateLimiter(shared, System::nanoTime);
    }

    /**
     * Sends orders if the account may send so many now, all or none; else answers 429 RATE_LIMITED
     * with Retry-After, or 422 BATCH_ABOVE_RATE_LIMIT to what is more than it may ever send at
     * once. The answer tells the limit and what is left of it, whatever it is.
     *
     * @param count how many orders, at least 1
     * @param then sends them; called once or not at all, where the caller runs
     */
    public Uni<Response> ordered(
            long account, boolean marketMaker, int count, Supplier<Uni<Response>> then) {
        return within(orders, account, marketMaker, count, then);
    }

    /** The same of cancels, which are counted apart from orders. */
    public Uni<Response> cancelled(
            long account, boolean marketMaker, int count, Supplier<Uni<Response>> then) {
        return within(cancels, account, marketMaker, count, then);
    }

    private Uni<Response> within(
            RateLimiter limiter,
            long account,
            boolean marketMaker,
            int count,
            Supplier<Uni<Response>> then) {
        int perSecond =
                ofAccounts.getOrDefault(
                        account, marketMaker ? config.marketMaker() : config.trader());
        RoutingContext request = current.getCurrent();
        CompletableFuture<Allowance> taken = limiter.take(account, perSecond, count);
        Uni<Allowance> allowance = Uni.createFrom().completionStage(taken);
        // Redis is asked once for several requests; each goes on where it came from.
        return (taken.isDone() ? allowance : here(allowance))
                .chain(told -> {
                    tell(request.response(), told);
                    return told.isGranted()
                            ? then.get()
                            : Uni.createFrom().item(refusal(told, count));
                });
    }

    /** With the answer, whatever it will be. */
    private static void tell(HttpServerResponse response, Allowance told) {
        response.putHeader("RateLimit-Limit", Integer.toString(told.limit()));
        response.putHeader("RateLimit-Remaining", Integer.toString(told.remaining()));
        response.putHeader("RateLimit-Reset", Long.toString(told.resetSeconds()));
    }

    private static Uni<Allowance> here(Uni<Allowance> allowance) {
        Context context = Vertx.currentContext();
        return context == null
                ? allowance
                : allowance.emitOn(work -> context.runOnContext(_ -> work.run()));
    }

    private static Response refusal(Allowance told, int count) {
        if (count > told.limit()) {
            return Problem.of(
                            422,
                            "BATCH_ABOVE_RATE_LIMIT",
                            "These are more at once than the account may send in a second.")
                    .toResponse();
        }
        Problem problem =
                Problem.of(429, "RATE_LIMITED", "The account sends more per second than it may.");
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.RETRY_AFTER, told.retryAfterSeconds())
                .build();
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
        orders.forgetIdle();
        cancels.forgetIdle();
        try {
            ofAccounts = repository.all();
        } catch (PersistenceException e) {
            LOG.warnf("rate limits not read: %s", e.getMessage());
        }
    }
}

package org.bourse.order.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bourse.contracts.Topics;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.venue.KeyedOutcome;
import org.bourse.order.venue.OrderEventAdapter;
import org.bourse.order.view.OrderView;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.PositionWatch;
import org.jboss.logging.Logger;

/** Answers from the history, at least as new as what this process has told clients. */
@ApplicationScoped
public class OrderHistory {
    private static final Logger LOG = Logger.getLogger(OrderHistory.class);

    /** By so many commands another replica may have heard more than this one. */
    private static final long AHEAD_MAX = 10_000;

    private final OrderRepository orders;
    private final PositionWatch watch;
    private final OrderEventAdapter events;
    private final SymbolDirectory symbols;
    private final HistoryConfig config;
    private final HistoryDatabase database;
    private final KeyedRequestTable keyedRequests;

    @Inject
    OrderHistory(
            OrderRepository orders,
            PositionWatch watch,
            OrderEventAdapter events,
            SymbolDirectory symbols,
            HistoryConfig config,
            HistoryDatabase database,
            KeyedRequestTable keyedRequests) {
        this.orders = orders;
        this.watch = watch;
        this.events = events;
        this.symbols = symbols;
        this.config = config;
        this.database = database;
        this.keyedRequests = keyedRequests;
    }

    /** An order as it is at the position or later. Completes on another thread. */
    public Uni<Lookup> lookUp(long orderId, long position) {
        return atPosition(position, () -> orders.ofId(orderId));
    }

    /** As {@link #lookUp(long, long)}, by the client's id. */
    public Uni<Lookup> lookUp(long account, String clientOrderId, long position) {
        return atPosition(position, () -> orders.ofClientOrderId(account, clientOrderId));
    }

    /** As {@link #lookUp(long, long)}; empty when there is nothing to show. */
    public Uni<Optional<OrderView>> lookUpView(long orderId, long position) {
        return lookUp(orderId, position)
                .map(lookup ->
                        lookup instanceof Lookup.Found(OrderDetail detail)
                                ? Optional.of(view(detail))
                                : Optional.empty());
    }

    /**
     * What became of the first request with a client's key; empty also when the database is away.
     *
     * @param key the key's half of the request's id
     */
    public Uni<Optional<KeyedOutcome>> keyed(long key) {
        return database.read(() -> keyedRequests.find(key))
                .onFailure()
                .invoke(failure -> LOG.warnf("keys not read: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** A database that is away is as one that is behind. */
    private Uni<Lookup> atPosition(long position, Supplier<Optional<OrderDetail>> query) {
        return Uni.createFrom()
                .completionStage(() -> reached(position))
                .chain(reached ->
                        reached
                                ? database.read(query).map(OrderHistory::found)
                                : Uni.createFrom().item(new Lookup.Behind()))
                .onFailure()
                .invoke(failure -> LOG.warnf("history not read: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(new Lookup.Behind());
    }

    private static Lookup found(Optional<OrderDetail> detail) {
        return detail.<Lookup>map(Lookup.Found::new).orElseGet(Lookup.Absent::new);
    }

    /**
     * Waits until the history shows all this process has heard of, and the position too, so that a
     * client reads what it was told. Waits at most the configured time.
     *
     * @return whether it does
     */
    boolean awaitNewest(long position) {
        return reached(position).join();
    }

    private CompletableFuture<Boolean> reached(long position) {
        return watch.reached(
                        Topics.ORDER_EVENTS,
                        Math.max(position, events.newestChange()),
                        config.readTimeout())
                .toCompletableFuture()
                .completeOnTimeout(false, config.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether a command can have this position, or have had it on a replica that is ahead. */
    public boolean isPlausible(long position) {
        long newest = events.newestPosition();
        return newest < 0 || position <= newest + AHEAD_MAX;
    }

    /** Whether a command of this position was carried out, as far as this process knows. */
    boolean isHeardOf(long position) {
        return position <= events.newestPosition();
    }

    Optional<OrderDetail> ofId(long orderId) {
        return read(() -> orders.ofId(orderId));
    }

    Optional<OrderDetail> ofClientOrderId(long account, String clientOrderId) {
        return read(() -> orders.ofClientOrderId(account, clientOrderId));
    }

    List<Order> list(OrderFilter filter) {
        return read(() -> orders.list(filter));
    }

    /**
     * @throws ProblemException 503 when the database is slow or away
     */
    private <T> T read(Supplier<T> query) {
        return database.read(query)
                .onFailure()
                .transform(OrderHistory::unavailable)
                .await()
                .indefinitely();
    }

    private static ProblemException unavailable(Throwable cause) {
        LOG.warnf("history not read: %s", cause.toString());
        return new ProblemException(
                Problem.of(503, "HISTORY_UNAVAILABLE", "The history cannot be read now."));
    }

    OrderView view(OrderDetail detail) {
        return OrderViews.of(detail, symbols.ofOrder(detail.terms().symbol()));
    }

    OrderView view(Order order) {
        return OrderViews.of(order, symbols.ofOrder(order.terms().symbol()));
    }
}

package org.bourse.order.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    private final PositionWatch watch;
    private final OrderEventAdapter events;
    private final SymbolDirectory symbols;
    private final HistoryConfig config;
    private final HistoryDatabase database;
    private final HistoryPartitions partitions;

    @Inject
    OrderHistory(
            PositionWatch watch,
            OrderEventAdapter events,
            SymbolDirectory symbols,
            HistoryConfig config,
            HistoryDatabase database,
            HistoryPartitions partitions) {
        this.watch = watch;
        this.events = events;
        this.symbols = symbols;
        this.config = config;
        this.database = database;
        this.partitions = partitions;
    }

    /** An order as it is at the position or later. Completes on another thread. */
    public Uni<Lookup> lookUp(long orderId, long position) {
        return atPosition(position, HistoryQueries.order(orderId));
    }

    /** As {@link #lookUp(long, long)}, by the client's id. */
    public Uni<Lookup> lookUp(long account, String clientOrderId, long position) {
        return atPosition(position, HistoryQueries.order(account, clientOrderId));
    }

    /**
     * What became of the first request with a client's key; empty also when the database is away.
     *
     * @param key the key's half of the request's id
     */
    public Uni<Optional<KeyedOutcome>> keyed(long key) {
        return database.read(it -> KeyedRequestTable.find(it, key))
                .onFailure()
                .invoke(failure -> LOG.warnf("keys not read: %s", failure.toString()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** A database that is away is as one that is behind. */
    private Uni<Lookup> atPosition(long position, Query query) {
        return Uni.createFrom()
                .completionStage(() -> reached(position))
                .chain(reached ->
                        reached
                                ? database.read(it -> HistoryReads.detail(it, query))
                                        .map(OrderHistory::found)
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

    /**
     * As {@link #awaitNewest}, for a client that may name a position.
     *
     * @throws ProblemException 503 when it names one and the history does not show it
     */
    void awaitNewest(OptionalLong minPosition) {
        boolean isPlausible = minPosition.isEmpty() || isPlausible(minPosition.getAsLong());
        boolean isThere = isPlausible && awaitNewest(minPosition.orElse(-1));
        if (minPosition.isPresent() && !isThere) {
            throw behind();
        }
    }

    static ProblemException behind() {
        return new ProblemException(
                Problem.of(503, "HISTORY_BEHIND", "The history does not show it yet; ask again."));
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

    Optional<OrderLife> ofId(long orderId) {
        return read(it -> HistoryReads.life(it, HistoryQueries.order(orderId)));
    }

    Optional<OrderLife> ofClientOrderId(long account, String clientOrderId) {
        return read(it -> HistoryReads.life(it, HistoryQueries.order(account, clientOrderId)));
    }

    /** One more than the filter's limit when there are more. */
    List<Order> list(OrderFilter filter) {
        return read(it -> HistoryReads.orders(it, filter));
    }

    /** One more than the filter's limit when there are more. */
    List<OrderTrade> list(TradeFilter filter) {
        return read(it -> HistoryReads.trades(it, filter, partitions.tradesHeld()));
    }

    /**
     * @throws ProblemException 503 when the database is slow or away
     */
    private <T> T read(HistoryReads.Read<T> read) {
        return database.read(read)
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

    OrderDetailView view(OrderLife life) {
        return HistoryViews.of(life, symbols.ofOrder(life.detail().terms().symbol()));
    }

    OrderView view(Order order) {
        return OrderViews.of(order, symbols.ofOrder(order.terms().symbol()));
    }

    AccountFillView view(OrderTrade trade) {
        return HistoryViews.of(trade, symbols.ofOrder(trade.symbol()));
    }
}

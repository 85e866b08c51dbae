package org.bourse.order.venue;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.platform.events.Answers;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.platform.log.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Hears all of {@code order-events} from the process's start and hands each answer to its request.
 */
@Startup
@ApplicationScoped
public class OrderEventAdapter {
    private final EventTails tails;
    private final SymbolDirectory symbols;
    private final Admission admission;
    private final Answers<VenueAnswer> answers;

    /** What those ask who wait for an answer. */
    private final ConcurrentHashMap<RequestId, CommandBody> asked = new ConcurrentHashMap<>();

    private final ReentrantLock ordersLock = new ReentrantLock();
    private final KnownOrders orders;
    private final KeyedOutcomes keyed;

    private volatile long newestPosition = -1;
    private volatile long newestChange = -1;

    @Inject
    OrderEventAdapter(
            EventTails tails, SymbolDirectory symbols, Admission admission, VenueConfig config) {
        this.tails = tails;
        this.symbols = symbols;
        this.admission = admission;
        answers = new Answers<>(admission.inFlightMax());
        orders = new KnownOrders(config.liveOrdersMax(), config.endedOrdersMax());
        keyed = new KeyedOutcomes(config.keyedRequestsMax());
    }

    @PostConstruct
    void start() {
        tails.follow(
                Duration.ZERO,
                List.of(
                        new EventTail<>(
                                Topics.ORDER_EVENTS,
                                OrderEvents.parser(),
                                OrderEvents::getHeader,
                                new EventTail.Start.End(),
                                this::receive)));
    }

    /** The position of the newest command whose events were heard; -1 before the first. */
    public long newestPosition() {
        return newestPosition;
    }

    /** The position of the newest command that changed an order; -1 before the first. */
    public long newestChange() {
        return newestChange;
    }

    /** An order as it is now; empty when this process does not remember it. */
    public Optional<OrderDetail> order(long orderId) {
        ordersLock.lock();
        try {
            return orders.detail(orderId);
        } finally {
            ordersLock.unlock();
        }
    }

    /**
     * The same as of a command's position or later; empty, too, when this process has not heard so
     * far.
     */
    public Optional<OrderDetail> order(long orderId, long position) {
        return newestPosition < position ? Optional.empty() : order(orderId);
    }

    /**
     * What became of a request with a client's key, as far as this process remembers.
     *
     * @param key the key's half of the request's id
     */
    public Optional<KeyedOutcome> keyed(long key) {
        return keyed.find(key);
    }

    /** What the venue says to a request that is about to be sent. */
    CompletableFuture<VenueAnswer> expect(RequestId id, CommandBody command, Duration atMost) {
        asked.put(id, command);
        CompletableFuture<VenueAnswer> answer = answers.expect(id, atMost);
        answer.whenComplete((said, failure) -> asked.remove(id));
        return answer;
    }

    private void receive(OrderEvents record) {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasConfigured()) {
                symbols.configured(event.getConfigured());
            }
        }
        RequestId id = RequestId.of(record.getHeader());
        Optional<VenueAnswer> answer = follow(record, asked.get(id));
        newestPosition = record.getHeader().getPosition();
        KeyedOutcome.in(record).ifPresent(keyed::keep);
        admission.reached(newestPosition);
        if (Transitions.any(record)) {
            newestChange = newestPosition;
        }
        // Last, so that a client that reads after its answer is not shown less.
        answer.ifPresent(said -> answers.answered(id, said));
    }

    private Optional<VenueAnswer> follow(OrderEvents record, @Nullable CommandBody command) {
        ordersLock.lock();
        try {
            return orders.receive(record, command);
        } finally {
            ordersLock.unlock();
        }
    }
}

package org.bourse.order.venue;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.platform.events.Answers;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.platform.log.Admission;

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
    private final KnownOrders orders;

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
    }

    @PostConstruct
    void start() {
        tails.tail(
                Topics.ORDER_EVENTS,
                OrderEvents.parser(),
                OrderEvents::getHeader,
                new EventTail.Start.End(),
                this::receive);
    }

    /** The position of the newest command whose events were heard; -1 before the first. */
    public long newestPosition() {
        return newestPosition;
    }

    /** The position of the newest command that changed an order; -1 before the first. */
    public long newestChange() {
        return newestChange;
    }

    /** What the venue says to a request that is about to be sent. */
    CompletableFuture<VenueAnswer> expect(RequestId id, Duration atMost) {
        return answers.expect(id, atMost);
    }

    private void receive(OrderEvents record) {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasConfigured()) {
                symbols.configured(event.getConfigured());
            }
        }
        Optional<VenueAnswer> answer = orders.receive(record);
        newestPosition = record.getHeader().getPosition();
        admission.reached(newestPosition);
        if (Transitions.any(record)) {
            newestChange = newestPosition;
        }
        // Last, so that a client that reads after its answer is not shown less.
        answer.ifPresent(said -> answers.answered(RequestId.of(record.getHeader()), said));
    }
}

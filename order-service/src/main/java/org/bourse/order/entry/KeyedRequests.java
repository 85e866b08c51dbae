package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.order.history.OrderHistory;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.venue.KeyedOutcome;
import org.bourse.order.venue.OrderEventAdapter;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.venue.VenueRequests;
import org.bourse.platform.log.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Sends cancels and replaces, which a client may give an {@code Idempotency-Key}: a repeat is told
 * what became of the first. The key is part of the command's request id, so every replica that
 * hears the venue knows it, and so does the history.
 */
@ApplicationScoped
class KeyedRequests {
    /** A database that is slow or away does not hold up a cancel. */
    private static final Duration HISTORY_WAIT = Duration.ofMillis(200);

    private final VenueRequests venue;
    private final OrderEventAdapter events;
    private final OrderHistory history;

    /** Those under way here: who comes again waits with the first. */
    private final ConcurrentHashMap<RequestId, CompletableFuture<Outcome>> underWay =
            new ConcurrentHashMap<>();

    @Inject
    KeyedRequests(VenueRequests venue, OrderEventAdapter events, OrderHistory history) {
        this.venue = venue;
        this.events = events;
        this.history = history;
    }

    /**
     * Sends the command, unless it came before. Completes on the caller's event loop.
     *
     * @param key the client's, well formed; null: none
     * @param orderId the order it is about; 0: another way of naming one, or many
     */
    Uni<Outcome> send(
            @Nullable String key,
            long account,
            long orderId,
            CommandBody command,
            Admission.Priority priority) {
        Uni<Outcome> outcome;
        if (key == null) {
            outcome = Uni.createFrom().completionStage(venue.send(command, priority));
        } else {
            RequestId id = RequestId.keyed(account, key, content(command));
            outcome =
                    find(id).chain(known ->
                            known.isPresent()
                                    ? Uni.createFrom().item(again(id, orderId, known.get()))
                                    : Uni.createFrom()
                                            .completionStage(once(id, orderId, command, priority)));
        }
        return outcome.emitOn(EventLoop.current());
    }

    private Uni<Optional<KeyedOutcome>> find(RequestId id) {
        Optional<KeyedOutcome> heard = events.keyed(id.high());
        return heard.isPresent()
                ? Uni.createFrom().item(heard)
                : history.keyed(id.high())
                        .ifNoItem()
                        .after(HISTORY_WAIT)
                        .recoverWithItem(Optional.empty());
    }

    private Outcome again(RequestId id, long orderId, KeyedOutcome known) {
        if (!known.id().equals(id)) {
            return new Outcome.KeyReused();
        }
        // The history may have heard of it before this process did.
        Optional<OrderDetail> detail = events.order(orderId, known.position());
        return new Outcome.Answered(
                known.refusal().isPresent()
                        ? new VenueAnswer.NotDone(known.refusal().get(), known.position(), detail)
                        : new VenueAnswer.Done(known.position(), detail));
    }

    private CompletionStage<Outcome> once(
            RequestId id, long orderId, CommandBody command, Admission.Priority priority) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> first = underWay.putIfAbsent(id, mine);
        if (first != null) {
            return first;
        }
        mine.whenComplete((outcome, failure) -> underWay.remove(id));
        // The one before may have been answered since it was looked for.
        Optional<KeyedOutcome> heard = events.keyed(id.high());
        if (heard.isPresent()) {
            mine.complete(again(id, orderId, heard.get()));
        } else {
            venue.send(id, command, priority)
                    .thenApply(told ->
                            first(told, events.keyed(id.high()), it -> again(id, orderId, it)))
                    .thenAccept(mine::complete);
        }
        return mine;
    }

    /**
     * What became of the first command with the key, where that of a later one was told: another
     * replica's may have been answered after it was looked for and before this one's answer was
     * expected.
     */
    static Outcome first(
            Outcome told, Optional<KeyedOutcome> known, Function<KeyedOutcome, Outcome> again) {
        return told instanceof Outcome.Answered(VenueAnswer answer)
                ? known.filter(it -> it.position() < position(answer)).map(again).orElse(told)
                : told;
    }

    /** Of the command; -1 of what has no key. */
    private static long position(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Done done -> done.position();
            case VenueAnswer.NotDone notDone -> notDone.position();
            case VenueAnswer.CancelsBegan began -> began.position();
            case VenueAnswer.CancelAfterSet set -> set.position();
            case VenueAnswer.Placed _,
                    VenueAnswer.Refused _,
                    VenueAnswer.Listed _,
                    VenueAnswer.Repeated _ ->
                    -1;
        };
    }

    /** What makes two requests the same: all but until when they are valid. */
    private static byte[] content(CommandBody command) {
        CommandBody.Builder body = command.toBuilder();
        if (body.hasCancelOrder()) {
            body.getCancelOrderBuilder().clearValidUntilMicros();
        } else if (body.hasReplaceOrder()) {
            body.getReplaceOrderBuilder().clearValidUntilMicros();
        } else if (body.hasCancelOrders()) {
            body.getCancelOrdersBuilder().clearValidUntilMicros();
        }
        return body.build().toByteArray();
    }
}

package org.bourse.risk.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.SetAccountState;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.log.CommandPublisher;
import org.bourse.risk.policy.Action;
import org.bourse.risk.policy.CloseOutStep;
import org.bourse.risk.policy.LimitWatch;
import org.bourse.risk.policy.Measures;
import org.bourse.risk.policy.Trip;
import org.jboss.logging.Logger;

/** Sends the commands that follow from what the watch finds. Who holds the lock may use it. */
final class Actor {
    private static final Logger LOG = Logger.getLogger(Actor.class);

    private final LimitWatch watch;
    private final ReentrantLock lock;
    private final CommandPublisher publisher;
    private final Resender resender;
    private final Reactions reactions;
    private final int venue;
    private final Clock clock = Clock.systemUTC();

    Actor(
            LimitWatch watch,
            ReentrantLock lock,
            CommandPublisher publisher,
            Resender resender,
            Reactions reactions,
            int venue) {
        this.watch = watch;
        this.lock = lock;
        this.publisher = publisher;
        this.resender = resender;
        this.reactions = reactions;
        this.venue = venue;
    }

    /**
     * Sends what is to be done. Within the lock, so that of two commands for an account the
     * stricter one is the later one, and sales follow what allows nothing else.
     *
     * @param written when the event was that it is a reaction to; empty for none
     */
    List<TripRecorder.Entry> react(Optional<Instant> written) {
        List<Trip> trips = watch.trips();
        List<TripRecorder.Entry> done = new ArrayList<>(trips.size());
        for (Trip trip : trips) {
            LOG.infof("limit tripped account=%d trip=%s", trip.account(), trip.id(venue));
            done.add(new TripRecorder.Tripped(trip, command(trip, written), watch.reference()));
            if (trip.action() == Action.CLOSE_OUT && !trip.isOfGroup()) {
                watch.closeOut(trip.account(), trip.id(venue), 0, 0);
            }
        }
        if (watch.isLive()) {
            for (CloseOutStep step : watch.closeOutSteps()) {
                done.add(entry(step));
            }
        }
        return done;
    }

    /** None for a group as such: its accounts have trips of their own. */
    private Optional<CompletionStage<Long>> command(Trip trip, Optional<Instant> written) {
        if (trip.isOfGroup()) {
            return Optional.empty();
        }
        RequestId id = trip.requestId(venue);
        Optional<Long> sentBefore = watch.positionOf(id);
        if (sentBefore.isPresent()) {
            return Optional.of(CompletableFuture.completedStage(sentBefore.get()));
        }
        return Measures.of(trip.action(), trip.account(), watch.state(trip.account()))
                .map(measure -> {
                    watch.expect(trip.account(), measure.getState());
                    CompletionStage<Long> position =
                            resender.untilTaken(publish(id, measure), () -> again(id, measure));
                    written.ifPresent(at ->
                            position.thenRun(
                                    () -> reactions.took(trip.action(), at, clock.instant())));
                    return position;
                });
    }

    private CompletionStage<Long> again(RequestId id, SetAccountState measure) {
        lock.lock();
        try {
            AccountStatus state =
                    Measures.stricter(measure.getState(), watch.state(measure.getAccount()));
            return publish(id, measure.toBuilder().setState(state).build());
        } finally {
            lock.unlock();
        }
    }

    private CompletionStage<Long> publish(RequestId id, SetAccountState measure) {
        return publish(id, CommandBody.newBuilder().setSetAccountState(measure).build());
    }

    private CompletionStage<Long> publish(RequestId id, CommandBody body) {
        return publisher.publish(Writer.RISK, id, body);
    }

    private TripRecorder.Entry entry(CloseOutStep step) {
        return switch (step) {
            case CloseOutStep.Sell sell -> {
                LOG.infof("closed out account=%d step=%d", sell.account(), sell.number());
                yield new TripRecorder.Sold(sell, send(sell));
            }
            case CloseOutStep.Ended ended -> {
                LOG.infof(
                        "closing out ended account=%d end=%s steps=%d",
                        ended.account(), ended.end(), ended.steps());
                yield new TripRecorder.ClosedOut(ended, watch.position(), watch.venueTimeMicros());
            }
        };
    }

    /** A step sent again under the same ids does nothing again. */
    private List<CompletionStage<Long>> send(CloseOutStep.Sell sell) {
        List<CompletionStage<Long>> sent = new ArrayList<>(sell.sales().size() + 1);
        long account = sell.account();
        if (sell.cancels()) {
            CancelOrders cancel = CancelOrders.newBuilder().setAccount(account).build();
            sent.add(
                    sending(
                            sell.cancelId(),
                            CommandBody.newBuilder().setCancelOrders(cancel).build()));
        }
        for (CloseOutStep.Sale sale : sell.sales()) {
            sent.add(
                    sending(
                            sale.id(),
                            CommandBody.newBuilder().setPlaceOrder(sale.order(account)).build()));
        }
        return sent;
    }

    private CompletionStage<Long> sending(RequestId id, CommandBody body) {
        return resender.untilTaken(publish(id, body), () -> publish(id, body));
    }
}

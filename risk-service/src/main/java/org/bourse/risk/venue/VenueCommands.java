package org.bourse.risk.venue;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.events.Answers;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.platform.log.CommandLogException;
import org.bourse.platform.log.CommandPublisher;

/** Tells the core what RISK decides by command and hears its answer. */
@Startup
@ApplicationScoped
public class VenueCommands {
    /** A few answers to people among the venue's many events: a look every so often is enough. */
    private static final Duration ANSWER_PACE = Duration.ofMillis(50);

    private final CommandPublisher publisher;
    private final EventTails tails;
    private final EntryConfig config;
    private final Answers<VenueAnswer> answers;

    @Inject
    VenueCommands(CommandPublisher publisher, EventTails tails, EntryConfig config) {
        this.publisher = publisher;
        this.tails = tails;
        this.config = config;
        answers = new Answers<>(config.waitingMax());
    }

    @PostConstruct
    void start() {
        tails.follow(
                ANSWER_PACE,
                List.of(
                        new EventTail<>(
                                Topics.ORDER_EVENTS,
                                OrderEvents.parser(),
                                OrderEvents::getHeader,
                                new EventTail.Start.End(),
                                this::receive)));
    }

    /**
     * What the venue says, no later than twice the configured time; the future never fails.
     *
     * @param body of a command that RISK may send
     */
    public CompletableFuture<VenueAnswer> submit(CommandBody body) {
        RequestId id = RequestId.random();
        CompletableFuture<VenueAnswer> answer = answers.expect(id, config.answerTimeout());
        if (answer.isCompletedExceptionally()) {
            return CompletableFuture.completedFuture(new VenueAnswer.NotSent());
        }
        publisher
                .publish(Writer.RISK, id, body)
                .whenComplete((position, failure) -> {
                    if (failure instanceof CommandLogException e && !e.outcomeUnknown()) {
                        answers.answered(id, new VenueAnswer.NotSent());
                    }
                });
        return answer.exceptionally(timeout -> new VenueAnswer.Unknown())
                .completeOnTimeout(
                        new VenueAnswer.Unknown(),
                        config.answerTimeout().toMillis() * 2,
                        TimeUnit.MILLISECONDS);
    }

    private void receive(OrderEvents events) {
        if (events.getHeader().getWriter() != Writer.RISK) {
            return;
        }
        RequestId id = RequestId.of(events.getHeader());
        for (OrderEvent event : events.getEventsList()) {
            switch (event.getBodyCase()) {
                case LIMITS_SET, ACCOUNT_TIER_SET, MASS_CANCEL_BEGAN ->
                        answers.answered(
                                id, new VenueAnswer.Done(events.getHeader().getPosition()));
                case COMMAND_REJECTED ->
                        answers.answered(
                                id, new VenueAnswer.Rejected(event.getCommandRejected().getCode()));
                case PROGRESS,
                        CONFIGURED,
                        ACCEPTED,
                        REJECTED,
                        REPEATED_ORDER,
                        FILLED,
                        CANCELLED,
                        REPLACED,
                        TRIGGERED,
                        REDUCED,
                        SELF_TRADE_PREVENTED,
                        CANCEL_AFTER_SET,
                        ACCOUNT_STATE_SET,
                        ACCOUNT_TRADING_SET,
                        FEE_TIER_SET,
                        SCHEDULE_SET,
                        KEY_ACTIVATED,
                        KEY_REVOKED,
                        EPOCH_BEGUN,
                        LEADER_CLAIMED,
                        COMMAND_SKIPPED,
                        VENUE_RESUMED,
                        BODY_NOT_SET -> {}
            }
        }
    }
}

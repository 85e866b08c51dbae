package org.bourse.marketdata.feed;

import com.google.protobuf.Message;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.marketdata.account.AccountBoard;
import org.bourse.marketdata.account.AccountFrames;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;

/** Reads what the venue says of accounts, from some time back. */
@Startup
@ApplicationScoped
public class AccountFeed {
    private final EventTails tails;
    private final FeedConfig config;
    private final MarketBoard market;
    private final AccountBoard board;

    private volatile List<EventTail<? extends Message>> started = List.of();

    @Inject
    public AccountFeed(EventTails tails, FeedConfig config, MarketFeed market) {
        this.tails = tails;
        this.config = config;
        this.market = market.board();
        board =
                new AccountBoard(
                        new AccountFrames(this.market::symbol, this.market::asset),
                        FeedConfig.bounded(
                                "account-steps-max", config.accountStepsMax(), 10_000_000));
    }

    @PostConstruct
    void start() {
        EventTail.Start start = new EventTail.Start.LookBack(config.lookBack());
        started =
                List.of(
                        tails.tail(
                                Topics.ORDER_EVENTS,
                                OrderEvents.parser(),
                                OrderEvents::getHeader,
                                start,
                                config.pace(),
                                this::receive),
                        tails.tail(
                                Topics.LEDGER_EVENTS,
                                LedgerEvents.parser(),
                                LedgerEvents::getHeader,
                                start,
                                config.pace(),
                                this::receive));
    }

    public AccountBoard board() {
        return board;
    }

    /** True once all that was there at the start is read. */
    public boolean live() {
        return !started.isEmpty() && started.stream().allMatch(EventTail::caughtUp);
    }

    private void receive(OrderEvents events) {
        events.getEventsList().stream()
                .filter(event -> event.hasConfigured())
                .forEach(event -> market.learn(event.getConfigured()));
        board.apply(events);
    }

    private void receive(LedgerEvents events) {
        events.getEventsList().stream()
                .filter(event -> event.hasConfigured())
                .forEach(event -> market.learn(event.getConfigured()));
        board.apply(events);
    }
}

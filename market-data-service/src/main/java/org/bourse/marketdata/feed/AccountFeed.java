package org.bourse.marketdata.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.marketdata.account.AccountBoard;
import org.bourse.marketdata.account.AccountFrames;
import org.bourse.marketdata.account.AccountStreams;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.platform.events.EventTail;

/** Reads what the venue says of accounts, from some time back. */
@ApplicationScoped
public class AccountFeed {
    private final MarketBoard market;
    private final AccountBoard board;
    private final PositionFeed positions;
    private final FundingFeed funding;
    private final AlertFeed alerts;
    private final List<EventTail<?>> tails;

    @Inject
    public AccountFeed(
            FeedConfig config,
            MarketFeed market,
            PositionFeed positions,
            FundingFeed funding,
            AlertFeed alerts) {
        this.positions = positions;
        this.funding = funding;
        this.alerts = alerts;
        this.market = market.board();
        board =
                new AccountBoard(
                        new AccountFrames(this.market::symbol, this.market::asset),
                        config.accountStepsMax());
        EventTail.Start start = new EventTail.Start.LookBack(config.lookBack());
        tails =
                List.of(
                        new EventTail<>(
                                Topics.ORDER_EVENTS,
                                OrderEvents.parser(),
                                OrderEvents::getHeader,
                                start,
                                this::receive),
                        new EventTail<>(
                                Topics.LEDGER_EVENTS,
                                LedgerEvents.parser(),
                                LedgerEvents::getHeader,
                                start,
                                this::receive));
    }

    /** What it reads. */
    List<EventTail<?>> tails() {
        return tails;
    }

    /** Those that a kind of stream is among. */
    public AccountStreams streams(StreamKind kind) {
        if (kind == StreamKind.FUNDING) {
            return funding.board();
        }
        if (kind == StreamKind.ALERTS) {
            return alerts.board();
        }
        return kind == StreamKind.POSITIONS || kind == StreamKind.PNL ? positions.board() : board;
    }

    /** The client is gone. */
    public void leave(Subscriber subscriber) {
        board.leave(subscriber);
        positions.board().leave(subscriber);
        funding.board().leave(subscriber);
        alerts.board().leave(subscriber);
    }

    /** True once all that was there at the start is read. */
    public boolean live() {
        return positions.live()
                && funding.live()
                && alerts.live()
                && tails.stream().allMatch(EventTail::caughtUp);
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

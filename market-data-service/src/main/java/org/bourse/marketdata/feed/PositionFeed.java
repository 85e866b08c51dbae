package org.bourse.marketdata.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.marketdata.account.PositionBoard;
import org.bourse.marketdata.account.PositionFrames;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads all of the compacted topic account-positions, and what comes. */
@Startup
@ApplicationScoped
public class PositionFeed {
    private final MarketFeed market;
    private final PositionBoard board;
    private final TopicTail tail;

    @Inject
    public PositionFeed(
            FeedConfig config,
            MarketFeed market,
            Brokers brokers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.market = market;
        board =
                new PositionBoard(
                        new PositionFrames(
                                number -> market.board().symbol(number).orElseThrow(),
                                number -> market.statistics().ticker(number).lastTicks()),
                        config.accountStepsMax());
        tail =
                new TopicTail(
                        Topics.ACCOUNT_POSITIONS,
                        venue,
                        brokers,
                        (reader, partition, _) -> reader.beginning(partition),
                        this::receive);
    }

    PositionBoard board() {
        return board;
    }

    /** True once all that was there at the start is read. */
    boolean live() {
        return tail.caughtUp();
    }

    @PostConstruct
    void start() {
        market.everySecond(
                () -> board.tellResults(market.statistics().reached().venueTimeMicros()));
        tail.start();
    }

    @PreDestroy
    void stop() {
        tail.stop();
    }

    private void receive(byte[] value, long sequence) throws InvalidProtocolBufferException {
        AccountPosition state = AccountPosition.parseFrom(value);
        // It was traded, so trade-events, which are read beside, have listed it.
        tail.await(() -> market.board().symbol(state.getSymbol()).isPresent());
        board.apply(state, sequence);
    }
}

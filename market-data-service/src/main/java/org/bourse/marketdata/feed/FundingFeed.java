package org.bourse.marketdata.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.marketdata.account.FundingBoard;
import org.bourse.marketdata.account.FundingFrames;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what deposits, withdrawals and transfers have become, from some time back. */
@Startup
@ApplicationScoped
public class FundingFeed {
    private final MarketFeed market;
    private final FundingBoard board;
    private final TopicTail tail;

    @Inject
    public FundingFeed(
            FeedConfig config,
            MarketFeed market,
            Brokers brokers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.market = market;
        board =
                new FundingBoard(
                        new FundingFrames(number -> market.board().asset(number).orElseThrow()),
                        config.accountStepsMax());
        tail =
                new TopicTail(
                        Topics.FUNDING_UPDATES,
                        venue,
                        brokers,
                        (reader, partition, end) ->
                                reader.before(partition, end, config.lookBack()),
                        this::receive);
    }

    FundingBoard board() {
        return board;
    }

    /** True once all that was there at the start is read. */
    boolean live() {
        return tail.caughtUp();
    }

    @PostConstruct
    void start() {
        tail.start();
    }

    @PreDestroy
    void stop() {
        tail.stop();
    }

    private void receive(byte[] value, long sequence) throws InvalidProtocolBufferException {
        FundingUpdate update = FundingUpdate.parseFrom(value);
        // The venue's asset: trade-events, which are read beside, have listed it.
        tail.await(() -> market.board().asset(update.getAsset()).isPresent());
        board.apply(update, sequence);
    }
}

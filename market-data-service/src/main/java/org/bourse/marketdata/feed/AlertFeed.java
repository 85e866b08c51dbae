package org.bourse.marketdata.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.account.AlertBoard;
import org.bourse.marketdata.account.AlertFrames;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the newest records of risk-alerts, and what comes. */
@Startup
@ApplicationScoped
public class AlertFeed {
    private final AlertBoard board;
    private final TopicTail tail;

    @Inject
    public AlertFeed(
            FeedConfig config,
            MarketFeed market,
            Brokers brokers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        int alertsMax = config.alertsMax();
        board =
                new AlertBoard(
                        new AlertFrames(
                                number -> market.board().symbol(number),
                                number -> market.board().asset(number)),
                        alertsMax);
        tail =
                new TopicTail(
                        Topics.RISK_ALERTS,
                        venue,
                        brokers,
                        (reader, partition, end) ->
                                Math.max(reader.beginning(partition), end - alertsMax),
                        this::receive);
    }

    AlertBoard board() {
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
        board.apply(RiskAlert.parseFrom(value), sequence);
    }
}

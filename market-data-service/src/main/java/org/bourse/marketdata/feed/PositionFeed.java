package org.bourse.marketdata.feed;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.marketdata.account.PositionBoard;
import org.bourse.marketdata.account.PositionFrames;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.events.PartitionReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads all of the compacted topic account-positions, and what comes. A record's offset, which all
 * replicas see alike, is what its stream is resumed by.
 */
@Startup
@ApplicationScoped
public class PositionFeed {
    private static final Logger LOG = Logger.getLogger(PositionFeed.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final MarketFeed market;
    private final PositionBoard board;
    private final TopicPartition partition;
    private final PartitionReader reader;

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    @Inject
    public PositionFeed(
            FeedConfig config,
            MarketFeed market,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.market = market;
        board =
                new PositionBoard(
                        new PositionFrames(
                                number -> market.board().symbol(number).orElseThrow(),
                                number -> market.statistics().ticker(number).lastTicks()),
                        FeedConfig.bounded(
                                "account-steps-max", config.accountStepsMax(), 10_000_000));
        partition = new TopicPartition(Topics.ACCOUNT_POSITIONS, venue);
        reader = new PartitionReader(servers);
    }

    PositionBoard board() {
        return board;
    }

    /** True once all that was there at the start is read. */
    boolean live() {
        return caughtUp;
    }

    @PostConstruct
    void start() {
        market.everySecond(
                () -> board.tellResults(market.statistics().reached().venueTimeMicros()));
        Thread.ofPlatform().name("account-positions").daemon(true).start(this::run);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    private void run() {
        try (PartitionReader in = reader) {
            long end = in.end(partition);
            in.start(Map.of(partition, in.beginning(partition)));
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    AccountPosition state = AccountPosition.parseFrom(entry.value());
                    awaitSymbol(state.getSymbol());
                    board.apply(state, entry.offset() + 1);
                }
                caughtUp |= in.position(partition) >= end;
            }
        } catch (WakeupException e) {
            LOG.debug("account positions end");
        } catch (Throwable e) {
            LOG.error("account positions failed", e);
            FatalFault.stop("account positions failed");
        }
    }

    /** It was traded, so trade-events, which are read beside, have listed it. */
    private void awaitSymbol(int symbol) {
        while (!stopping && market.board().symbol(symbol).isEmpty()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}

package org.bourse.marketdata.feed;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.marketdata.account.AlertBoard;
import org.bourse.marketdata.account.AlertFrames;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.events.PartitionReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads the newest records of risk-alerts, and what comes. A record's offset, which all replicas
 * see alike, is what the stream is resumed by.
 */
@Startup
@ApplicationScoped
public class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);

    private final AlertBoard board;
    private final int alertsMax;
    private final TopicPartition partition;
    private final PartitionReader reader;

    private volatile boolean caughtUp;
    private volatile boolean stopping;

    @Inject
    public AlertFeed(
            FeedConfig config,
            MarketFeed market,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        alertsMax = FeedConfig.bounded("alerts-max", config.alertsMax(), 1_000_000);
        board =
                new AlertBoard(
                        new AlertFrames(
                                number -> market.board().symbol(number),
                                number -> market.board().asset(number)),
                        alertsMax);
        partition = new TopicPartition(Topics.RISK_ALERTS, venue);
        reader = new PartitionReader(servers);
    }

    AlertBoard board() {
        return board;
    }

    /** True once all that was there at the start is read. */
    boolean live() {
        return caughtUp;
    }

    @PostConstruct
    void start() {
        Thread.ofPlatform().name("risk-alerts").daemon(true).start(this::run);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    private void run() {
        try (PartitionReader in = reader) {
            long end = in.end(partition);
            in.start(Map.of(partition, Math.max(in.beginning(partition), end - alertsMax)));
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> entry : in.poll()) {
                    board.apply(RiskAlert.parseFrom(entry.value()), entry.offset() + 1);
                }
                caughtUp |= in.position(partition) >= end;
            }
        } catch (WakeupException e) {
            LOG.debug("alerts end");
        } catch (Throwable e) {
            LOG.error("alerts failed", e);
            FatalFault.stop("alerts failed");
        }
    }
}

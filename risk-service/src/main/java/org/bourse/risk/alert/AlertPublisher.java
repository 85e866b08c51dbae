package org.bourse.risk.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bourse.contracts.v1.AlertKind;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Puts alerts on {@code risk-alerts}, at least once each, under an id that stays the same. A row is
 * marked only when Kafka has acknowledged its event.
 */
@Startup
@ApplicationScoped
public class AlertPublisher {
    private static final Logger LOG = Logger.getLogger(AlertPublisher.class);
    private static final int BATCH_MAX = 100;

    private final DataSource dataSource;
    private final MutinyEmitter<byte[]> channel;
    private final AlertConfig config;
    private final int venue;
    private final List<Outbox.Source> sources = new ArrayList<>();
    private final Map<AlertKind, Counter> raised = new EnumMap<>(AlertKind.class);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("alerts").daemon(true).factory());

    @Inject
    AlertPublisher(
            DataSource dataSource,
            @Channel("risk-alerts") MutinyEmitter<byte[]> channel,
            AlertConfig config,
            MeterRegistry meters,
            @Any Instance<Outbox.Source> others,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.channel = channel;
        this.config = config;
        this.venue = venue;
        sources.add(connection -> new AlertOutbox(connection, venue));
        others.forEach(sources::add);
        for (AlertKind kind :
                List.of(
                        AlertKind.DAILY_VOLUME,
                        AlertKind.SURVEILLANCE,
                        AlertKind.LIMIT_WARNING,
                        AlertKind.LIMIT_BREACH,
                        AlertKind.CLOSE_OUT_GIVEN_UP,
                        AlertKind.THRESHOLD_HIT)) {
            raised.put(
                    kind,
                    Counter.builder("bourse.risk.alerts")
                            .description("Alerts raised")
                            .tag("kind", kind.name())
                            .register(meters));
        }
    }

    @PostConstruct
    void start() {
        long everyMillis = config.publishEvery().toMillis();
        timer.scheduleWithFixedDelay(
                this::publishWaiting, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** Must not throw: the timer would stop. */
    private void publishWaiting() {
        try {
            for (Outbox.Source source : sources) {
                while (publish(source) == BATCH_MAX) {
                    LOG.debug("more alerts wait");
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("alerts not published yet: %s", e.getMessage());
        }
    }

    private int publish(Outbox.Source source) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Outbox outbox = source.on(connection);
                List<Outbox.Entry> entries = outbox.oldest(BATCH_MAX);
                if (!entries.isEmpty()) {
                    send(entries);
                    outbox.published(entries);
                }
                connection.commit();
                entries.forEach(this::tell);
                return entries.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void send(List<Outbox.Entry> entries) {
        List<Uni<Void>> sends =
                entries.stream().map(entry -> channel.sendMessage(message(entry))).toList();
        Uni.join().all(sends).andFailFast().await().atMost(config.sendTimeout());
    }

    private Message<byte[]> message(Outbox.Entry entry) {
        return Message.of(entry.alert().toByteArray())
                .addMetadata(OutgoingKafkaRecordMetadata.builder().withPartition(venue).build());
    }

    private void tell(Outbox.Entry entry) {
        Counter counter = raised.get(entry.alert().getKind());
        if (counter != null) {
            counter.increment();
        }
        LOG.infof(
                "alert raised kind=%s account=%d alertId=%s",
                entry.alert().getKind(), entry.alert().getAccount(), entry.alert().getAlertId());
    }
}

package org.bourse.portfolio.webhook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.bourse.portfolio.notice.Tries;
import org.jboss.logging.Logger;

/**
 * Tells webhooks what waits for them, on every replica: the database says who takes what. Nothing
 * is held while a receiver is waited for, and a slow one holds up no other.
 */
@ApplicationScoped
public class WebhookJob {
    private static final Logger LOG = Logger.getLogger(WebhookJob.class);

    /** Looking up a name may take this long besides. */
    private static final Duration NAMES = Duration.ofSeconds(60);

    private final DataSource dataSource;
    private final WebhookSender sender;
    private final WebhookConfig config;
    private final Tries tries;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    WebhookJob(DataSource dataSource, WebhookSender sender, WebhookConfig config) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.config = config;
        tries = new Tries(config.pause(), config.pauseMax(), config.triesMax());
        free = new Semaphore(config.parallelMax());
    }

    @PreDestroy
    void stop() {
        // What is under way is due again later.
        threads.shutdownNow();
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "webhooks")
    @RunOnVirtualThread
    void run() {
        try {
            tellWhatIsDue();
        } catch (SQLException e) {
            LOG.warnf("webhooks not told: %s", e.getMessage());
        }
    }

    private void tellWhatIsDue() throws SQLException {
        while (!threads.isShutdown() && free.tryAcquire()) {
            boolean isUnderWay = false;
            try {
                Optional<Delivery> due = take();
                if (due.isEmpty()) {
                    return;
                }
                threads.execute(() -> tell(due.get()));
                isUnderWay = true;
            } finally {
                if (!isUnderWay) {
                    free.release();
                }
            }
        }
    }

    private Optional<Delivery> take() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<Delivery> taken =
                    new DeliveryTable(connection).take(1, config.timeout().plus(NAMES));
            return taken.stream().findFirst();
        }
    }

    private void tell(Delivery delivery) {
        boolean isTold = false;
        try {
            Optional<String> failure = sender.send(delivery, Instant.now().getEpochSecond());
            isTold = failure.isEmpty();
            enter(delivery, failure);
        } catch (SQLException e) {
            LOG.warnf("webhook=%s is told again: %s", delivery.webhookId(), e.getMessage());
            isTold = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
        if (isTold) {
            // The next of the same webhook need not wait for the clock.
            run();
        }
    }

    private void enter(Delivery delivery, Optional<String> failure) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DeliveryTable table = new DeliveryTable(connection);
            if (failure.isEmpty()) {
                table.delivered(delivery);
                return;
            }
            Optional<Duration> pause = tries.pauseAfter(delivery.tries());
            LOG.infof(
                    "webhook=%s event=%d try=%d failed: %s",
                    delivery.webhookId(), delivery.eventId(), delivery.tries(), failure.get());
            if (pause.isPresent()) {
                table.failed(delivery, failure.get(), pause.get());
            } else {
                table.park(delivery, failure.get(), config.parkedMax());
            }
        }
    }
}

package org.bourse.platform.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Waits until a projection has reached a position, so that a client reads what it wrote. */
@ApplicationScoped
public class PositionWatch {
    private static final Duration PAUSE = Duration.ofMillis(5);

    /**
     * The database is asked at each so manieth look, for the case that another replica writes it.
     */
    static final int LOOKS_PER_QUERY = 20;

    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    private final ProjectionRunners runners;
    private final Supplier<DataSource> dataSource;
    private final int venue;
    private final Executor afterPause;
    private final LongSupplier nanoTime;

    @Inject
    public PositionWatch(
            ProjectionRunners runners,
            Instance<DataSource> dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(
                runners,
                dataSource::get,
                venue,
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, VIRTUAL),
                System::nanoTime);
    }

    /**
     * @param afterPause runs each look after a pause
     */
    PositionWatch(
            ProjectionRunners runners,
            Supplier<DataSource> dataSource,
            int venue,
            Executor afterPause,
            LongSupplier nanoTime) {
        this.runners = runners;
        this.dataSource = dataSource;
        this.venue = venue;
        this.afterPause = afterPause;
        this.nanoTime = nanoTime;
    }

    /**
     * Completes with true when the topic's projection is at {@code position} or beyond, with false
     * when it was not within {@code atMost}.
     */
    public CompletionStage<Boolean> reached(String topic, long position, Duration atMost) {
        if (isReached(topic, position)) {
            return CompletableFuture.completedStage(true);
        }
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        look(topic, position, nanoTime.getAsLong() + atMost.toNanos(), 1, reached);
        return reached;
    }

    private void look(
            String topic,
            long position,
            long deadlineNanos,
            int looks,
            CompletableFuture<Boolean> reached) {
        afterPause.execute(() -> {
            if (isReached(topic, position)
                    || looks % LOOKS_PER_QUERY == 0 && isStored(topic, position)) {
                reached.complete(true);
            } else if (nanoTime.getAsLong() - deadlineNanos > 0) {
                reached.complete(false);
            } else {
                look(topic, position, deadlineNanos, looks + 1, reached);
            }
        });
    }

    private boolean isReached(String topic, long position) {
        for (ProjectionRunner<?> runner : runners.all()) {
            if (runner.topic().equals(topic) && runner.appliedPosition() >= position) {
                return true;
            }
        }
        return false;
    }

    /** Another replica may hold the partition. */
    private boolean isStored(String topic, long position) {
        try (Connection connection = dataSource.get().getConnection()) {
            return new PositionTable(connection, topic, venue).position() >= position;
        } catch (SQLException e) {
            return false;
        }
    }
}

package org.bourse.order.history;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Keeps a database that is slow or away from holding up those who ask it. */
@ApplicationScoped
class HistoryDatabase {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final DataSource dataSource;
    private final ExecutorService virtualThreads;

    @Inject
    HistoryDatabase(DataSource dataSource, @VirtualThreads ExecutorService virtualThreads) {
        this.dataSource = dataSource;
        this.virtualThreads = virtualThreads;
    }

    /** The database could not be asked. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(SQLException cause) {
            super(cause);
        }
    }

    /** Reads on another thread, of one moment. */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 1_000,
            failOn = {UnreadableException.class, TimeoutException.class})
    @Bulkhead(value = 32, waitingTaskQueue = 1_000)
    public <T> Uni<T> read(HistoryReads.Read<T> read) {
        return Uni.createFrom().item(() -> now(read)).runSubscriptionOn(virtualThreads);
    }

    private <T> T now(HistoryReads.Read<T> read) {
        try (Connection connection = dataSource.getConnection()) {
            return HistoryReads.atOnce(connection, read);
        } catch (SQLException e) {
            throw new UnreadableException(e);
        }
    }
}

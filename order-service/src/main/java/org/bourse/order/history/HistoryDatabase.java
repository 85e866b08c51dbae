package org.bourse.order.history;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Keeps a database that is slow or away from holding up those who ask it. */
@ApplicationScoped
class HistoryDatabase {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final ExecutorService virtualThreads;

    @Inject
    HistoryDatabase(@VirtualThreads ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** Runs a query on another thread. */
    @Timeout(TIMEOUT_MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 1_000,
            failOn = {PersistenceException.class, TimeoutException.class})
    @Bulkhead(value = 32, waitingTaskQueue = 1_000)
    public <T> Uni<T> read(Supplier<T> query) {
        return Uni.createFrom().item(query).runSubscriptionOn(virtualThreads);
    }
}

package org.bourse.portfolio.lease;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bourse.platform.events.FatalFault;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the {@link LeasedTask}s while it holds an advisory lock of the database. The lock belongs to
 * the connection the tasks work on: a process that loses the connection, or dies, loses the lease.
 */
@ApplicationScoped
public class Lease {
    private static final Logger LOG = Logger.getLogger(Lease.class);

    /** The lock's name in the service's database: "portfol" in ASCII. */
    private static final long LOCK = 0x706f7274666f6cL;

    private final DataSource dataSource;
    private final LeaseConfig config;
    private final List<LeasedTask> tasks;
    private final Semaphore work = new Semaphore(0);

    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    @Inject
    public Lease(DataSource dataSource, LeaseConfig config, @All List<LeasedTask> tasks) {
        this.dataSource = dataSource;
        this.config = config;
        this.tasks = tasks;
    }

    /** There is work: look at once. */
    public void wake() {
        work.release();
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("lease").daemon(true).start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        while (!stopping) {
            try {
                tryToHold();
            } catch (SQLException e) {
                LOG.warnf("database away: %s", e.getMessage());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("a leased task failed", e);
                FatalFault.stop("a leased task failed");
            }
            pause(config.tryEvery());
        }
    }

    private void tryToHold() throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            if (!isTrue(connection, "SELECT pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                LOG.info("lease begins");
                hold(connection);
            } finally {
                LOG.info("lease ends");
                // The connection goes back to its pool and may live on.
                isTrue(connection, "SELECT pg_advisory_unlock(?)");
            }
        }
    }

    private void hold(Connection connection) throws SQLException, InterruptedException {
        tasks.forEach(LeasedTask::begin);
        while (!stopping) {
            boolean more = false;
            for (LeasedTask task : tasks) {
                more |= task.run(connection);
            }
            if (!more && work.tryAcquire(config.lookEvery().toNanos(), TimeUnit.NANOSECONDS)) {
                work.drainPermits();
            }
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void pause(Duration time) {
        if (!stopping) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }
}

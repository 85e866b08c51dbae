package org.bourse.portfolio.close;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFiles;
import org.jboss.logging.Logger;

/** Closes days as they end, and all that ended while nobody was there. Every replica looks. */
@ApplicationScoped
public class DayCloseJob {
    private static final Logger LOG = Logger.getLogger(DayCloseJob.class);

    private final DataSource dataSource;
    private final DayCloser closer;

    @Inject
    DayCloseJob(DataSource dataSource, CloseConfig config) {
        this.dataSource = dataSource;
        closer = new DayCloser(new VenueDays(calendar(config)));
    }

    private static TradingCalendar calendar(CloseConfig config) {
        TradingCalendar calendar =
                CalendarFiles.load(config.calendarFolder()).get(config.calendar());
        if (calendar == null) {
            throw new IllegalArgumentException(
                    "bourse.close.calendar: there is no calendar " + config.calendar());
        }
        return calendar;
    }

    @Scheduled(
            every = "${bourse.close.look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "day-close")
    @RunOnVirtualThread
    void closeAll() {
        try {
            while (closeNext()) {
                // The next one may have ended, too.
            }
        } catch (SQLException e) {
            LOG.warnf("days not closed: %s", e.getMessage());
        }
    }

    private boolean closeNext() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<DayCloser.Closed> closed = closer.closeNext(connection);
                connection.commit();
                closed.ifPresent(
                        it -> LOG.infof("day closed day=%s position=%d", it.day(), it.position()));
                return closed.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}

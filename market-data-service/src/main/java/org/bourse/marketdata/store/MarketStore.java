package org.bourse.marketdata.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.PriceVolume;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.ProjectionRebuilds;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jboss.logging.Logger;

/**
 * Answers from the tables. A database that is slow or away holds up few, and they are told 503; so
 * are all while the tables are built anew. For threads that may wait.
 */
@ApplicationScoped
public class MarketStore implements Past {
    private static final Logger LOG = Logger.getLogger(MarketStore.class);

    private final Guarded guarded;
    private final int venue;

    @Inject
    MarketStore(
            Guarded guarded, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.guarded = guarded;
        this.venue = venue;
    }

    /** What is asked of the tables. */
    interface Read<T> {
        T of(StoreReads reads) throws SQLException;
    }

    /** What is asked of the tables of imports. */
    interface ImportRead<T> {
        T of(ImportReads reads) throws SQLException;
    }

    /** What is asked of a connection. */
    interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /** The calls that leave the process. */
    @ApplicationScoped
    static class Guarded {
        private final DataSource dataSource;
        private final ProjectionRebuilds rebuilds;

        @Inject
        Guarded(DataSource dataSource, ProjectionRebuilds rebuilds) {
            this.dataSource = dataSource;
            this.rebuilds = rebuilds;
        }

        @CircuitBreaker(requestVolumeThreshold = 10, delay = 1_000, failOn = SQLException.class)
        @Bulkhead(16)
        <T> T read(Question<T> question) throws SQLException {
            if (rebuilds.underWay()) {
                throw new ProblemException(
                        Problem.of(
                                503,
                                "REBUILDING",
                                "What is asked for is being built anew; ask again."));
            }
            try (Connection connection = dataSource.getConnection()) {
                return question.of(connection);
            }
        }
    }

    @Override
    public List<StoredTrade> trades(TradeQuery query, int countMax) {
        return read(it -> it.trades(query, countMax));
    }

    @Override
    public boolean reaches(long tradeId) {
        return read(it -> it.reaches(venue, tradeId));
    }

    @Override
    public List<Candle> candles(
            int symbol,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst) {
        return read(
                it -> it.candles(symbol, interval, fromMicros, toMicros, countMax, newestFirst));
    }

    /** The volume at each price, the lowest first. */
    public List<PriceVolume> profile(int symbol, long fromMicros, long toMicros) {
        return read(it -> it.profile(symbol, fromMicros, toMicros));
    }

    /** Asks the tables of imports. */
    <T> T imported(ImportRead<T> read) {
        return ask(connection -> read.of(new ImportReads(connection)));
    }

    private <T> T read(Read<T> read) {
        return ask(connection -> read.of(new StoreReads(connection)));
    }

    private <T> T ask(Question<T> question) {
        try {
            return guarded.read(question);
        } catch (ProblemException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("store not read: %s", e.toString());
            throw new ProblemException(
                    Problem.of(503, "HISTORY_UNAVAILABLE", "The history cannot be read now."));
        }
    }
}

package org.bourse.marketdata.store;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.bourse.marketdata.candle.Interval;
import org.jboss.logging.Logger;

/**
 * Answers from the tables of imports, as {@link MarketStore} does from the venue's own. Which
 * source is shown before the venue's candles is looked up every five seconds, so that a symbol
 * without one asks the database nothing. For threads that may wait.
 */
@ApplicationScoped
public class ImportStore implements Imports {
    private static final Logger LOG = Logger.getLogger(ImportStore.class);

    private final MarketStore store;
    private final DataSource dataSource;
    private volatile Map<String, String> backFills = Map.of();

    @Inject
    ImportStore(MarketStore store, DataSource dataSource) {
        this.store = store;
        this.dataSource = dataSource;
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "back-fills")
    @RunOnVirtualThread
    void lookUp() {
        try (Connection connection = dataSource.getConnection()) {
            backFills = new ImportReads(connection).backFills();
        } catch (SQLException e) {
            // What was looked up before still holds.
            LOG.debugf("back-fills not read: %s", e.toString());
        }
    }

    @Override
    public Optional<String> backFill(String symbol) {
        return Optional.ofNullable(backFills.get(symbol));
    }

    @Override
    public boolean has(String symbol, String source) {
        return store.imported(it -> it.has(symbol, source));
    }

    @Override
    public OptionalLong firstOwnMicros(int symbol) {
        return store.imported(it -> it.firstOwnMicros(symbol));
    }

    @Override
    public List<ImportedCandle> candles(
            String symbol,
            String source,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst) {
        return store.imported(it ->
                it.candles(symbol, source, interval, fromMicros, toMicros, countMax, newestFirst));
    }
}

package org.bourse.marketdata.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.feed.MarketFeed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps partitions in files before they are dropped, as the policy says. Of several replicas one at
 * a time does; a folder that cannot be written stops the start.
 */
@Startup
@Singleton
public class MarketArchive {
    private static final Logger LOG = Logger.getLogger(MarketArchive.class);

    /** Held by whoever archives; of the database's advisory locks. */
    private static final long LOCK = 0x6172_6368_6976_6521L;

    private static final String PARTITIONS = "bourse.market.archive.partitions";
    private static final String BYTES = "bourse.market.archive.written";

    private final Optional<ArchiveFolder> folder;
    private final Set<ArchivedTable> tables;
    private final Symbols symbols;
    private final MeterRegistry registry;

    /** The symbols that rows are of. */
    public interface Symbols {
        /** Whether all are known. */
        boolean areKnown();

        /** By its number. */
        Optional<SymbolTerms> of(int number);
    }

    /** Of a number in the rows there is no symbol. */
    private static final class UnknownSymbolException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownSymbolException(int number) {
            super("no symbol " + number);
        }
    }

    @Inject
    MarketArchive(
            ArchiveConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue,
            MarketFeed feed,
            MeterRegistry registry) {
        this(config, venue, of(feed), registry);
    }

    public MarketArchive(ArchiveConfig config, int venue, Symbols symbols, MeterRegistry registry) {
        config.directory().ifPresent(MarketArchive::requireWritable);
        folder = config.directory().map(it -> new ArchiveFolder(it.resolve("venue-" + venue)));
        tables = Set.copyOf(config.tables());
        this.symbols = symbols;
        this.registry = registry;
        if (folder.isPresent()) {
            for (ArchivedTable table : tables) {
                counted(table, "done");
                counted(table, "failed");
            }
        }
    }

    private static Symbols of(MarketFeed feed) {
        return new Symbols() {
            @Override
            public boolean areKnown() {
                return feed.live();
            }

            @Override
            public Optional<SymbolTerms> of(int number) {
                return feed.board().symbols().stream()
                        .filter(it -> it.number() == number)
                        .findFirst();
            }
        };
    }

    private static void requireWritable(Path directory) {
        if (directory.isAbsolute() && Files.notExists(directory)) {
            try {
                Files.createDirectory(directory);
            } catch (IOException e) {
                LOG.warnf("folder not made: %s", e.toString());
            }
        }
        if (!directory.isAbsolute()
                || !Files.isDirectory(directory)
                || !Files.isWritable(directory)) {
            throw new IllegalArgumentException(
                    "bourse.market-data.archive.directory="
                            + directory
                            + " is no absolute path of a folder that can be written");
        }
    }

    /** False while nothing can be archived, because the market is still being read. */
    public boolean isReady() {
        return folder.isEmpty() || symbols.areKnown();
    }

    /**
     * Whether a partition may go: it is archived, or need not be. Within a transaction, which holds
     * a lock until it ends.
     */
    public boolean mayGo(Connection connection, String tableName, String partition)
            throws SQLException {
        Optional<ArchivedTable> table =
                ArchivedTable.of(tableName).filter(it -> folder.isPresent() && tables.contains(it));
        if (table.isEmpty()) {
            return true;
        }
        if (!isReady() || !locks(connection)) {
            return false;
        }
        try {
            ArchiveFolder.Kept kept =
                    folder.get()
                            .keep(new ArchiveRows(table.get(), partition, this::known), connection);
            LOG.infof(
                    "partition archived name=%s folder=%s bytes=%d",
                    partition, kept.folder().getFileName(), kept.bytesWritten());
            counted(table.get(), "done").increment();
            Counter.builder(BYTES)
                    .description("Of compressed files that were archived")
                    .baseUnit("bytes")
                    .register(registry)
                    .increment(kept.bytesWritten());
            return true;
        } catch (IOException | UnknownSymbolException e) {
            LOG.errorf("partition not archived and kept name=%s: %s", partition, e.toString());
            counted(table.get(), "failed").increment();
            return false;
        }
    }

    private SymbolTerms known(int number) {
        return symbols.of(number).orElseThrow(() -> new UnknownSymbolException(number));
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet row =
                        lock.executeQuery("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Counter counted(ArchivedTable table, String outcome) {
        return Counter.builder(PARTITIONS)
                .description("Partitions that were archived, or could not be and stay")
                .tag("table", table.tableName())
                .tag("outcome", outcome)
                .register(registry);
    }
}

package org.bourse.marketdata.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.bourse.contracts.Topics;
import org.bourse.marketdata.archive.MarketArchive;
import org.bourse.platform.partition.PartitionContents;
import org.bourse.platform.partition.PartitionedTable;

/** Trades are never changed, so that a partition is as old as its name says. */
final class StoreContents implements PartitionContents {
    private final MarketArchive archive;

    StoreContents(MarketArchive archive) {
        this.archive = archive;
    }

    @Override
    public String topic() {
        return Topics.TRADE_EVENTS;
    }

    /** As exactly as the policy needs it: the day of the newest trade. */
    @Override
    public Optional<Instant> newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT max(opened_at) FROM candles WHERE seconds = 86400")) {
            return row.next()
                    ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        }
    }

    @Override
    public boolean hasChangedSince(
            Connection connection, PartitionedTable table, LocalDate first, LocalDate keptFrom) {
        return false;
    }

    @Override
    public boolean isNeeded(Connection connection, PartitionedTable table, LocalDate first) {
        return false;
    }

    @Override
    public boolean mayGo(Connection connection, PartitionedTable table, LocalDate first)
            throws SQLException {
        return archive.mayGo(connection, table.tableName(), table.partition(first));
    }
}

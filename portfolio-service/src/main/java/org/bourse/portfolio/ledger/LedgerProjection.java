package org.bourse.portfolio.ledger;

import com.google.protobuf.Parser;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.projection.Projection;
import org.bourse.portfolio.journal.EntryChain;
import org.bourse.portfolio.journal.JournalEntry;
import org.bourse.portfolio.journal.LedgerBatch;
import org.bourse.portfolio.outbox.OutboxAnswers;
import org.jspecify.annotations.Nullable;

/**
 * Writes ledger-events into the ledger's tables. All postings of a batch go in by one statement:
 * the database checks and books them together.
 */
@Singleton
public final class LedgerProjection implements Projection<LedgerEvents> {
    private static final long GENESIS = -1;

    @Override
    public String topic() {
        return Topics.LEDGER_EVENTS;
    }

    @Override
    public Parser<LedgerEvents> parser() {
        return LedgerEvents.parser();
    }

    @Override
    public EventHeader header(LedgerEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        // The closes come first: see DayCloser.
        return List.of(
                "day_close",
                "day_close_total",
                "ledger_time",
                "posting",
                "journal_entry",
                "balance",
                "account");
    }

    /**
     * @throws SQLException of state 23514 (check violation) when the records break a rule of the
     *     ledger; nothing of them may be committed then
     */
    @Override
    public void apply(Connection connection, List<LedgerEvents> records) throws SQLException {
        LedgerBatch batch = LedgerBatch.of(records);
        insertAccounts(connection, batch);
        insertAssets(connection, batch.assets());
        if (!batch.entries().isEmpty()) {
            insertEntries(connection, batch.entries());
            insertPostings(connection, batch);
        }
        OutboxAnswers.mark(connection, batch.answers());
        setTime(connection, records.getLast().getHeader().getVenueTimeMicros());
    }

    private static void setTime(Connection connection, long micros) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO ledger_time (venue_time) VALUES (?)
                        ON CONFLICT (single) DO UPDATE SET venue_time = excluded.venue_time\
                        """)) {
            upsert.setObject(1, time(micros));
            upsert.executeUpdate();
        }
    }

    private static void insertAccounts(Connection connection, LedgerBatch batch)
            throws SQLException {
        if (!batch.fromGenesis() && batch.accounts().isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO account (account, opened_position) VALUES (?, ?)")) {
            if (batch.fromGenesis()) {
                for (long own : List.of(Accounts.FEES, Accounts.EXTERNAL, Accounts.CUSTODY)) {
                    addAccount(insert, own, GENESIS);
                }
            }
            for (LedgerBatch.OpenedAccount opened : batch.accounts()) {
                addAccount(insert, opened.account(), opened.position());
            }
            insert.executeBatch();
        }
    }

    private static void addAccount(PreparedStatement insert, long account, long position)
            throws SQLException {
        insert.setLong(1, account);
        insert.setLong(2, position);
        insert.addBatch();
    }

    private static void insertAssets(Connection connection, List<Asset> assets)
            throws SQLException {
        if (assets.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO asset (asset, code, scale) VALUES (?, ?, ?)
                        ON CONFLICT (asset) DO UPDATE SET code = excluded.code,
                            scale = excluded.scale\
                        """)) {
            for (Asset asset : assets) {
                insert.setInt(1, asset.getAsset());
                insert.setString(2, asset.getCode());
                insert.setInt(3, asset.getScale());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertEntries(Connection connection, List<JournalEntry> entries)
            throws SQLException {
        int count = entries.size();
        long[] positions = new long[count];
        Object[] times = new Object[count];
        short[] writers = new short[count];
        Object[] requestIds = new Object[count];
        byte[][] previousHashes = new byte[count][];
        byte[][] hashes = new byte[count][];
        EntryChain chain = chain(connection);
        for (int i = 0; i < count; i++) {
            JournalEntry entry = entries.get(i);
            positions[i] = entry.position();
            times[i] = time(entry.venueTimeMicros());
            writers[i] = (short) entry.writer().getNumber();
            requestIds[i] = new UUID(entry.requestId().high(), entry.requestId().low());
            if (chain != null) {
                previousHashes[i] = chain.head();
                hashes[i] = chain.add(entry);
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO journal_entry (position, venue_time, writer, request_id,
                            previous_hash, hash)
                        SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::smallint[],
                            ?::uuid[], ?::bytea[], ?::bytea[])\
                        """)) {
            insert.setObject(1, positions);
            insert.setArray(2, connection.createArrayOf("timestamptz", times));
            insert.setObject(3, writers);
            insert.setArray(4, connection.createArrayOf("uuid", requestIds));
            insert.setArray(5, connection.createArrayOf("bytea", previousHashes));
            insert.setArray(6, connection.createArrayOf("bytea", hashes));
            insert.executeUpdate();
        }
    }

    /** What the next entry is chained to; null when the ledger was begun without a chain. */
    private static @Nullable EntryChain chain(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT hash FROM journal_entry ORDER BY position DESC LIMIT 1");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return EntryChain.empty();
            }
            byte[] hash = row.getBytes(1);
            return hash == null ? null : EntryChain.after(hash);
        }
    }

    private static OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static void insertPostings(Connection connection, LedgerBatch batch)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO posting (position, event_index, account, asset, bucket, delta,
                            balance, kind, reference)
                        SELECT * FROM unnest(?::bigint[], ?::integer[], ?::bigint[], ?::integer[],
                            ?::smallint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::bigint[])\
                        """)) {
            new PostingColumns(batch).bind(insert);
            insert.executeUpdate();
        }
    }
}

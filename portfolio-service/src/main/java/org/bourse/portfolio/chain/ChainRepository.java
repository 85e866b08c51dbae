package org.bourse.portfolio.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Writer;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.journal.EntryChain;
import org.bourse.portfolio.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Reads the chain, and computes it again from what is booked. */
@ApplicationScoped
class ChainRepository {
    private static final int FETCHED = 1_000;

    private static final String HEAD =
            """
            SELECT position, encode(hash, 'hex') FROM journal_entry WHERE position < ?
            ORDER BY position DESC LIMIT 1\
            """;

    /** An entry without postings comes, too: with an index that is null. */
    private static final String STRETCH =
            """
            SELECT e.position, e.venue_time, e.writer, e.request_id, e.previous_hash, e.hash,
                p.event_index, p.account, p.asset, p.bucket, p.delta, p.balance, p.kind,
                p.reference
            FROM (
                SELECT * FROM journal_entry WHERE position >= ? ORDER BY position LIMIT ?
            ) e LEFT JOIN posting p ON p.position = e.position
            ORDER BY e.position, p.event_index\
            """;

    private final DataSource dataSource;

    @Inject
    ChainRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An entry with the hash it is stored with.
     *
     * @param hash in hexadecimal digits; null when the ledger is not chained
     */
    record Link(long position, @Nullable String hash) {}

    /**
     * What a look at a stretch has shown.
     *
     * @param entries looked at, the broken one included
     * @param next the position from which on the next look has to be; empty at the end
     */
    record Stretch(int entries, OptionalLong brokenAt, OptionalLong next) {}

    /** The last entry; empty before the first. */
    Optional<Link> head() {
        try (Connection connection = dataSource.getConnection()) {
            return before(connection, Long.MAX_VALUE);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Computes the hashes of so many entries at most, from a position on. */
    Stretch verify(long from, int entriesMax) {
        try (Connection connection = dataSource.getConnection()) {
            return verify(connection, from, entriesMax);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Optional<Link> before(Connection connection, long position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Link(row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    static Stretch verify(Connection connection, long from, int entriesMax) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        // Without a transaction the driver would fetch everything at once.
        connection.setAutoCommit(false);
        try {
            EntryChain chain =
                    before(connection, from)
                            .map(Link::hash)
                            .map(hash -> EntryChain.after(HexFormat.of().parseHex(hash)))
                            .orElseGet(EntryChain::empty);
            return verify(connection, chain, from, entriesMax);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Stretch verify(
            Connection connection, EntryChain chain, long from, int entriesMax)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STRETCH)) {
            select.setFetchSize(FETCHED);
            select.setLong(1, from);
            select.setInt(2, entriesMax);
            try (ResultSet row = select.executeQuery()) {
                int entries = 0;
                long last = from - 1;
                boolean isThere = row.next();
                while (isThere) {
                    Stored stored = new Stored(row);
                    last = stored.position;
                    entries++;
                    do {
                        stored.addLine(row);
                        isThere = row.next();
                    } while (isThere && row.getLong(1) == stored.position);
                    if (!stored.continues(chain)) {
                        return new Stretch(entries, OptionalLong.of(last), OptionalLong.empty());
                    }
                }
                OptionalLong next =
                        entries == entriesMax ? OptionalLong.of(last + 1) : OptionalLong.empty();
                return new Stretch(entries, OptionalLong.empty(), next);
            }
        }
    }

    /** An entry as its rows come. */
    private static final class Stored {
        private final long position;
        private final long venueTimeMicros;
        private final Writer writer;
        private final RequestId requestId;
        private final byte @Nullable [] previousHash;
        private final byte @Nullable [] hash;
        private final List<JournalEntry.Line> lines = new ArrayList<>();

        Stored(ResultSet row) throws SQLException {
            position = row.getLong(1);
            Instant time = row.getObject(2, OffsetDateTime.class).toInstant();
            venueTimeMicros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
            Writer known = Writer.forNumber(row.getInt(3));
            writer = known == null ? Writer.UNRECOGNIZED : known;
            requestId = RequestId.of(row.getObject(4, UUID.class));
            previousHash = row.getBytes(5);
            hash = row.getBytes(6);
        }

        void addLine(ResultSet row) throws SQLException {
            int index = row.getInt(7);
            if (!row.wasNull()) {
                lines.add(
                        new JournalEntry.Line(
                                index,
                                row.getLong(8),
                                row.getInt(9),
                                row.getInt(10),
                                row.getLong(11),
                                row.getLong(12),
                                row.getInt(13),
                                row.getLong(14)));
            }
        }

        boolean continues(EntryChain chain) {
            return previousHash != null
                    && hash != null
                    && writer != Writer.UNRECOGNIZED
                    && !lines.isEmpty()
                    && chain.continuesWith(
                            new JournalEntry(position, venueTimeMicros, writer, requestId, lines),
                            previousHash,
                            hash);
        }
    }
}

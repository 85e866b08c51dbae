package org.bourse.portfolio.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.ledger.PastBalances;

/** Reads what a statement is made of. What is booked never changes, so it may be read in parts. */
@ApplicationScoped
class StatementRepository {
    private static final int FETCHED = 1_000;

    private static final String POSITION_BEFORE =
            """
            SELECT position FROM journal_entry WHERE venue_time < ?
            ORDER BY venue_time DESC, position DESC LIMIT 1\
            """;

    private static final String COUNT =
            """
            SELECT count(*) FROM (
                SELECT FROM posting
                WHERE account = ? AND asset = ? AND position > ? AND position <= ? LIMIT ?
            ) counted\
            """;

    private static final String ENTRIES =
            """
            SELECT p.position, e.venue_time, p.kind, p.bucket, p.delta, p.balance, p.reference
            FROM posting p JOIN journal_entry e ON e.position = p.position
            WHERE p.account = ? AND p.asset = ? AND p.position > ? AND p.position <= ?
            ORDER BY p.position, p.event_index\
            """;

    private final DataSource dataSource;

    @Inject
    StatementRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A stretch of an account's ledger in one asset.
     *
     * @param after the position of the last command before it; -1 for none
     * @param until the position of its last command; -1 for none
     * @param opening what was there before it
     * @param entries how many postings are in it
     */
    record Stretch(
            long account, int asset, long after, long until, RunningBalance opening, int entries) {}

    /** A posting with what is there after it. */
    record Entry(
            long position,
            Instant time,
            int kind,
            int bucket,
            long deltaMinor,
            long reference,
            RunningBalance balance) {}

    /** Takes one entry after the other. */
    @FunctionalInterface
    interface EntryReceiver<E extends Exception> {
        void entry(Entry entry) throws E;
    }

    /**
     * What was booked at {@code from} or later and before {@code to}; empty when the account was
     * not opened by then.
     *
     * @param entriesMax the count of entries is not told beyond one more
     */
    Optional<Stretch> stretch(long account, int asset, Instant from, Instant to, int entriesMax) {
        try (Connection connection = dataSource.getConnection()) {
            return stretch(connection, account, asset, from, to, entriesMax);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static Optional<Stretch> stretch(
            Connection connection,
            long account,
            int asset,
            Instant from,
            Instant to,
            int entriesMax)
            throws SQLException {
        if (!PastBalances.isOpened(connection, account, Long.MAX_VALUE)) {
            return Optional.empty();
        }
        long after = positionBefore(connection, from);
        long until = positionBefore(connection, to);
        RunningBalance opening =
                PastBalances.of(connection, account, after).stream()
                        .filter(balance -> balance.asset() == asset)
                        .map(balance -> new RunningBalance(balance.available(), balance.held()))
                        .findFirst()
                        .orElse(new RunningBalance(0, 0));
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setLong(1, account);
            select.setInt(2, asset);
            select.setLong(3, after);
            select.setLong(4, until);
            select.setInt(5, entriesMax + 1);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.of(
                        new Stretch(account, asset, after, until, opening, row.getInt(1)));
            }
        }
    }

    private static long positionBefore(Connection connection, Instant time) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(POSITION_BEFORE)) {
            select.setObject(1, time.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    /**
     * Gives the entries in order, fetched as they are taken, and returns what is there after the
     * last.
     *
     * @throws IllegalStateException when what is booked contradicts itself, or is being rebuilt
     */
    <E extends Exception> RunningBalance read(Stretch stretch, EntryReceiver<E> receiver) throws E {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return read(connection, stretch, receiver);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static <E extends Exception> RunningBalance read(
            Connection connection, Stretch stretch, EntryReceiver<E> receiver)
            throws SQLException, E {
        RunningBalance balance = stretch.opening();
        int entries = 0;
        try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setFetchSize(FETCHED);
            select.setLong(1, stretch.account());
            select.setInt(2, stretch.asset());
            select.setLong(3, stretch.after());
            select.setLong(4, stretch.until());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    balance = balance.after(row.getInt(4), row.getLong(5), row.getLong(6));
                    receiver.entry(entry(row, balance));
                    entries++;
                }
            }
        }
        if (entries != stretch.entries()) {
            throw new IllegalStateException(
                    "%d of %d entries are there".formatted(entries, stretch.entries()));
        }
        return balance;
    }

    private static Entry entry(ResultSet row, RunningBalance balance) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                row.getLong(7),
                balance);
    }
}

package org.bourse.portfolio.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.contracts.Topics;
import org.bourse.portfolio.database.DatabaseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the ledger. */
@ApplicationScoped
class LedgerRepository {

    /**
     * Each asset's newest postings are a short walk of the index; the newest of all are among them.
     */
    private static final String POSTINGS =
            """
            SELECT p.position, p.event_index, e.venue_time, p.kind, p.asset, p.bucket, p.delta,
                p.balance, p.reference
            FROM balance b
            CROSS JOIN LATERAL (
                SELECT * FROM posting p
                WHERE p.account = b.account AND p.asset = b.asset
                    AND (p.position, p.event_index) < (?, ?)
                ORDER BY p.position DESC, p.event_index DESC LIMIT ?
            ) p
            JOIN journal_entry e ON e.position = p.position
            WHERE b.account = ? AND (? = 0 OR b.asset = ?)
            ORDER BY p.position DESC, p.event_index DESC LIMIT ?\
            """;

    /** One statement, so that position and balances are of one moment. */
    private static final String BALANCES =
            """
            SELECT coalesce(
                    (SELECT position FROM projection_position
                    WHERE topic = ? AND partition = ?), -1),
                EXISTS (SELECT FROM account WHERE account = ?), b.asset, b.available, b.held
            FROM (VALUES (1)) one LEFT JOIN balance b ON b.account = ?
            ORDER BY b.asset\
            """;

    private final DataSource dataSource;
    private final int venue;

    @Inject
    LedgerRepository(
            DataSource dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    /**
     * What an account has at a position.
     *
     * @param opened whether the venue had opened the account by then
     */
    record Balances(long position, boolean opened, List<PastBalances.Balance> balances) {}

    /** A posting; amounts in minor units. */
    record Posted(
            LedgerCursor cursor,
            OffsetDateTime time,
            int kind,
            int asset,
            int bucket,
            long delta,
            long balance,
            long reference) {}

    Balances balances(long account) {
        try (Connection connection = dataSource.getConnection()) {
            return balances(connection, venue, account);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What an account had when all commands up to a position had been booked. */
    Balances balancesAt(long account, long position) {
        try (Connection connection = dataSource.getConnection()) {
            return new Balances(
                    position,
                    PastBalances.isOpened(connection, account, position),
                    PastBalances.of(connection, account, position));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static Balances balances(Connection connection, int venue, long account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BALANCES)) {
            select.setString(1, Topics.LEDGER_EVENTS);
            select.setInt(2, venue);
            select.setLong(3, account);
            select.setLong(4, account);
            List<PastBalances.Balance> balances = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                long position = -1;
                boolean opened = false;
                while (row.next()) {
                    position = row.getLong(1);
                    opened = row.getBoolean(2);
                    int asset = row.getInt(3);
                    if (!row.wasNull()) {
                        balances.add(
                                new PastBalances.Balance(asset, row.getLong(4), row.getLong(5)));
                    }
                }
                return new Balances(position, opened, balances);
            }
        }
    }

    /**
     * Postings of an account, newest first.
     *
     * @param asset only of this one, if given
     * @param before only older ones
     */
    List<Posted> postings(long account, Optional<Integer> asset, LedgerCursor before, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return postings(connection, account, asset, before, limit);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static List<Posted> postings(
            Connection connection,
            long account,
            Optional<Integer> asset,
            LedgerCursor before,
            int limit)
            throws SQLException {
        int number = asset.orElse(0);
        try (PreparedStatement select = connection.prepareStatement(POSTINGS)) {
            select.setLong(1, before.position());
            select.setInt(2, before.index());
            select.setInt(3, limit);
            select.setLong(4, account);
            select.setInt(5, number);
            select.setInt(6, number);
            select.setInt(7, limit);
            List<Posted> postings = new ArrayList<>(limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    postings.add(posted(row));
                }
            }
            return postings;
        }
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                new LedgerCursor(row.getLong(1), row.getInt(2)),
                row.getObject(3, OffsetDateTime.class),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }
}

package org.bourse.portfolio.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bourse.contracts.Topics;
import org.bourse.portfolio.database.DatabaseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the whole ledger. */
@ApplicationScoped
class ConservationRepository {

    /**
     * Accounts 1 FEES, 2 EXTERNAL, 3 CUSTODY; kinds 1 deposit, 2 withdrawal. One statement sees one
     * moment.
     */
    private static final String SUMS =
            """
            WITH sums AS (
                SELECT account, asset,
                    coalesce(sum(delta) FILTER (WHERE bucket = 1), 0) AS available,
                    coalesce(sum(delta) FILTER (WHERE bucket = 2), 0) AS held,
                    coalesce(sum(delta) FILTER (WHERE kind = 1), 0) AS deposits,
                    coalesce(sum(delta) FILTER (WHERE kind = 2 AND bucket = 1), 0) AS withdrawals
                FROM posting GROUP BY account, asset
            ), mismatches AS (
                SELECT count(*) AS count
                FROM sums s FULL JOIN balance b ON b.account = s.account AND b.asset = s.asset
                WHERE s.available IS DISTINCT FROM b.available OR s.held IS DISTINCT FROM b.held
            ), totals AS (
                SELECT b.asset,
                    coalesce(sum(b.available) FILTER (WHERE b.account > 3), 0) AS available,
                    coalesce(sum(b.held) FILTER (WHERE b.account > 3), 0) AS held,
                    coalesce(sum(b.available + b.held) FILTER (WHERE b.account = 1), 0) AS fees,
                    coalesce(sum(b.available + b.held) FILTER (WHERE b.account = 2), 0) AS external
                FROM balance b GROUP BY b.asset
            )
            SELECT coalesce(
                    (SELECT position FROM projection_position
                    WHERE topic = ? AND partition = ?), -1),
                (SELECT count FROM mismatches), a.code, a.scale,
                coalesce(-c.deposits, 0), coalesce(c.withdrawals, 0),
                coalesce(t.available, 0), coalesce(t.held, 0), coalesce(t.fees, 0),
                coalesce(t.external, 0)
            FROM (VALUES (1)) one LEFT JOIN asset a ON true
            LEFT JOIN totals t ON t.asset = a.asset
            LEFT JOIN sums c ON c.asset = a.asset AND c.account = 3
            ORDER BY a.asset\
            """;

    private final DataSource dataSource;
    private final int venue;

    @Inject
    ConservationRepository(
            DataSource dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    /** The whole count at a position. */
    record Count(long position, long mismatches, List<Sums> sums) {}

    /** Of one asset, in its units. */
    record Sums(
            String asset,
            BigDecimal deposits,
            BigDecimal withdrawals,
            BigDecimal available,
            BigDecimal held,
            BigDecimal fees,
            BigDecimal external) {

        BigDecimal difference() {
            return available.add(held).add(fees).add(external).subtract(deposits).add(withdrawals);
        }
    }

    /** Reads every posting: it takes seconds for millions of them. */
    Count count() {
        try (Connection connection = dataSource.getConnection()) {
            return count(connection, venue);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static Count count(Connection connection, int venue) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setString(1, Topics.LEDGER_EVENTS);
            select.setInt(2, venue);
            try (ResultSet row = select.executeQuery()) {
                long position = -1;
                long mismatches = 0;
                List<Sums> sums = new ArrayList<>();
                while (row.next()) {
                    position = row.getLong(1);
                    mismatches = row.getLong(2);
                    if (row.getString(3) != null) {
                        sums.add(sums(row));
                    }
                }
                return new Count(position, mismatches, sums);
            }
        }
    }

    private static Sums sums(ResultSet row) throws SQLException {
        int scale = row.getInt(4);
        return new Sums(
                row.getString(3),
                row.getBigDecimal(5).movePointLeft(scale),
                row.getBigDecimal(6).movePointLeft(scale),
                row.getBigDecimal(7).movePointLeft(scale),
                row.getBigDecimal(8).movePointLeft(scale),
                row.getBigDecimal(9).movePointLeft(scale),
                row.getBigDecimal(10).movePointLeft(scale));
    }
}

package org.bourse.portfolio.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.contracts.Topics;
import org.bourse.portfolio.book.SymbolTable;
import org.bourse.portfolio.book.Times;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.position.CostMethod;
import org.bourse.portfolio.position.TaxLot;
import org.bourse.portfolio.position.Totals;
import org.bourse.portfolio.position.TradedSymbol;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the books. */
@ApplicationScoped
class ReportRepository {
    private final DataSource dataSource;
    private final int venue;

    @Inject
    ReportRepository(
            DataSource dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    /** Reads of one moment. */
    interface Reading<R> {
        R read(Connection connection) throws SQLException;
    }

    /** Everything that the reading sees is of one moment. */
    <R> R atOnce(Reading<R> reading) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** All commands up to it are in the books; -1 before the first. */
    long position(Connection connection) throws SQLException {
        return position(connection, Topics.TRADE_EVENTS);
    }

    /** All commands up to it are in what follows from the topic; -1 before the first. */
    long position(Connection connection, String topic) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT position FROM projection_position"
                                + " WHERE topic = ? AND partition = ?")) {
            select.setString(1, topic);
            select.setInt(2, venue);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    /** Whether the venue has opened the account. */
    static boolean isOpened(Connection connection, long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT FROM account WHERE account = ?")) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** How an account's sales take lots now. */
    static CostMethod method(Connection connection, long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT method FROM cost_method WHERE account = ?
                        ORDER BY from_position DESC LIMIT 1\
                        """)) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? CostMethod.valueOf(row.getString(1)) : CostMethod.FIFO;
            }
        }
    }

    /** How an account stood at the end of a day. */
    static DayState state(Connection connection, long account, LocalDate day) throws SQLException {
        Map<Integer, TradedSymbol> symbols = new SymbolTable(connection).all();
        return new DayState(
                symbols,
                holdings(connection, account, day),
                positions(connection, account, day),
                marks(connection, day));
    }

    private static Map<Integer, DayState.Holding> holdings(
            Connection connection, long account, LocalDate day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT h.asset, h.total_minor,
                            CASE WHEN h.day = ? THEN h.flow_minor ELSE 0 END
                        FROM asset a CROSS JOIN LATERAL (
                            SELECT * FROM holding_day h
                            WHERE h.account = ? AND h.asset = a.asset AND h.day <= ?
                            ORDER BY h.day DESC LIMIT 1) h\
                        """)) {
            select.setObject(1, day);
            select.setLong(2, account);
            select.setObject(3, day);
            Map<Integer, DayState.Holding> holdings = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holdings.put(
                            row.getInt(1), new DayState.Holding(row.getLong(2), row.getLong(3)));
                }
            }
            return holdings;
        }
    }

    private static Map<Integer, DayState.Held> positions(
            Connection connection, long account, LocalDate day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT p.symbol, p.lots, p.cost_minor, p.realised_minor,
                            p.unknown_proceeds_minor, p.removed_cost_minor, p.removed_gain_minor,
                            p.fees_minor
                        FROM traded_symbol s CROSS JOIN LATERAL (
                            SELECT * FROM position_day p
                            WHERE p.account = ? AND p.symbol = s.symbol AND p.day <= ?
                            ORDER BY p.day DESC LIMIT 1) p\
                        """)) {
            select.setLong(1, account);
            select.setObject(2, day);
            Map<Integer, DayState.Held> positions = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getInt(1), held(row, 2));
                }
            }
            return positions;
        }
    }

    /**
     * @param first the column of the lots; the others follow
     */
    static DayState.Held held(ResultSet row, int first) throws SQLException {
        return new DayState.Held(
                row.getLong(first),
                row.getLong(first + 1),
                new Totals(
                        row.getLong(first + 2),
                        row.getLong(first + 3),
                        row.getLong(first + 4),
                        row.getBigDecimal(first + 5).toBigIntegerExact(),
                        row.getLong(first + 6)));
    }

    private static Map<Integer, DayState.Mark> marks(Connection connection, LocalDate day)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT m.symbol, m.price_ticks, m.traded_at
                        FROM traded_symbol s CROSS JOIN LATERAL (
                            SELECT * FROM mark_day m WHERE m.symbol = s.symbol AND m.day <= ?
                            ORDER BY m.day DESC LIMIT 1) m\
                        """)) {
            select.setObject(1, day);
            Map<Integer, DayState.Mark> marks = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    marks.put(
                            row.getInt(1),
                            new DayState.Mark(row.getLong(2), Times.instant(row, 3)));
                }
            }
            return marks;
        }
    }

    /** What the lots had cost that were sold since a day began, by symbol. */
    static Map<Integer, BigInteger> soldCosts(Connection connection, long account, LocalDate day)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT symbol, sum(cost_minor::numeric) FROM sale
                        WHERE account = ? AND sold_at >= ?::date::timestamp AT TIME ZONE 'UTC'
                        GROUP BY symbol\
                        """)) {
            select.setLong(1, account);
            select.setObject(2, day);
            Map<Integer, BigInteger> costs = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    costs.put(row.getInt(1), row.getBigDecimal(2).toBigIntegerExact());
                }
            }
            return costs;
        }
    }

    /** A symbol by its name. */
    static Optional<TradedSymbol> symbol(Connection connection, String name) throws SQLException {
        return new SymbolTable(connection)
                .all().values().stream().filter(symbol -> symbol.name().equals(name)).findFirst();
    }

    /** The oldest open lots of a position. */
    static List<TaxLot> lots(Connection connection, long account, int symbol, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT trade_id, acquired_at, lots, cost_minor FROM tax_lot
                        WHERE account = ? AND symbol = ? ORDER BY trade_id LIMIT ?\
                        """)) {
            select.setLong(1, account);
            select.setInt(2, symbol);
            select.setInt(3, limit);
            List<TaxLot> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(
                            new TaxLot(
                                    row.getLong(1),
                                    Times.micros(row, 2),
                                    row.getLong(3),
                                    row.getLong(4)));
                }
            }
            return lots;
        }
    }
}

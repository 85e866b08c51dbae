package org.bourse.portfolio.report;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.portfolio.book.Times;
import org.bourse.portfolio.position.TradedSymbol;

/** Reads an account's days. */
final class EquityRepository {
    private final Connection connection;
    private final long account;

    EquityRepository(Connection connection, long account) {
        this.connection = connection;
        this.account = account;
    }

    /** The days from one to another, both included. */
    List<EquityCurve.Day> days(LocalDate from, LocalDate to, int currency, Set<Integer> also)
            throws SQLException {
        DayState before = ReportRepository.state(connection, account, from.minusDays(1));
        Map<LocalDate, EquityCurve.Changes> changes = new HashMap<>();
        Set<Integer> assets = new HashSet<>(before.holdings().keySet());
        assets.add(currency);
        readHoldings(from, to, changes, assets);
        readPositions(from, to, changes);
        int[] symbols =
                before.symbols().values().stream()
                        .filter(symbol ->
                                assets.contains(symbol.base())
                                        || assets.contains(symbol.quote())
                                        || also.contains(symbol.number()))
                        .mapToInt(TradedSymbol::number)
                        .toArray();
        readMarks(from, to, symbols, changes);
        return new EquityCurve(before, currency).days(from, to, changes);
    }

    private static EquityCurve.Changes of(
            Map<LocalDate, EquityCurve.Changes> changes, ResultSet row) throws SQLException {
        return changes.computeIfAbsent(
                row.getObject(1, LocalDate.class), _ -> EquityCurve.Changes.none());
    }

    private void readHoldings(
            LocalDate from,
            LocalDate to,
            Map<LocalDate, EquityCurve.Changes> changes,
            Set<Integer> assets)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT h.day, h.asset, h.total_minor, h.flow_minor
                        FROM asset a JOIN holding_day h ON h.asset = a.asset
                        WHERE h.account = ? AND h.day BETWEEN ? AND ?\
                        """)) {
            select.setLong(1, account);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    assets.add(row.getInt(2));
                    of(changes, row)
                            .holdings()
                            .put(
                                    row.getInt(2),
                                    new DayState.Holding(row.getLong(3), row.getLong(4)));
                }
            }
        }
    }

    private void readPositions(
            LocalDate from, LocalDate to, Map<LocalDate, EquityCurve.Changes> changes)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT p.day, p.symbol, p.lots, p.cost_minor, p.realised_minor,
                            p.unknown_proceeds_minor, p.removed_cost_minor, p.removed_gain_minor,
                            p.fees_minor
                        FROM traded_symbol s JOIN position_day p ON p.symbol = s.symbol
                        WHERE p.account = ? AND p.day BETWEEN ? AND ?\
                        """)) {
            select.setLong(1, account);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    of(changes, row).positions().put(row.getInt(2), ReportRepository.held(row, 3));
                }
            }
        }
    }

    private void readMarks(
            LocalDate from,
            LocalDate to,
            int[] symbols,
            Map<LocalDate, EquityCurve.Changes> changes)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT day, symbol, price_ticks, traded_at FROM mark_day
                        WHERE symbol = ANY (?) AND day BETWEEN ? AND ?\
                        """)) {
            select.setObject(1, symbols);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    of(changes, row)
                            .marks()
                            .put(
                                    row.getInt(2),
                                    new DayState.Mark(row.getLong(3), Times.instant(row, 4)));
                }
            }
        }
    }

    /** What is told each sale of known cost. */
    interface SaleReading {
        /**
         * @param realisedMinor of the symbol's quote asset
         */
        void sale(LocalDate day, int symbol, BigInteger realisedMinor);
    }

    /** The sales of known cost of some days, in the order of their trades. */
    void sales(LocalDate from, LocalDate to, SaleReading reading) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT (sold_at AT TIME ZONE 'UTC')::date, symbol,
                            known_proceeds_minor - cost_minor
                        FROM sale WHERE account = ? AND known_lots > 0
                            AND sold_at >= ?::date::timestamp AT TIME ZONE 'UTC'
                            AND sold_at < ?::date::timestamp AT TIME ZONE 'UTC'
                        ORDER BY sold_at, trade_id\
                        """)) {
            select.setFetchSize(1_000);
            select.setLong(1, account);
            select.setObject(2, from);
            select.setObject(3, to.plusDays(1));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reading.sale(
                            row.getObject(1, LocalDate.class),
                            row.getInt(2),
                            BigInteger.valueOf(row.getLong(3)));
                }
            }
        }
    }
}

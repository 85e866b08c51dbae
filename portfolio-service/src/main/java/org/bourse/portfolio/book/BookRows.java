package org.bourse.portfolio.book;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bourse.portfolio.position.PortfolioBatch.AccountDayKey;
import org.bourse.portfolio.position.PortfolioBatch.AccountSale;
import org.bourse.portfolio.position.PortfolioBatch.DayKey;
import org.bourse.portfolio.position.PortfolioBatch.HoldingDay;
import org.bourse.portfolio.position.PortfolioBatch.Mark;
import org.bourse.portfolio.position.PortfolioBatch.PositionDay;
import org.bourse.portfolio.position.Sale;
import org.bourse.portfolio.position.TaxLot;

/** The statements that write the books, each for many rows. */
final class BookRows {
    private final Connection connection;

    BookRows(Connection connection) {
        this.connection = connection;
    }

    /** Sets the parameters of one row. */
    private interface Binding<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    private <R> void each(String sql, Collection<R> rows, Binding<R> binding) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void putMarks(Map<DayKey, Mark> marks) throws SQLException {
        each(
                """
                INSERT INTO mark_day (symbol, day, price_ticks, trade_id, traded_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (symbol, day) DO UPDATE SET
                    price_ticks = excluded.price_ticks, trade_id = excluded.trade_id,
                    traded_at = excluded.traded_at\
                """,
                marks.entrySet(),
                (statement, entry) -> {
                    statement.setInt(1, entry.getKey().symbol());
                    statement.setObject(2, Times.day(entry.getKey().day()));
                    statement.setLong(3, entry.getValue().priceTicks());
                    statement.setLong(4, entry.getValue().tradeId());
                    statement.setObject(5, Times.time(entry.getValue().tradedMicros()));
                });
    }

    void putHoldings(Map<AccountDayKey, HoldingDay> holdings) throws SQLException {
        each(
                """
                INSERT INTO holding_day AS known (account, asset, day, total_minor, flow_minor)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, asset, day) DO UPDATE SET
                    total_minor = excluded.total_minor,
                    flow_minor = known.flow_minor + excluded.flow_minor\
                """,
                holdings.entrySet(),
                (statement, entry) -> {
                    bind(statement, entry.getKey());
                    statement.setLong(4, entry.getValue().totalMinor());
                    statement.setLong(5, entry.getValue().flowMinor());
                });
    }

    void putPositions(Map<AccountDayKey, PositionDay> positions) throws SQLException {
        each(
                """
                INSERT INTO position_day (account, symbol, day, lots, cost_minor, realised_minor,
                    unknown_proceeds_minor, removed_cost_minor, removed_gain_minor, fees_minor)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, symbol, day) DO UPDATE
                SET lots = excluded.lots, cost_minor = excluded.cost_minor,
                    realised_minor = excluded.realised_minor,
                    unknown_proceeds_minor = excluded.unknown_proceeds_minor,
                    removed_cost_minor = excluded.removed_cost_minor,
                    removed_gain_minor = excluded.removed_gain_minor,
                    fees_minor = excluded.fees_minor\
                """,
                positions.entrySet(),
                (statement, entry) -> {
                    bind(statement, entry.getKey());
                    PositionDay day = entry.getValue();
                    statement.setLong(4, day.lots());
                    statement.setLong(5, day.costMinor());
                    statement.setLong(6, day.totals().realisedMinor());
                    statement.setLong(7, day.totals().unknownProceedsMinor());
                    statement.setLong(8, day.totals().removedCostMinor());
                    statement.setBigDecimal(9, new BigDecimal(day.totals().removedGainMinor()));
                    statement.setLong(10, day.totals().feesMinor());
                });
    }

    private static void bind(PreparedStatement statement, AccountDayKey key) throws SQLException {
        statement.setLong(1, key.account());
        statement.setInt(2, key.item());
        statement.setObject(3, Times.day(key.day()));
    }

    void insertSales(List<AccountSale> sales) throws SQLException {
        each(
                """
                INSERT INTO sale (account, trade_id, symbol, sold_at, lots, proceeds_minor,
                    known_lots, known_proceeds_minor, cost_minor)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                sales,
                (statement, one) -> {
                    Sale sale = one.sale();
                    statement.setLong(1, one.account());
                    statement.setLong(2, sale.tradeId());
                    statement.setInt(3, sale.symbol());
                    statement.setObject(4, Times.time(sale.soldMicros()));
                    statement.setLong(5, sale.lots());
                    statement.setLong(6, sale.proceedsMinor());
                    statement.setLong(7, sale.knownLots());
                    statement.setLong(8, sale.knownProceedsMinor());
                    statement.setLong(9, sale.costMinor());
                });
    }

    void deleteLots(Collection<BookTables.LotKey> lots) throws SQLException {
        each(
                "DELETE FROM tax_lot WHERE account = ? AND symbol = ? AND trade_id = ?",
                lots,
                BookRows::bind);
    }

    void putLots(Map<BookTables.LotKey, TaxLot> lots) throws SQLException {
        each(
                """
                INSERT INTO tax_lot (account, symbol, trade_id, acquired_at, lots, cost_minor)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, symbol, trade_id) DO UPDATE SET
                    lots = excluded.lots, cost_minor = excluded.cost_minor\
                """,
                lots.entrySet(),
                (statement, entry) -> {
                    bind(statement, entry.getKey());
                    statement.setObject(4, Times.time(entry.getValue().acquiredMicros()));
                    statement.setLong(5, entry.getValue().lots());
                    statement.setLong(6, entry.getValue().costMinor());
                });
    }

    private static void bind(PreparedStatement statement, BookTables.LotKey key)
            throws SQLException {
        statement.setLong(1, key.account());
        statement.setInt(2, key.symbol());
        statement.setLong(3, key.tradeId());
    }
}

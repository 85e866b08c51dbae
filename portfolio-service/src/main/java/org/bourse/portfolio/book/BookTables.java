package org.bourse.portfolio.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.portfolio.position.AccountBook;
import org.bourse.portfolio.position.CostMethod;
import org.bourse.portfolio.position.OpenLots;
import org.bourse.portfolio.position.PortfolioBatch;
import org.bourse.portfolio.position.Position;
import org.bourse.portfolio.position.TaxLot;
import org.bourse.portfolio.position.Totals;
import org.bourse.portfolio.position.TradedSymbol;

/** Books out of the tables, and what became of them back into these. */
final class BookTables {
    private final Connection connection;
    private final Map<Integer, TradedSymbol> symbols;

    /** Whose lot, where and of which purchase. */
    record LotKey(long account, int symbol, long tradeId) {}

    /** Whose holding of what. */
    record Holding(long account, int asset) {}

    BookTables(Connection connection, Map<Integer, TradedSymbol> symbols) {
        this.connection = connection;
        this.symbols = symbols;
    }

    /** Base and quote. */
    Set<Integer> assetsOf(int symbol) {
        TradedSymbol traded = symbols.get(symbol);
        return traded == null ? Set.of() : Set.of(traded.base(), traded.quote());
    }

    /**
     * The books as they are.
     *
     * @param touched those that something happens to; of an account nothing else is loaded than
     *     these and its positions in what they are the base of
     */
    PortfolioBatch load(Set<Holding> touched) throws SQLException {
        Map<Long, AccountBook> books = new HashMap<>();
        List<Long> accounts = touched.stream().map(Holding::account).distinct().toList();
        Map<Long, TreeMap<Long, CostMethod>> methods = methods(accounts);
        for (long account : accounts) {
            books.put(account, new AccountBook(methods.getOrDefault(account, new TreeMap<>())));
        }
        List<Holding> holdings = List.copyOf(touched);
        loadHoldings(books, holdings);
        loadPositions(books, holdings);
        return new PortfolioBatch(symbols, marks(), books);
    }

    private static AccountBook book(Map<Long, AccountBook> books, long account) {
        return Objects.requireNonNull(books.get(account));
    }

    private Map<Long, TreeMap<Long, CostMethod>> methods(Collection<Long> accounts)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT account, from_position, method FROM cost_method"
                                + " WHERE account = ANY (?)")) {
            select.setObject(1, accounts.stream().mapToLong(Long::longValue).toArray());
            Map<Long, TreeMap<Long, CostMethod>> methods = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    methods.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
                            .put(row.getLong(2), CostMethod.valueOf(row.getString(3)));
                }
            }
            return methods;
        }
    }

    private Map<Integer, PortfolioBatch.Mark> marks() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT m.symbol, m.price_ticks, m.trade_id, m.traded_at
                                FROM traded_symbol s CROSS JOIN LATERAL (
                                    SELECT * FROM mark_day m WHERE m.symbol = s.symbol
                                    ORDER BY m.day DESC LIMIT 1) m\
                                """);
                ResultSet row = select.executeQuery()) {
            Map<Integer, PortfolioBatch.Mark> marks = new HashMap<>();
            while (row.next()) {
                marks.put(
                        row.getInt(1),
                        new PortfolioBatch.Mark(
                                row.getLong(2), row.getLong(3), Times.micros(row, 4)));
            }
            return marks;
        }
    }

    private void loadHoldings(Map<Long, AccountBook> books, List<Holding> touched)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT h.account, h.asset, h.total_minor
                        FROM unnest(?::bigint[], ?::int[]) t (account, asset)
                        CROSS JOIN LATERAL (
                            SELECT * FROM holding_day h
                            WHERE h.account = t.account AND h.asset = t.asset
                            ORDER BY h.day DESC LIMIT 1) h\
                        """)) {
            select.setObject(1, touched.stream().mapToLong(Holding::account).toArray());
            select.setObject(2, touched.stream().mapToInt(Holding::asset).toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    book(books, row.getLong(1)).hold(row.getInt(2), row.getLong(3));
                }
            }
        }
    }

    private void loadPositions(Map<Long, AccountBook> books, List<Holding> touched)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT p.account, p.symbol, p.lots, p.cost_minor, p.realised_minor,
                            p.unknown_proceeds_minor, p.removed_cost_minor, p.removed_gain_minor,
                            p.fees_minor
                        FROM unnest(?::bigint[], ?::int[]) t (account, base)
                        JOIN traded_symbol s USING (base)
                        CROSS JOIN LATERAL (
                            SELECT * FROM position_day p
                            WHERE p.account = t.account AND p.symbol = s.symbol
                            ORDER BY p.day DESC LIMIT 1) p\
                        """)) {
            select.setObject(1, touched.stream().mapToLong(Holding::account).toArray());
            select.setObject(2, touched.stream().mapToInt(Holding::asset).toArray());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long account = row.getLong(1);
                    int symbol = row.getInt(2);
                    Totals totals =
                            new Totals(
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getBigDecimal(8).toBigIntegerExact(),
                                    row.getLong(9));
                    OpenLots lots = new OpenLots(new StoredLots(connection, account, symbol));
                    book(books, account)
                            .hold(
                                    new Position(
                                            Objects.requireNonNull(symbols.get(symbol)),
                                            lots,
                                            row.getLong(3),
                                            row.getLong(4),
                                            totals));
                }
            }
        }
    }

    /** Writes what is new of a batch that {@link #load} gave. */
    void store(PortfolioBatch batch) throws SQLException {
        BookRows rows = new BookRows(connection);
        rows.putMarks(batch.dayMarks());
        rows.putHoldings(batch.holdings());
        rows.putPositions(batch.positions());
        rows.insertSales(batch.sales());
        Map<LotKey, TaxLot> changed = new HashMap<>();
        List<LotKey> gone = new ArrayList<>();
        batch.books()
                .forEach((account, book) -> {
                    for (Position position : book.positions()) {
                        int symbol = position.symbol().number();
                        position.open()
                                .changed()
                                .forEach((id, lot) ->
                                        changed.put(new LotKey(account, symbol, id), lot));
                        position.open()
                                .gone()
                                .forEach(id -> gone.add(new LotKey(account, symbol, id)));
                    }
                });
        rows.deleteLots(gone);
        rows.putLots(changed);
    }
}

package org.bourse.marketdata.store;

import static org.bourse.marketdata.store.Reading.micros;
import static org.bourse.marketdata.store.Reading.prepare;
import static org.bourse.marketdata.store.Reading.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;
import org.jspecify.annotations.Nullable;

/** The statements that read what was imported, over one transaction. */
final class ImportReads {
    /** Of several lengths that a source told, what was told as such counts more than sums of it. */
    private static final String CANDLES =
            """
            SELECT DISTINCT ON (c.opened_at) c.* FROM import_series s
            CROSS JOIN LATERAL (
                SELECT opened_at, open_price, high_price, low_price, close_price, volume,
                    quote_volume, trades, taker_buy_volume, taker_buy_quote_volume,
                    first_trade_id, last_trade_id
                FROM imported_candles
                WHERE series = s.series AND seconds = ? AND opened_at >= ? AND opened_at < ?
                ORDER BY opened_at %1$s LIMIT ?) c
            WHERE s.symbol = ? AND s.source = ?
            ORDER BY c.opened_at %1$s, s.seconds DESC LIMIT ?\
            """;

    private static final String HAS =
            "SELECT EXISTS (SELECT FROM import_series WHERE symbol = ? AND source = ?)";

    private static final String FIRST_OWN =
            "SELECT opened_at, first_trade_id FROM candles WHERE seconds = 60 AND symbol = ?"
                    + " ORDER BY opened_at LIMIT 1";

    private static final String TRADED_AT =
            "SELECT traded_at FROM trades WHERE symbol = ? AND trade_id = ?"
                    + " AND traded_at >= ? AND traded_at < ?";

    private final Connection connection;

    ImportReads(Connection connection) {
        this.connection = connection;
    }

    List<ImportedCandle> candles(
            String symbol,
            String source,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst)
            throws SQLException {
        List<ImportedCandle> candles = new ArrayList<>();
        String sql = CANDLES.formatted(newestFirst ? "DESC" : "ASC");
        try (PreparedStatement select = prepare(connection, sql)) {
            select.setInt(1, (int) (interval.micros() / 1_000_000));
            select.setObject(2, time(fromMicros));
            select.setObject(3, time(toMicros));
            select.setInt(4, countMax);
            select.setString(5, symbol);
            select.setString(6, source);
            select.setInt(7, countMax);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    candles.add(new ImportedCandle(source, candle(row)));
                }
            }
        }
        return newestFirst ? candles.reversed() : candles;
    }

    private static HistoryCandle candle(ResultSet row) throws SQLException {
        return new HistoryCandle(
                micros(row, 1),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                number(row, 8),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                number(row, 11),
                number(row, 12));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    boolean has(String symbol, String source) throws SQLException {
        try (PreparedStatement select = prepare(connection, HAS)) {
            select.setString(1, symbol);
            select.setString(2, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    OptionalLong firstOwnMicros(int symbol) throws SQLException {
        try (PreparedStatement select = prepare(connection, FIRST_OWN)) {
            select.setInt(1, symbol);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? OptionalLong.of(tradedAt(symbol, row.getLong(2), micros(row, 1)))
                        : OptionalLong.empty();
            }
        }
    }

    /** When a trade was made that is in a minute; the minute's beginning when it is not kept. */
    private long tradedAt(int symbol, long tradeId, long minuteMicros) throws SQLException {
        try (PreparedStatement select = prepare(connection, TRADED_AT)) {
            select.setInt(1, symbol);
            select.setLong(2, tradeId);
            select.setObject(3, time(minuteMicros));
            select.setObject(4, time(minuteMicros + Interval.MINUTE.micros()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? micros(row, 1) : minuteMicros;
            }
        }
    }

    /** The sources that are shown before the venue's own candles, by symbol. */
    Map<String, String> backFills() throws SQLException {
        Map<String, String> sources = new HashMap<>();
        try (PreparedStatement select =
                        prepare(connection, "SELECT symbol, source FROM back_fill");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sources.put(row.getString(1), row.getString(2));
            }
        }
        return Map.copyOf(sources);
    }
}

package org.bourse.marketdata.store;

import static org.bourse.marketdata.store.Reading.micros;
import static org.bourse.marketdata.store.Reading.prepare;
import static org.bourse.marketdata.store.Reading.time;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Candles;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.PriceVolume;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;

/** The statements that read trades and candles, over one transaction. */
final class StoreReads {
    private static final String TRADES =
            """
            SELECT trade_id, traded_at, price_ticks, lots, notional_minor, taker_side, joined
            FROM trades
            WHERE symbol = ? AND trade_id BETWEEN ? AND ? AND traded_at >= ? AND traded_at < ?
            ORDER BY trade_id LIMIT ?\
            """;

    private static final String DAYS =
            """
            SELECT opened_at, trades FROM candles
            WHERE seconds = 86400 AND symbol = ? AND opened_at >= ? AND opened_at < ?
                AND last_trade_id >= ?
            ORDER BY opened_at LIMIT ?\
            """;

    /** From an id in or before the first minute asked for to one in or after the last. */
    private static final String IDS =
            """
            SELECT (SELECT first_trade_id FROM candles
                    WHERE seconds = 60 AND symbol = ? AND opened_at >= ?
                    ORDER BY opened_at LIMIT 1),
                (SELECT last_trade_id FROM candles
                    WHERE seconds = 60 AND symbol = ? AND opened_at < ?
                    ORDER BY opened_at DESC LIMIT 1)\
            """;

    private static final String CANDLES =
            """
            SELECT opened_at, open_ticks, high_ticks, low_ticks, close_ticks, lots, quote_minor,
                trades, taker_buy_lots, taker_buy_quote_minor, first_trade_id, last_trade_id
            FROM %s WHERE seconds = ? AND symbol = ? AND opened_at >= ? AND opened_at < ?
            ORDER BY opened_at %s LIMIT ?\
            """;

    private static final String PROFILE =
            """
            SELECT price_ticks, least(sum(lots), %1$d)::bigint,
                least(coalesce(sum(lots) FILTER (WHERE taker_side = 'BUY'), 0), %1$d)::bigint
            FROM trades WHERE symbol = ? AND traded_at >= ? AND traded_at < ?
            GROUP BY price_ticks ORDER BY price_ticks\
            """
                    .formatted(Long.MAX_VALUE);

    private static final String REACHES =
            """
            SELECT FROM projection_position WHERE topic = ? AND partition = ? AND position >= ?\
            """;

    private final Connection connection;

    StoreReads(Connection connection) {
        this.connection = connection;
    }

    /** Whether the record with a trade is applied, and so all before it. */
    boolean reaches(int venue, long tradeId) throws SQLException {
        try (PreparedStatement select = prepare(connection, REACHES)) {
            select.setString(1, Topics.TRADE_EVENTS);
            select.setInt(2, venue);
            select.setLong(3, Ids.position(tradeId));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The first of these trades. */
    List<StoredTrade> trades(TradeQuery query, int countMax) throws SQLException {
        Optional<TradeQuery> within = withinDays(query.since(keptFromMicros()), countMax);
        return within.isEmpty() ? List.of() : tradesOf(within.get(), countMax);
    }

    /** Candles are kept for longer than the trades that are found by them. */
    private long keptFromMicros() throws SQLException {
        List<LocalDate> days = Partitions.of(connection, StoreTable.TRADES);
        return days.isEmpty()
                ? 0
                : ChronoUnit.MICROS.between(Instant.EPOCH, PartitionedTable.begin(days.getFirst()));
    }

    /**
     * The same page, of the days it is found in: to plan a query over hundreds of partitions takes
     * longer than the query.
     */
    private Optional<TradeQuery> withinDays(TradeQuery query, int countMax) throws SQLException {
        long from = -1;
        long to = -1;
        long afterFirst = 0;
        try (PreparedStatement select = prepare(connection, DAYS)) {
            select.setInt(1, query.symbol());
            select.setObject(2, time(Interval.DAY.openMicros(query.fromMicros())));
            select.setObject(3, time(query.toMicros()));
            select.setLong(4, query.fromId());
            // The first day may have none that is asked for.
            select.setInt(5, countMax + 1);
            try (ResultSet row = select.executeQuery()) {
                while (afterFirst < countMax && row.next()) {
                    long day = micros(row, 1);
                    from = from < 0 ? day : from;
                    afterFirst += from == day ? 0 : row.getLong(2);
                    to = day + Interval.DAY.micros();
                }
            }
        }
        return from < 0
                ? Optional.empty()
                : Optional.of(
                        new TradeQuery(
                                query.symbol(),
                                query.fromId(),
                                Math.max(from, query.fromMicros()),
                                Math.min(to, query.toMicros())));
    }

    private List<StoredTrade> tradesOf(TradeQuery query, int countMax) throws SQLException {
        long firstId = 1;
        long lastId = Long.MAX_VALUE;
        try (PreparedStatement select = prepare(connection, IDS)) {
            select.setInt(1, query.symbol());
            select.setObject(2, time(Interval.MINUTE.openMicros(query.fromMicros())));
            select.setInt(3, query.symbol());
            select.setObject(4, time(query.toMicros()));
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    firstId = Math.max(firstId, row.getLong(1));
                    lastId = row.getLong(2);
                }
            }
        }
        List<StoredTrade> trades = new ArrayList<>();
        try (PreparedStatement select = prepare(connection, TRADES)) {
            select.setInt(1, query.symbol());
            select.setLong(2, Math.max(firstId, query.fromId()));
            select.setLong(3, lastId);
            select.setObject(4, time(query.fromMicros()));
            select.setObject(5, time(query.toMicros()));
            select.setInt(6, countMax);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    trades.add(trade(query.symbol(), row));
                }
            }
        }
        return trades;
    }

    private static StoredTrade trade(int symbol, ResultSet row) throws SQLException {
        String takerSide = row.getString(6);
        boolean auction = takerSide.equals("NONE");
        return new StoredTrade(
                symbol,
                new PublicTrade(
                        row.getLong(1),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        micros(row, 2),
                        auction ? Side.SIDE_UNSPECIFIED : Side.valueOf(takerSide),
                        auction),
                row.getBoolean(7));
    }

    /**
     * Candles that begin within a time, oldest first; the newest of them, or the oldest, if there
     * are more than {@code countMax}.
     */
    List<Candle> candles(
            int symbol,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst)
            throws SQLException {
        Interval stored = interval.stored();
        int parts = (int) (interval.micros() / stored.micros());
        List<Candle> found = new ArrayList<>();
        String sql = CANDLES.formatted(StoreRows.table(stored), newestFirst ? "DESC" : "ASC");
        try (PreparedStatement select = prepare(connection, sql)) {
            select.setInt(1, StoreRows.seconds(stored));
            select.setInt(2, symbol);
            select.setObject(3, time(interval.openMicros(fromMicros + interval.micros() - 1)));
            select.setObject(4, time(interval.openMicros(toMicros - 1) + interval.micros()));
            // One more, so that the last candle's parts are whole.
            select.setInt(5, (countMax + 1) * parts);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(candle(symbol, row));
                }
            }
        }
        List<Candle> candles = Candles.rolledUp(newestFirst ? found.reversed() : found, interval);
        int surplus = Math.max(0, candles.size() - countMax);
        return newestFirst
                ? candles.subList(surplus, candles.size())
                : candles.subList(0, candles.size() - surplus);
    }

    private static Candle candle(int symbol, ResultSet row) throws SQLException {
        return new Candle(
                symbol,
                micros(row, 1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12));
    }

    /** The volume at each price, the lowest first. */
    List<PriceVolume> profile(int symbol, long fromMicros, long toMicros) throws SQLException {
        List<PriceVolume> volumes = new ArrayList<>();
        try (PreparedStatement select = prepare(connection, PROFILE)) {
            select.setInt(1, symbol);
            select.setObject(2, time(fromMicros));
            select.setObject(3, time(toMicros));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    volumes.add(new PriceVolume(row.getLong(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return volumes;
    }
}

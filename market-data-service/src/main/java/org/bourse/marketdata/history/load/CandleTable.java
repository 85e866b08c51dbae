package org.bourse.marketdata.history.load;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The imported candles of one symbol and source. A batch is copied beside the table, compared with
 * what is there and stored in one transaction, with the longer candles that follow from it.
 */
final class CandleTable implements CandleSink {
    private static final String VALUES =
            "open_price, high_price, low_price, close_price, volume, quote_volume, trades,"
                    + " taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id";

    private static final String INCOMING =
            """
            CREATE TEMPORARY TABLE incoming (LIKE imported_candles) ON COMMIT DELETE ROWS;
            ALTER TABLE incoming DROP COLUMN series, DROP COLUMN seconds\
            """;

    private static final String COPY =
            "COPY incoming (opened_at, " + VALUES + ") FROM STDIN (FORMAT text)";

    /** Of the same values, or of trades that are in the candle already. */
    private static final String UNCHANGED =
            """
            coalesce(
                (%1$s) IS NOT DISTINCT FROM (%2$s)
                OR (i.first_trade_id >= c.first_trade_id AND i.last_trade_id <= c.last_trade_id
                    AND i.last_trade_id - i.first_trade_id
                        < c.last_trade_id - c.first_trade_id),
                false)\
            """
                    .formatted(of("c"), of("i"));

    /** Of other trades of the same second: a recording that ended, and another that began. */
    private static final String APART =
            "coalesce(i.last_trade_id < c.first_trade_id OR i.first_trade_id > c.last_trade_id,"
                    + " false)";

    /** Of the trades that are in the candle and more: an earlier file ended within the second. */
    private static final String MORE =
            """
            coalesce(i.first_trade_id <= c.first_trade_id AND i.last_trade_id >= c.last_trade_id
                AND i.last_trade_id - i.first_trade_id > c.last_trade_id - c.first_trade_id, false)\
            """;

    /** However much is there, only so much is looked at. */
    private static final String STRETCH =
            "c.series = ? AND c.seconds = ? AND c.opened_at >= ? AND c.opened_at <= ?";

    private static final String KNOWN =
            """
            FROM incoming i LEFT JOIN imported_candles c
                ON c.opened_at = i.opened_at AND \
            """
                    + STRETCH;

    private static final String COMPARE =
            """
            SELECT count(*) FILTER (WHERE c.series IS NULL),
                count(*) FILTER (WHERE c.series IS NOT NULL AND %s),
                count(*) FILTER (WHERE c.series IS NOT NULL AND (%s OR %s)), count(*) %s\
            """
                    .formatted(UNCHANGED, APART, MORE, KNOWN);

    private static final String CONFLICTS =
            "SELECT i.opened_at "
                    + KNOWN
                    + " WHERE c.series IS NOT NULL AND NOT "
                    + UNCHANGED
                    + " AND NOT "
                    + APART
                    + " AND NOT "
                    + MORE
                    + " ORDER BY i.opened_at LIMIT "
                    + StoredCounts.CONFLICTS_MAX;

    private static final String JOIN =
            """
            UPDATE imported_candles c SET
                open_price = CASE WHEN i.first_trade_id < c.first_trade_id
                    THEN i.open_price ELSE c.open_price END,
                high_price = greatest(c.high_price, i.high_price),
                low_price = least(c.low_price, i.low_price),
                close_price = CASE WHEN i.last_trade_id > c.last_trade_id
                    THEN i.close_price ELSE c.close_price END,
                volume = c.volume + i.volume,
                quote_volume = c.quote_volume + i.quote_volume,
                trades = c.trades + i.trades,
                taker_buy_volume = c.taker_buy_volume + i.taker_buy_volume,
                taker_buy_quote_volume = c.taker_buy_quote_volume + i.taker_buy_quote_volume,
                first_trade_id = least(c.first_trade_id, i.first_trade_id),
                last_trade_id = greatest(c.last_trade_id, i.last_trade_id)
            FROM incoming i
            WHERE c.opened_at = i.opened_at AND \
            """
                    + STRETCH
                    + " AND "
                    + APART;

    private static final String TAKE =
            "UPDATE imported_candles c SET ("
                    + VALUES
                    + ") = ROW ("
                    + of("i")
                    + ") FROM incoming i WHERE c.opened_at = i.opened_at AND "
                    + STRETCH
                    + " AND ";

    private static final String EXTEND = TAKE + MORE;

    private static final String REPLACE = TAKE + "NOT " + UNCHANGED + " AND NOT " + APART;

    private static final String INSERT =
            "INSERT INTO imported_candles (series, seconds, opened_at, "
                    + VALUES
                    + ") SELECT ?, ?, opened_at, "
                    + VALUES
                    + " FROM incoming ON CONFLICT DO NOTHING";

    /** The candles of one length whose time has changed, from those of the length below. */
    private static final String FOLLOW =
            """
            INSERT INTO imported_candles (series, seconds, opened_at, %1$s)
            SELECT series, p.seconds,
                date_bin(make_interval(secs => p.seconds), opened_at, p.origin) AS began,
                (array_agg(open_price ORDER BY opened_at))[1], max(high_price), min(low_price),
                (array_agg(close_price ORDER BY opened_at DESC))[1], sum(volume),
                CASE WHEN count(*) = count(quote_volume) THEN sum(quote_volume) END,
                CASE WHEN count(*) = count(trades) THEN sum(trades)::bigint END,
                CASE WHEN count(*) = count(taker_buy_volume) THEN sum(taker_buy_volume) END,
                CASE WHEN count(*) = count(taker_buy_quote_volume)
                    THEN sum(taker_buy_quote_volume) END,
                min(first_trade_id), max(last_trade_id)
            FROM imported_candles c,
                (SELECT ?::integer AS seconds, '1970-01-05T00:00:00Z'::timestamptz AS origin) p
            WHERE c.series = ? AND c.seconds = ? AND c.opened_at >= ? AND c.opened_at < ?
            GROUP BY series, p.seconds, began
            ON CONFLICT (series, seconds, opened_at) DO UPDATE SET (%1$s) = ROW (%2$s)\
            """
                    .formatted(VALUES, of("excluded"));

    /** Where the candles of a batch are in a series. */
    private record Stretch(int series, Interval interval, long firstMicros, long lastMicros) {
        void bind(PreparedStatement statement) throws SQLException {
            statement.setInt(1, series);
            statement.setInt(2, seconds(interval));
            statement.setObject(3, time(firstMicros));
            statement.setObject(4, time(lastMicros));
        }
    }

    private final Connection connection;
    private final String symbol;
    private final String source;
    private final boolean replaces;
    private final boolean isDry;

    /**
     * @param connection without auto-commit; nobody else uses it
     * @param isDry whether it only compares
     */
    CandleTable(
            Connection connection, String symbol, String source, boolean replaces, boolean isDry)
            throws SQLException {
        this.connection = connection;
        this.symbol = symbol;
        this.source = source;
        this.replaces = replaces;
        this.isDry = isDry;
        try (Statement statement = connection.createStatement()) {
            statement.execute(INCOMING);
        }
        connection.commit();
    }

    private static String of(String row) {
        return row + "." + VALUES.replace(", ", ", " + row + ".");
    }

    @Override
    public StoredCounts put(Interval interval, List<HistoryCandle> candles) throws SQLException {
        if (candles.isEmpty()) {
            return StoredCounts.NONE;
        }
        try {
            Stretch stretch =
                    new Stretch(
                            series(interval),
                            interval,
                            candles.getFirst().openMicros(),
                            candles.getLast().openMicros());
            copy(candles);
            StoredCounts counts = compared(stretch, candles.size());
            if (!isDry) {
                if (counts.joined() > 0) {
                    execute(JOIN, stretch);
                    execute(EXTEND, stretch);
                }
                if (counts.replaced() > 0) {
                    execute(REPLACE, stretch);
                }
                if (counts.added() > 0) {
                    insert(stretch);
                }
                if (counts.added() + counts.joined() + counts.replaced() > 0) {
                    follow(stretch);
                }
            }
            connection.commit();
            return counts;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** The number of the series, which is made when it is new; 0 where nothing may be made. */
    private int series(Interval interval) throws SQLException {
        if (!isDry) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO import_series (symbol, source, seconds) VALUES (?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING")) {
                bindSeries(insert, interval);
                insert.executeUpdate();
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT series FROM import_series"
                                + " WHERE symbol = ? AND source = ? AND seconds = ?")) {
            bindSeries(select, interval);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private void bindSeries(PreparedStatement statement, Interval interval) throws SQLException {
        statement.setString(1, symbol);
        statement.setString(2, source);
        statement.setInt(3, seconds(interval));
    }

    private static int seconds(Interval interval) {
        return (int) (interval.micros() / 1_000_000);
    }

    private void copy(List<HistoryCandle> candles) throws SQLException {
        StringBuilder rows = new StringBuilder(candles.size() * 160);
        for (HistoryCandle candle : candles) {
            rows.append(instant(candle.openMicros()));
            append(rows, candle.open());
            append(rows, candle.high());
            append(rows, candle.low());
            append(rows, candle.close());
            append(rows, candle.volume());
            append(rows, candle.quoteVolume());
            append(rows, candle.trades());
            append(rows, candle.takerBuyVolume());
            append(rows, candle.takerBuyQuoteVolume());
            append(rows, candle.firstTradeId());
            append(rows, candle.lastTradeId());
            rows.append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("rows not copied", e);
        }
    }

    private static void append(StringBuilder rows, @Nullable Object value) {
        rows.append('\t');
        if (value == null) {
            rows.append("\\N");
        } else {
            rows.append(value instanceof BigDecimal number ? number.toPlainString() : value);
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static OffsetDateTime time(long micros) {
        return instant(micros).atOffset(ZoneOffset.UTC);
    }

    private StoredCounts compared(Stretch stretch, int size) throws SQLException {
        long added;
        long unchanged;
        long joined;
        try (PreparedStatement compare = connection.prepareStatement(COMPARE)) {
            stretch.bind(compare);
            try (ResultSet row = compare.executeQuery()) {
                row.next();
                added = row.getLong(1);
                unchanged = row.getLong(2);
                joined = row.getLong(3);
                if (row.getLong(4) != size) {
                    throw new SQLException("%d rows for %d".formatted(row.getLong(4), size));
                }
            }
        }
        long others = size - added - unchanged - joined;
        List<String> conflicts = others == 0 || replaces ? List.of() : conflicts(stretch);
        return new StoredCounts(
                added, unchanged, joined, replaces ? others : 0, replaces ? 0 : others, conflicts);
    }

    private List<String> conflicts(Stretch stretch) throws SQLException {
        List<String> conflicts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(CONFLICTS)) {
            stretch.bind(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    conflicts.add(row.getObject(1, OffsetDateTime.class).toInstant().toString());
                }
            }
        }
        return conflicts;
    }

    private void execute(String sql, Stretch stretch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            stretch.bind(update);
            update.executeUpdate();
        }
    }

    private void insert(Stretch stretch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, stretch.series());
            insert.setInt(2, seconds(stretch.interval()));
            insert.executeUpdate();
        }
    }

    /** Makes the longer candles of a stretch anew, each length from the one below. */
    private void follow(Stretch stretch) throws SQLException {
        Interval below = stretch.interval();
        try (PreparedStatement follow = connection.prepareStatement(FOLLOW)) {
            for (Interval next : Interval.values()) {
                if (next.compareTo(stretch.interval()) > 0) {
                    follow.setInt(1, seconds(next));
                    follow.setInt(2, stretch.series());
                    follow.setInt(3, seconds(below));
                    follow.setObject(4, time(next.openMicros(stretch.firstMicros())));
                    follow.setObject(
                            5, time(next.openMicros(stretch.lastMicros()) + next.micros()));
                    follow.executeUpdate();
                    below = next;
                }
            }
        }
    }
}

package org.bourse.marketdata.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;

/** The statements of the projection, over one transaction: all rows of a table in one. */
final class StoreRows {
    private static final String INSERT_TRADES =
            """
            INSERT INTO trades (symbol, trade_id, traded_at, price_ticks, lots, notional_minor,
                taker_side, joined)
            SELECT symbol, trade_id, 'epoch'::timestamptz + micros * interval '1 microsecond',
                price_ticks, lots, notional_minor, taker_side, joined
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[], ?::boolean[])
                AS t (symbol, trade_id, micros, price_ticks, lots, notional_minor, taker_side,
                    joined)\
            """;

    /** Trades come in order, so what is there is older. Sums stay at the greatest number. */
    private static final String PUT_CANDLES =
            """
            INSERT INTO %1$s AS known (seconds, symbol, opened_at, open_ticks, high_ticks,
                low_ticks, close_ticks, lots, quote_minor, trades, taker_buy_lots,
                taker_buy_quote_minor, first_trade_id, last_trade_id)
            SELECT seconds, symbol, 'epoch'::timestamptz + micros * interval '1 microsecond',
                open_ticks, high_ticks, low_ticks, close_ticks, lots, quote_minor, trades,
                taker_buy_lots, taker_buy_quote_minor, first_trade_id, last_trade_id
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[])
                AS t (seconds, symbol, micros, open_ticks, high_ticks, low_ticks, close_ticks,
                    lots, quote_minor, trades, taker_buy_lots, taker_buy_quote_minor,
                    first_trade_id, last_trade_id)
            ON CONFLICT (seconds, symbol, opened_at) DO UPDATE SET
                high_ticks = greatest(known.high_ticks, excluded.high_ticks),
                low_ticks = least(known.low_ticks, excluded.low_ticks),
                close_ticks = excluded.close_ticks,
                lots = least(known.lots::numeric + excluded.lots, %2$d),
                quote_minor = least(known.quote_minor::numeric + excluded.quote_minor, %2$d),
                trades = known.trades + excluded.trades,
                taker_buy_lots =
                    least(known.taker_buy_lots::numeric + excluded.taker_buy_lots, %2$d),
                taker_buy_quote_minor = least(
                    known.taker_buy_quote_minor::numeric + excluded.taker_buy_quote_minor, %2$d),
                last_trade_id = excluded.last_trade_id\
            """;

    private final Connection connection;

    StoreRows(Connection connection) {
        this.connection = connection;
    }

    /** The table that candles of a stored interval are in. */
    static String table(Interval stored) {
        return (stored == Interval.SECOND ? StoreTable.SECONDS : StoreTable.CANDLES).tableName();
    }

    static int seconds(Interval stored) {
        return (int) (stored.micros() / 1_000_000);
    }

    void insertTrades(List<StoredTrade> trades) throws SQLException {
        if (trades.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TRADES)) {
            numbers(insert, 1, trades, StoredTrade::symbol);
            numbers(insert, 2, trades, it -> it.trade().tradeId());
            numbers(insert, 3, trades, it -> it.trade().venueTimeMicros());
            numbers(insert, 4, trades, it -> it.trade().priceTicks());
            numbers(insert, 5, trades, it -> it.trade().lots());
            numbers(insert, 6, trades, it -> it.trade().notionalMinor());
            array(insert, 7, "text", trades, StoreRows::takerSide);
            array(insert, 8, "boolean", trades, StoredTrade::joined);
            insert.executeUpdate();
        }
    }

    private static String takerSide(StoredTrade row) {
        if (row.trade().auction()) {
            return "NONE";
        }
        return row.trade().takerSide() == Side.BUY ? "BUY" : "SELL";
    }

    /** Adds what the candles of one interval say to those that are there. */
    void putCandles(Interval interval, List<Candle> candles) throws SQLException {
        String sql = PUT_CANDLES.formatted(table(interval), Long.MAX_VALUE);
        try (PreparedStatement put = connection.prepareStatement(sql)) {
            numbers(put, 1, candles, _ -> seconds(interval));
            numbers(put, 2, candles, Candle::symbol);
            numbers(put, 3, candles, Candle::openMicros);
            numbers(put, 4, candles, Candle::openTicks);
            numbers(put, 5, candles, Candle::highTicks);
            numbers(put, 6, candles, Candle::lowTicks);
            numbers(put, 7, candles, Candle::closeTicks);
            numbers(put, 8, candles, Candle::lots);
            numbers(put, 9, candles, Candle::quoteMinor);
            numbers(put, 10, candles, Candle::trades);
            numbers(put, 11, candles, Candle::takerBuyLots);
            numbers(put, 12, candles, Candle::takerBuyQuoteMinor);
            numbers(put, 13, candles, Candle::firstTradeId);
            numbers(put, 14, candles, Candle::lastTradeId);
            put.executeUpdate();
        }
    }

    private <T> void numbers(
            PreparedStatement into, int index, List<T> rows, ToLongFunction<T> value)
            throws SQLException {
        array(into, index, "bigint", rows, value::applyAsLong);
    }

    private <T> void array(
            PreparedStatement into, int index, String type, List<T> rows, Function<T, ?> value)
            throws SQLException {
        into.setArray(index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }
}

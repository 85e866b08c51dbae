package org.bourse.marketdata.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;

/**
 * What the lines of an archived table are, as the importer reads them: its columns have names that
 * it knows, and ids of the venue, which are not consecutive, have names that it passes over.
 */
public enum ArchivedTable {
    TRADES("trades", "trades", 0) {
        @Override
        String header() {
            return "time,price,quantity,quote_quantity,side,joined,venue_trade_id";
        }

        @Override
        String rows(String partition) {
            return "SELECT traded_at, price_ticks, lots, notional_minor, taker_side, joined,"
                    + " trade_id FROM "
                    + partition
                    + " WHERE symbol = ? ORDER BY trade_id";
        }

        @Override
        String line(SymbolTerms terms, ResultSet row) throws SQLException {
            String side = row.getString(5);
            return String.join(
                    ",",
                    time(row),
                    terms.price(row.getLong(2)),
                    terms.quantity(row.getLong(3)),
                    terms.quoteAmount(row.getLong(4)),
                    // Nobody took in a call auction.
                    side.equals("NONE") ? "" : side,
                    Boolean.toString(row.getBoolean(6)),
                    Ids.print(row.getLong(7)));
        }
    },
    SECONDS("second_candles", "1s", 1),
    /** Those of a minute only: longer ones follow from them. */
    CANDLES("candles", "1m", 60);

    private final String tableName;
    private final String kind;
    private final int seconds;

    ArchivedTable(String tableName, String kind, int seconds) {
        this.tableName = tableName;
        this.kind = kind;
        this.seconds = seconds;
    }

    String tableName() {
        return tableName;
    }

    static Optional<ArchivedTable> of(String tableName) {
        return Arrays.stream(values()).filter(it -> it.tableName.equals(tableName)).findFirst();
    }

    /**
     * The name of a symbol's file of a partition, such as {@code BTC-USDT-1m-2026-11.csv.gz}.
     *
     * @param partition such as {@code candles_2026_11}
     */
    String fileName(String symbol, String partition) {
        String time = partition.substring(tableName.length()).replace('_', '-');
        return symbol + "-" + kind + time + ".csv.gz";
    }

    /** The statement that finds the least symbol in a partition that is above another. */
    String nextSymbol(String partition) {
        return "SELECT min(symbol) FROM "
                + partition
                + " WHERE "
                + (seconds == 0 ? "" : "seconds = " + seconds + " AND ")
                + "symbol > ?";
    }

    String header() {
        return "time,open,high,low,close,volume,quote_volume,trades,taker_buy_volume,"
                + "taker_buy_quote_volume,first_venue_trade_id,last_venue_trade_id";
    }

    /** The statement that reads a symbol's rows of a partition, the oldest first. */
    String rows(String partition) {
        return "SELECT opened_at, open_ticks, high_ticks, low_ticks, close_ticks, lots,"
                + " quote_minor, trades, taker_buy_lots, taker_buy_quote_minor, first_trade_id,"
                + " last_trade_id FROM "
                + partition
                + " WHERE seconds = "
                + seconds
                + " AND symbol = ? ORDER BY opened_at";
    }

    /** A row of {@link #rows}. */
    String line(SymbolTerms terms, ResultSet row) throws SQLException {
        return String.join(
                ",",
                time(row),
                terms.price(row.getLong(2)),
                terms.price(row.getLong(3)),
                terms.price(row.getLong(4)),
                terms.price(row.getLong(5)),
                terms.quantity(row.getLong(6)),
                terms.quoteAmount(row.getLong(7)),
                Long.toString(row.getLong(8)),
                terms.quantity(row.getLong(9)),
                terms.quoteAmount(row.getLong(10)),
                Ids.print(row.getLong(11)),
                Ids.print(row.getLong(12)));
    }

    private static String time(ResultSet row) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant().toString();
    }
}

package org.bourse.marketdata.store;

import com.google.protobuf.Parser;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.projection.Projection;

/** {@code trade-events} as rows: every trade, and each candle once per batch. */
@Singleton
public final class TradeProjection implements Projection<TradeEvents> {
    private final Partitions partitions = new Partitions(StoreTable.ALL);

    @Override
    public String topic() {
        return Topics.TRADE_EVENTS;
    }

    @Override
    public Parser<TradeEvents> parser() {
        return TradeEvents.parser();
    }

    @Override
    public EventHeader header(TradeEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return StoreTable.ALL.stream().map(PartitionedTable::tableName).toList();
    }

    @Override
    public void apply(Connection connection, List<TradeEvents> records) throws SQLException {
        List<StoredTrade> trades = TradeRecords.trades(records);
        if (trades.isEmpty()) {
            return;
        }
        partitions.ensure(connection, days(trades));
        StoreRows rows = new StoreRows(connection);
        rows.insertTrades(trades);
        for (Map.Entry<Interval, List<Candle>> candles : TradeRecords.candles(trades).entrySet()) {
            rows.putCandles(candles.getKey(), candles.getValue());
        }
    }

    private static Set<LocalDate> days(List<StoredTrade> trades) {
        Set<LocalDate> days = new HashSet<>();
        for (StoredTrade one : trades) {
            long micros = one.trade().venueTimeMicros();
            days.add(PartitionedTable.day(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
        }
        return days;
    }
}

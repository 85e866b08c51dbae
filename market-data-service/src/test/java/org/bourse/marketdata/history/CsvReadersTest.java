package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadersTest implements RowSink {
    private static final SourceTerms TERMS = SourceTerms.of("BTC-USDT", "0.01", "0.001");
    private static final long TIME = 1_723_075_200_000_000L;

    private final List<HistoryBar> bars = new ArrayList<>();
    private final List<HistoryTrade> trades = new ArrayList<>();
    private final List<Finding> refused = new ArrayList<>();

    @Override
    public void bar(HistoryBar bar) {
        bars.add(bar);
    }

    @Override
    public void trade(HistoryTrade trade) {
        trades.add(trade);
    }

    @Override
    public void refused(Finding finding) {
        refused.add(finding);
    }

    @Override
    public void passedOver() {
        throw new AssertionError("a table has nothing else");
    }

    private static StampReader stamps() {
        return new StampReader(StampReader.Unit.BY_SIZE, ZoneOffset.UTC, null, true);
    }

    private static RowReader bars(String header) {
        Layout layout = Layout.ofHeader(List.of(header.split(",")), Map.of());
        return CsvReaders.bars(layout, ',', stamps(), TERMS, Interval.MINUTE);
    }

    private static RowReader trades(String header) {
        Layout layout = Layout.ofHeader(List.of(header.split(",")), Map.of());
        return CsvReaders.trades(layout, ',', stamps(), TERMS);
    }

    private static SourceTrade trade(long id, boolean buyerIsMaker) {
        return new SourceTrade("BTC-USDT", TIME, id, 6_200_050, 250, buyerIsMaker);
    }

    @Test
    void aBarOfBinanceIsReadWhole() {
        RowReader reader =
                CsvReaders.bars(Layout.withoutHeader(12), ',', stamps(), TERMS, Interval.MINUTE);

        reader.read(
                "1723075200000,62000.50,62001.00,61999.99,62000.00,0.250,1723075259999,"
                        + "15500.12500000,7,0.10000000,6200.05,0",
                this);

        SourceBar bar =
                new SourceBar(
                        "BTC-USDT",
                        TIME,
                        60_000_000,
                        6_200_050,
                        6_200_100,
                        6_199_999,
                        6_200_000,
                        250);
        assertEquals(
                List.of(
                        new HistoryBar(
                                bar,
                                new BigDecimal("15500.12500000"),
                                7L,
                                new BigDecimal("0.10000000"),
                                new BigDecimal("6200.05"))),
                bars);
    }

    @Test
    void whatABarDoesNotTellIsNull() {
        bars("time,open,high,low,close,volume,turnover")
                .read("\"2024-08-08 00:00:00\", 2,3,1,2,0,", this);

        assertEquals(null, bars.getFirst().quoteVolume());
        assertEquals(null, bars.getFirst().trades());
        assertEquals(0, bars.getFirst().bar().lots());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1723075200,1,2,1,2 | MALFORMED",
                "1723075200,1,2,1,2,\"5 | MALFORMED",
                "noon,1,2,1,2,5,0 | TIME_UNREADABLE",
                "1723075201,1,2,1,2,5,0 | TIME_ALIGNMENT",
                "1723075200,1.001,2,1,2,5,0 | PRICE_SCALE",
                "1723075200,1,2,1,,5,0 | PRICE_SCALE",
                "1723075200,1,1e3,1,2,5,0 | PRICE_SCALE",
                "1723075200,1,2,1,2,0.0001,0 | QUANTITY_SCALE",
                "1723075200,1,2,1,2,NaN,0 | QUANTITY_SCALE",
                "1723075200,1,2,1,2,5,-1 | QUANTITY_SCALE",
                "1723075200,1,2,1,2,5,1E999999999 | QUANTITY_SCALE",
                "1723075200,1,2,1,2,99999999999999999,0 | QUANTITY_SCALE"
            })
    void aMalformedBarIsRefused(String line, Finding finding) {
        bars("time,open,high,low,close,volume,turnover").read(line, this);

        assertEquals(List.of(finding), refused);
        assertEquals(List.of(), bars);
    }

    @Test
    void tradesTellTheirSideInManyWays() {
        trades("time,price,size,side").read("1723075200,62000.5,0.25,SELL", this);
        trades("time,price,size,side").read("1723075200,62000.50,0.25,buy", this);
        trades("id,price,qty,quote_qty,time,is_buyer_maker")
                .read("9,62000.5,0.25,1,1723075200000000,True", this);
        trades("time,price,qty").read("2024-08-08T00:00:00Z,62000.5,0.25", this);
        CsvReaders.trades(Layout.withoutHeader(8), ',', stamps(), TERMS)
                .read("5,62000.50000000,0.25000000,11,13,1723075200000,false,true", this);

        assertEquals(List.of(), refused);
        assertEquals(
                List.of(
                        new HistoryTrade(trade(0, true), 0, 0, true),
                        new HistoryTrade(trade(0, false), 0, 0, true),
                        new HistoryTrade(trade(9, true), 9, 9, true),
                        new HistoryTrade(trade(0, false), 0, 0, false),
                        new HistoryTrade(trade(5, false), 11, 13, true)),
                trades);
        assertEquals(3, trades.getLast().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1723075200,62000.5,0.25,7 | MALFORMED",
                "1723075200,62000.5,0.25,up,7 | MALFORMED",
                "1723075200,62000.5,0.25,buy,abc | MALFORMED",
                "1723075200,62000.5,0.25,buy,-7 | MALFORMED",
                ",62000.5,0.25,buy,7 | TIME_UNREADABLE",
                "1723075200,62000.555,0.25,buy,7 | PRICE_SCALE",
                "1723075200,62000.5,0.25.1,buy,7 | QUANTITY_SCALE"
            })
    void aMalformedTradeIsRefused(String line, Finding finding) {
        trades("time,price,size,side,id").read(line, this);

        assertEquals(List.of(finding), refused);
        assertEquals(List.of(), trades);
    }
}

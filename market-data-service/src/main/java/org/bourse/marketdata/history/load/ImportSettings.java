package org.bourse.marketdata.history.load;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.calendars.TradingCalendar;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.Column;
import org.bourse.marketdata.history.StampReader;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.jspecify.annotations.Nullable;

/**
 * How files are read.
 *
 * @param terms what prices and quantities are counted in
 * @param source the name the history gets
 * @param providerSymbol what recordings call the symbol
 * @param interval of candles; empty: the file's name says it
 * @param columns what the columns of a file without header are; empty: Binance's, or a header
 * @param named headers that are not the usual ones
 * @param separator between fields; empty: what the first line has most of
 * @param pattern of times
 * @param zone of times without an offset
 * @param keepsOutliers whether prices that are hard to believe are taken and only noted
 */
record ImportSettings(
        SourceTerms terms,
        String source,
        String providerSymbol,
        Optional<Interval> interval,
        List<String> columns,
        Map<Column, String> named,
        Optional<Character> separator,
        StampReader.Unit unit,
        @Nullable DateTimeFormatter pattern,
        ZoneId zone,
        TradingCalendar calendar,
        boolean keepsOutliers) {}

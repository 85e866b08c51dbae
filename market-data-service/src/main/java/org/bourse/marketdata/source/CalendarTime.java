package org.bourse.marketdata.source;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.bourse.calendars.Change;
import org.bourse.calendars.TradingCalendar;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.source.quality.OpenTime;

/** A market trades while its calendar says TRADING. */
record CalendarTime(TradingCalendar calendar) implements OpenTime {
    private static final long LOOKED_BACK_MICROS = Duration.ofDays(14).toMillis() * 1_000;

    /**
     * Of the instruments that have a calendar.
     *
     * @throws IllegalArgumentException when there is no such calendar
     */
    static Map<String, OpenTime> bySymbol(
            Map<String, SourceConfig.Instrument> instruments,
            Map<String, TradingCalendar> calendars) {
        Map<String, OpenTime> times = new HashMap<>();
        instruments.forEach((symbol, instrument) ->
                instrument
                        .calendar()
                        .ifPresent(name -> {
                            TradingCalendar calendar = calendars.get(name);
                            if (calendar == null) {
                                throw new IllegalArgumentException(
                                        "bourse.source.instruments.%s.calendar=%s: there is none"
                                                .formatted(symbol, name));
                            }
                            times.put(symbol, new CalendarTime(calendar));
                        }));
        return times;
    }

    @Override
    public boolean isOpen(long micros) {
        return calendar.at(instant(micros)).filter(CalendarTime::isTrading).isPresent();
    }

    @Override
    public long micros(long fromMicros, long toMicros) {
        long since = Math.max(fromMicros, toMicros - LOOKED_BACK_MICROS);
        boolean isOpen = isOpen(since);
        long sum = 0;
        for (Change change : calendar.phases(instant(since), instant(toMicros))) {
            long at = ChronoUnit.MICROS.between(Instant.EPOCH, change.at());
            sum += isOpen ? at - since : 0;
            since = at;
            isOpen = isTrading(change);
        }
        return sum + (isOpen ? toMicros - since : 0);
    }

    private static boolean isTrading(Change change) {
        return change.state() == SymbolState.TRADING;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

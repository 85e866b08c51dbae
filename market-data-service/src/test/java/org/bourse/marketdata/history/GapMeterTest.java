package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.bourse.calendars.TradingCalendar;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.candle.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapMeterTest {
    private static final Map<String, TradingCalendar> CALENDARS =
            CalendarFiles.load(Optional.empty());
    private static final long MINUTE = 60_000_000;

    private static TradingCalendar calendar(String name) {
        return CALENDARS.get(name);
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    /** Looks at each minute of each interval between: slow, and right. */
    private static long naive(TradingCalendar calendar, Interval interval, TreeSet<Long> opens) {
        long missing = 0;
        for (long open = opens.first(); open < opens.last(); open += interval.micros()) {
            boolean trades = false;
            for (long at = open; !trades && at < open + interval.micros(); at += MINUTE) {
                trades =
                        calendar.at(Instant.EPOCH.plus(at, ChronoUnit.MICROS)).orElseThrow().state()
                                == SymbolState.TRADING;
            }
            missing += trades && !opens.contains(open) ? 1 : 0;
        }
        return missing;
    }

    @ParameterizedTest
    @CsvSource({
        "24x7, MINUTE, 300",
        "24x7, DAY, 40",
        "24x7, WEEK, 100",
        "nyse, FIVE_MINUTES, 900",
        "nyse, HOUR, 300",
        "nyse, DAY, 60",
        "nse, QUARTER, 400",
        "nse, HOUR, 300"
    })
    void whatIsMissingIsCounted(String name, Interval interval, int length) {
        for (int seed = 1; seed <= 6; seed++) {
            Random dice = new Random(seed);
            long begin = interval.openMicros(micros("2024-03-06T00:00:00Z"));
            TreeSet<Long> opens = new TreeSet<>();
            for (int i = 0; i < length; i++) {
                if (dice.nextInt(seed) == 0) {
                    opens.add(begin + i * interval.micros());
                }
            }
            GapMeter meter = new GapMeter(interval, calendar(name), 3);
            opens.forEach(it -> meter.seen(it + dice.nextLong(interval.micros())));

            assertEquals(naive(calendar(name), interval, opens), meter.missing(), "seed " + seed);
        }
    }

    @Test
    void aNightIsNoGapAndAMorningIs() {
        GapMeter meter = new GapMeter(Interval.MINUTE, calendar("nyse"), 9);
        // A Friday's last minute, and a Monday's first and fourth.
        meter.seen(micros("2024-01-05T20:59:00Z"));
        meter.seen(micros("2024-01-08T14:30:00Z"));
        assertEquals(0, meter.missing());

        meter.seen(micros("2024-01-08T14:33:00Z"));

        assertEquals(
                List.of(
                        new Gap(
                                Instant.parse("2024-01-08T14:31:00Z"),
                                Instant.parse("2024-01-08T14:33:00Z"),
                                2)),
                meter.gaps());
    }

    @Test
    void aGapOfYearsIsCountedToo() {
        GapMeter meter = new GapMeter(Interval.MINUTE, calendar("24x7"), 1);
        meter.seen(micros("2000-01-01T00:00:00Z"));
        meter.seen(micros("2020-01-01T00:00:00Z"));
        meter.seen(micros("2020-01-01T00:05:00Z"));

        assertEquals(7_305L * 1_440 - 1 + 4, meter.missing());
        assertEquals(2, meter.count());
        assertEquals(1, meter.gaps().size());
    }
}

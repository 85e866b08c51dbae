package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.bourse.marketdata.history.StampReader.Unit;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampReaderTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private static StampReader reader(ZoneId zone) {
        return new StampReader(Unit.BY_SIZE, zone, null, true);
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTimeIsTheSameHoweverItIsWritten(long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            // From 2001 on, when seconds have ten digits, so that sizes tell units apart.
            long micros = 1_000_000_000_000_000L + dice.nextLong(3_000_000_000_000_000L);
            Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            ZonedDateTime there = time.atZone(KOLKATA);
            StampReader reader = reader(KOLKATA);

            assertEquals(micros, reader.micros(Long.toString(micros)));
            assertEquals(micros / 1_000 * 1_000, reader.micros(Long.toString(micros / 1_000)));
            assertEquals(
                    micros / 1_000_000 * 1_000_000,
                    reader.micros(Long.toString(micros / 1_000_000)));
            assertEquals(micros, reader.micros(micros + "999"));
            assertEquals(
                    micros,
                    reader.micros("%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000)));
            assertEquals(
                    micros, reader.micros("%d.%03d".formatted(micros / 1_000, micros % 1_000)));
            assertEquals(micros, reader.micros(time.toString()));
            assertEquals(micros, reader.micros(there.toOffsetDateTime().toString()));
            assertEquals(micros, reader.micros(there.toLocalDateTime().toString()));
            assertEquals(
                    micros, reader.micros(there.toLocalDateTime().toString().replace('T', ' ')));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Both hours of the night when clocks go back are the first; the hour they leave out is
        // none.
        "2024-11-03T01:30:00, 2024-11-03T05:30:00Z",
        "2024-03-10T01:59:59, 2024-03-10T06:59:59Z",
        "2024-01-15T09:30, 2024-01-15T14:30:00Z",
        "2024-01-15, 2024-01-15T00:00:00Z"
    })
    void timesWithoutAnOffsetAreOfTheZone(String text, String instant) {
        assertEquals(micros(instant), reader(ZoneId.of("America/New_York")).micros(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "yesterday",
                "2024-03-10T02:30:00",
                "2024-02-30",
                "2024-13-01",
                "2024-01-15T25:00:00",
                "1.2.3",
                "1723075200.",
                ".5",
                "99999999999999999999",
                "2200-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2024-01-15T09:30:00+25:00",
                "+1723075200",
                "1e9",
                "١٧٢٣٠٧٥٢٠٠",
                "0000000000000000000000000000000000000000000000000000000000000000000000000001"
            })
    void whatIsNoTimeIsNone(String text) {
        assertEquals(ProviderTime.INVALID, reader(ZoneId.of("America/New_York")).micros(text));
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1723075200, 2024-08-08T00:00:00Z",
        "MILLISECONDS, 1000, 1970-01-01T00:00:01Z",
        "MICROSECONDS, 1723075200000001, 2024-08-08T00:00:00.000001Z",
        "NANOSECONDS, 1723075200000001999, 2024-08-08T00:00:00.000001Z"
    })
    void aUnitThatIsToldHoldsForNumbersOfEachSize(Unit unit, String text, String instant) {
        StampReader reader = new StampReader(unit, ZoneOffset.UTC, null, false);

        assertEquals(micros(instant), reader.micros(text));
    }

    @ParameterizedTest
    @CsvSource({
        "08.08.2024 05:30, 2024-08-08T00:00:00Z",
        "2024-08-08T00:00:00Z, ",
        "32.08.2024 05:30, "
    })
    void aPatternIsTheOnlyOne(String text, String instant) {
        StampReader reader =
                new StampReader(
                        Unit.BY_SIZE,
                        KOLKATA,
                        DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm"),
                        false);

        assertEquals(instant == null ? ProviderTime.INVALID : micros(instant), reader.micros(text));
    }
}

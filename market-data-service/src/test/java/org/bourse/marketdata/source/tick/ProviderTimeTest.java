package org.bourse.marketdata.source.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2024-01-15 16:00:00, US/Eastern, 2024-01-15T21:00:00Z",
        "2024-07-15 16:00:00, US/Eastern, 2024-07-15T20:00:00Z",
        "2024-07-15 16:00:00, Asia/Kolkata, 2024-07-15T10:30:00Z",
        "2024-11-03 01:30:00, America/New_York, 2024-11-03T05:30:00Z",
    })
    void readsTheClocksOfAZone(String local, String zone, Instant expected) {
        assertEquals(
                expected.getEpochSecond() * 1_000_000,
                ProviderTime.ofLocal(local, ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-10 02:30:00", "2024-02-30 00:00:00", "yesterday", "", "1"})
    void refusesTimesThatWereNot(String local) {
        ZoneId zone = ZoneId.of("America/New_York");

        assertEquals(ProviderTime.INVALID, ProviderTime.ofLocal(local, zone));
        assertEquals(ProviderTime.INVALID, ProviderTime.ofDate(local, zone));
    }

    @Test
    void knowsTheEndsOfTime() {
        assertEquals(1_723_161_255_208_000L, ProviderTime.ofMillis(1_723_161_255_208L));
        assertEquals(1_723_161_255_000_000L, ProviderTime.ofSeconds(1_723_161_255L));
        assertEquals(ProviderTime.INVALID, ProviderTime.ofMillis(-1));
        assertEquals(ProviderTime.INVALID, ProviderTime.ofMillis(Long.MAX_VALUE));
        assertEquals(ProviderTime.INVALID, ProviderTime.ofSeconds(1_723_161_255_208L));
    }
}

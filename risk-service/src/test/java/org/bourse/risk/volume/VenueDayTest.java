package org.bourse.risk.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VenueDayTest {
    private static final long DAY_MICROS = 86_400_000_000L;

    @Test
    void changesAtMidnightUtc() {
        assertEquals(0, VenueDay.of(0));
        assertEquals(0, VenueDay.of(DAY_MICROS - 1));
        assertEquals(1, VenueDay.of(DAY_MICROS));
        assertEquals(-1, VenueDay.of(-1));
    }

    @Test
    void isADate() {
        assertEquals(LocalDate.of(2026, 11, 21), VenueDay.date(20_778));
    }
}

package org.bourse.marketdata.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlushPaceTest {
    @Test
    void isDueAtOnceAfterAQuietTime() {
        FlushPace pace = new FlushPace(10, 1_000);
        assertEquals(0, pace.delayNanos(1_000));

        pace.flushed(1_000);

        assertEquals(0, pace.delayNanos(1_010));
        assertEquals(0, pace.delayNanos(5_000));
    }

    @Test
    void waitsOutTheInterval() {
        FlushPace pace = new FlushPace(10, 1_000);

        pace.flushed(1_000);

        assertEquals(10, pace.delayNanos(1_000));
        assertEquals(1, pace.delayNanos(1_009));
    }
}

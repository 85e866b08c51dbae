package org.bourse.matching.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class VenueMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VenueMetrics metrics = new VenueMetrics(registry, 3);

    private String unit(String name) {
        return registry.get(name).tag("venue", "3").gauge().getId().getBaseUnit();
    }

    /** An empty one would end the name that alarms are written for with an underscore. */
    @Test
    void aGaugeWithoutAUnitHasNoneAtTheEndOfItsName() {
        metrics.gauge("bourse.venue.halted", "stands still", null, this, it -> 1);
        metrics.gauge("bourse.venue.lag", "not applied", "commands", this, it -> 7);

        assertNull(unit("bourse.venue.halted"));
        assertEquals("commands", unit("bourse.venue.lag"));
    }
}

package org.bourse.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class FaultAlarmTest {
    private static final Halt.Fault GAP =
            new Halt.Fault("order-events", 7, "gap in order-events at position 90: sequence 9");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> ends = new ArrayList<>();
    private final List<HealthCheckResponse> seenAtTheEnd = new ArrayList<>();

    @Test
    void aFaultIsShownBeforeTheProcessEnds() {
        List<FaultAlarm> self = new ArrayList<>();
        Duration shownFor = Duration.ofMillis(50);
        FaultAlarm alarm =
                new FaultAlarm(
                        meters,
                        shownFor,
                        reason -> {
                            ends.add(reason);
                            seenAtTheEnd.add(new FaultHealth(self.getFirst()).call());
                        });
        self.add(alarm);
        assertEquals(HealthCheckResponse.Status.UP, new FaultHealth(alarm).call().getStatus());
        long begunNanos = System.nanoTime();

        alarm.now(GAP);

        assertTrue(System.nanoTime() - begunNanos >= shownFor.toNanos());
        assertEquals(List.of(GAP.reason()), ends);
        HealthCheckResponse shown = seenAtTheEnd.getFirst();
        assertEquals(HealthCheckResponse.Status.DOWN, shown.getStatus());
        assertEquals(
                Map.of("topic", "order-events", "sequence", 7L, "reason", GAP.reason()),
                shown.getData().orElseThrow());
        assertEquals(
                1,
                meters.get("bourse.events.stopped")
                        .tag("topic", "order-events")
                        .tag("sequence", "7")
                        .gauge()
                        .value());
    }
}

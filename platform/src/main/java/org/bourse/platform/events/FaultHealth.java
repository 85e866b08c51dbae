package org.bourse.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Down from a fault of a reader to the end of the process; names topic and sequence. */
@Liveness
@Readiness
@ApplicationScoped
public class FaultHealth implements HealthCheck {
    private final FaultAlarm alarm;

    @Inject
    public FaultHealth(FaultAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Halt.Fault> shown = alarm.shown();
        if (shown.isEmpty()) {
            return HealthCheckResponse.up("events");
        }
        Halt.Fault fault = shown.get();
        return HealthCheckResponse.named("events")
                .down()
                .withData("topic", fault.topic())
                .withData("sequence", fault.sequence())
                .withData("reason", fault.reason())
                .build();
    }
}

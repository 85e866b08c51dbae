package org.bourse.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all tails have caught up. */
@Readiness
@ApplicationScoped
public class EventTailsReadiness implements HealthCheck {
    private final EventTails tails;

    @Inject
    public EventTailsReadiness(EventTails tails) {
        this.tails = tails;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("event tails");
        boolean ready = true;
        for (EventTail<?> tail : tails.all()) {
            response.withData(tail.topic(), tail.caughtUp());
            ready &= tail.caughtUp();
        }
        return response.status(ready).build();
    }
}

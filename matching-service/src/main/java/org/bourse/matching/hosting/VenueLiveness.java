package org.bourse.matching.hosting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Up as long as the venue's thread runs; a halted venue is up too, it waits for an operator. */
@Liveness
@ApplicationScoped
public class VenueLiveness implements HealthCheck {
    private final VenueHost host;

    @Inject
    public VenueLiveness(VenueHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("venue thread").status(host.isRunning()).build();
    }
}

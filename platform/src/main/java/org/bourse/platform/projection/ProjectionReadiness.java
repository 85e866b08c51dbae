package org.bourse.platform.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database takes what the projections write, or if {@code
 * bourse.projection.needed=false} says that the service does its work without; its data tell all
 * the same.
 */
@Readiness
@ApplicationScoped
public class ProjectionReadiness implements HealthCheck {
    private final ProjectionRunners runners;
    private final ProjectionRebuilds rebuilds;
    private final boolean isNeeded;

    @Inject
    public ProjectionReadiness(
            ProjectionRunners runners, ProjectionRebuilds rebuilds, RebuildConfig config) {
        this.runners = runners;
        this.rebuilds = rebuilds;
        isNeeded = config.needed();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("projections");
        boolean ready = true;
        for (ProjectionRunner<?> runner : runners.all()) {
            response.withData(runner.topic(), runner.appliedPosition());
            ready &= runner.healthy();
        }
        return response.withData("writing", ready)
                .withData("rebuilding", rebuilds.isDue() || rebuilds.underWay())
                .status(ready || !isNeeded)
                .build();
    }
}

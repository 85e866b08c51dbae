package org.bourse.platform.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database takes what the projections write. */
@Readiness
@ApplicationScoped
public class ProjectionReadiness implements HealthCheck {
    private final ProjectionRunners runners;
    private final ProjectionRebuilds rebuilds;

    @Inject
    public ProjectionReadiness(ProjectionRunners runners, ProjectionRebuilds rebuilds) {
        this.runners = runners;
        this.rebuilds = rebuilds;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("projections");
        boolean ready = true;
        for (ProjectionRunner<?> runner : runners.all()) {
            response.withData(runner.topic(), runner.appliedPosition());
            ready &= runner.healthy();
        }
        return response.withData("rebuilding", rebuilds.isDue() || rebuilds.underWay())
                .status(ready)
                .build();
    }
}

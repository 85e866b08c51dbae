package org.bourse.platform.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all keys are known. */
@Readiness
@ApplicationScoped
class ApiKeysReadiness implements HealthCheck {
    private final ApiKeys keys;

    @Inject
    ApiKeysReadiness(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("API keys").status(keys.caughtUp()).build();
    }
}

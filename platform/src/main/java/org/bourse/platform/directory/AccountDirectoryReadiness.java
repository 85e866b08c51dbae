package org.bourse.platform.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the directory has caught up. */
@Readiness
@ApplicationScoped
public class AccountDirectoryReadiness implements HealthCheck {
    private final AccountDirectory directory;

    @Inject
    public AccountDirectoryReadiness(AccountDirectory directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("account directory").status(directory.caughtUp()).build();
    }
}

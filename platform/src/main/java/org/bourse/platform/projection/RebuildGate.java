package org.bourse.platform.projection;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.bourse.platform.problem.Problem;

/** Answers {@link Projected} requests while a rebuild is under way. */
@Projected
@Provider
public class RebuildGate implements ContainerRequestFilter {
    private static final Problem REBUILDING =
            Problem.of(503, "REBUILDING", "What is asked for is being built anew; ask again.");

    private final ProjectionRebuilds rebuilds;

    @Inject
    RebuildGate(ProjectionRebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (rebuilds.underWay()) {
            request.abortWith(REBUILDING.toResponse());
        }
    }
}

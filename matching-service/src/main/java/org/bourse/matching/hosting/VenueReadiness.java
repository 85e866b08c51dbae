package org.bourse.matching.hosting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.matching.runner.RunnerState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Up when this process leads the venue or follows a leader: commands will be answered. */
@Readiness
@ApplicationScoped
public class VenueReadiness implements HealthCheck {
    private final VenueHost host;

    @Inject
    public VenueReadiness(VenueHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        RunnerState state = host.state();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("venue").withData("next", host.next());
        return switch (state) {
            case null -> response.withData("state", "WAITING_FOR_KAFKA").down().build();
            case RunnerState.Replaying(long end) ->
                    response.withData("state", "REPLAYING").withData("end", end).down().build();
            case RunnerState.Following() ->
                    response.withData("state", "FOLLOWING").status(host.takesCommands()).build();
            case RunnerState.Claiming(long term) ->
                    response.withData("state", "CLAIMING").withData("term", term).down().build();
            case RunnerState.Opening(long term) ->
                    response.withData("state", "OPENING").withData("term", term).down().build();
            case RunnerState.Live(long term) ->
                    response.withData("state", "LIVE").withData("term", term).up().build();
            case RunnerState.Halted(long position, String reason, _) ->
                    response.withData("state", "HALTED")
                            .withData("position", position)
                            .withData("reason", reason)
                            .down()
                            .build();
        };
    }
}

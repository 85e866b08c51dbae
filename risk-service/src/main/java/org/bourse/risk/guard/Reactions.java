package org.bourse.risk.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bourse.risk.policy.Action;

/** How long it takes from an event to the command against it, by what is done. */
final class Reactions {
    private final Map<Action, Timer> timers = new EnumMap<>(Action.class);

    Reactions(MeterRegistry meters) {
        for (Action action : Action.values()) {
            timers.put(
                    action,
                    Timer.builder("bourse.guard.reaction")
                            .description(
                                    "From the writing of the event that passed a limit until the"
                                            + " log acknowledged the command against it")
                            .tag("action", action.name())
                            .publishPercentiles(0.5, 0.99)
                            .register(meters));
        }
    }

    void took(Action action, Instant from, Instant to) {
        Objects.requireNonNull(timers.get(action)).record(Duration.between(from, to));
    }
}

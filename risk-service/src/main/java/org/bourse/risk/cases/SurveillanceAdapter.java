package org.bourse.risk.cases;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.bourse.risk.surveillance.Surveillance;
import org.jboss.logging.Logger;

/**
 * Takes {@code order-events} to the rules of surveillance, on a thread of its own, and what they
 * find into the tables. While the database is away it waits, and reads no further.
 */
@Startup
@ApplicationScoped
class SurveillanceAdapter {
    private static final Logger LOG = Logger.getLogger(SurveillanceAdapter.class);

    private final CaseRegister register;
    private final EventTails tails;
    private final SurveillanceConfig config;
    private final AtomicLong dropped = new AtomicLong();

    @Inject
    SurveillanceAdapter(
            CaseRegister register,
            EventTails tails,
            SurveillanceConfig config,
            MeterRegistry meters) {
        this.register = register;
        this.tails = tails;
        this.config = config;
        FunctionCounter.builder("bourse.surveillance.dropped", dropped, AtomicLong::doubleValue)
                .description("What surveillance forgot because a bound was reached")
                .register(meters);
    }

    @PostConstruct
    void start() {
        if (!config.enabled()) {
            LOG.info("surveillance is off");
            return;
        }
        DayTable.Beginning beginning = register.beginning();
        Surveillance surveillance =
                new Surveillance(ConfiguredThresholds.of(config), beginning.standing());
        tails.follow(
                config.pace(),
                List.of(
                        new EventTail<>(
                                Topics.ORDER_EVENTS,
                                OrderEvents.parser(),
                                OrderEvents::getHeader,
                                new EventTail.Start.At(beginning.offset()),
                                (record, offset) -> take(surveillance, record, offset))));
    }

    private void take(Surveillance surveillance, OrderEvents record, long offset) {
        Surveillance.Step step = surveillance.take(record);
        dropped.set(surveillance.dropped());
        if (!step.findings().isEmpty() || step.dayBegan().isPresent()) {
            register.keep(step, offset);
        }
    }
}

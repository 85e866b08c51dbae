package org.bourse.portfolio.features;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.portfolio.database.DatabaseException;
import org.jboss.logging.Logger;

/** Tells by a metric what is off, so that nobody forgets it. */
@ApplicationScoped
public class FeatureGauges {
    private static final Logger LOG = Logger.getLogger(FeatureGauges.class);

    private final FeatureSwitches switches;

    private volatile List<FeatureView> last =
            Stream.of(Feature.values()).map(FeatureView::neverChanged).toList();

    @Inject
    FeatureGauges(FeatureSwitches switches, MeterRegistry meters) {
        this.switches = switches;
        for (Feature feature : Feature.values()) {
            Gauge.builder(
                            "bourse.feature.on",
                            this,
                            gauges -> gauges.last.get(feature.ordinal()).enabled() ? 1 : 0)
                    .description("0 while operators have turned the feature off")
                    .tag("feature", feature.name())
                    .register(meters);
        }
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "features")
    @RunOnVirtualThread
    void look() {
        try {
            last = switches.all();
        } catch (DatabaseException e) {
            LOG.warnf("features not looked at: %s", e.getMessage());
        }
    }
}

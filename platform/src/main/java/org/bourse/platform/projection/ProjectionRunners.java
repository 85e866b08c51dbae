package org.bourse.platform.projection;

import com.google.protobuf.Message;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.bourse.platform.events.FaultAlarm;
import org.bourse.platform.events.Halt;
import org.bourse.platform.trace.Traces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the runners of a service's projections and knows how they fare. */
@ApplicationScoped
public class ProjectionRunners {
    private final List<ProjectionRunner<?>> runners = new CopyOnWriteArrayList<>();
    private final Supplier<DataSource> dataSource;
    private final int venue;
    private final Halt halt;
    private final Traces traces;
    private final MeterRegistry meters;

    @Inject
    public ProjectionRunners(
            Instance<DataSource> dataSource,
            FaultAlarm alarm,
            Traces traces,
            MeterRegistry meters,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(dataSource::get, venue, alarm, traces, meters);
    }

    ProjectionRunners(
            Supplier<DataSource> dataSource,
            int venue,
            Halt halt,
            Traces traces,
            MeterRegistry meters) {
        this.meters = meters;
        this.dataSource = dataSource;
        this.venue = venue;
        this.halt = halt;
        this.traces = traces;
    }

    public <T extends Message> ProjectionRunner<T> runner(Projection<T> projection) {
        ProjectionRunner<T> runner =
                new ProjectionRunner<>(projection, dataSource.get(), venue, halt, traces, meters);
        runners.add(runner);
        return runner;
    }

    List<ProjectionRunner<?>> all() {
        return runners;
    }
}

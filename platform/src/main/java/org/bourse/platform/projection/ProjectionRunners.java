package org.bourse.platform.projection;

import com.google.protobuf.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the runners of a service's projections and knows how they fare. */
@ApplicationScoped
public class ProjectionRunners {
    private final List<ProjectionRunner<?>> runners = new CopyOnWriteArrayList<>();
    private final Instance<DataSource> dataSource;
    private final int venue;

    @Inject
    public ProjectionRunners(
            Instance<DataSource> dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    public <T extends Message> ProjectionRunner<T> runner(Projection<T> projection) {
        ProjectionRunner<T> runner = new ProjectionRunner<>(projection, dataSource.get(), venue);
        runners.add(runner);
        return runner;
    }

    List<ProjectionRunner<?>> all() {
        return runners;
    }
}

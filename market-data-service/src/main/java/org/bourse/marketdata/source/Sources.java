package org.bourse.marketdata.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.marketdata.calendar.Calendars;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.wire.MarketSource;
import org.bourse.marketdata.source.wire.SourceClock;
import org.jboss.logging.Logger;

/**
 * Runs the sources that are configured, chooses between them, and shows their quality on the
 * management port, since what a venue pays for and from whom is nobody else's business.
 */
@Startup
@ApplicationScoped
public class Sources {
    private static final Logger LOG = Logger.getLogger(Sources.class);
    private static final String PATH = "/sources";

    private final SourceHub hub;
    private final Map<String, MarketSource> sources;
    private final SourceClock clock = SourceClock.SYSTEM;
    private final Duration chooseInterval;
    private final ObjectMapper json;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sources").daemon(true).factory());

    @Inject
    public Sources(
            SourceConfig config, Calendars calendars, MeterRegistry meters, ObjectMapper json) {
        this.json = json;
        SourceMetrics metrics = new SourceMetrics(meters);
        hub =
                new SourceHub(
                        new ChoiceRule(config.advantageMin(), config.hold().toMillis() * 1_000),
                        metrics,
                        CalendarTime.bySymbol(config.instruments(), calendars.byName()));
        sources = new SourceFactory(config, hub, clock).create();
        chooseInterval = config.chooseInterval();
        for (QualityReport report : hub.reports(clock.nowMicros())) {
            metrics.gauge(this, report, "bourse.source.score", QualityReport::score);
            metrics.gauge(this, report, "bourse.source.age.seconds", it -> it.ageMicros() / 1e6);
        }
        hub.reports(clock.nowMicros()).stream()
                .map(QualityReport::symbol)
                .distinct()
                .forEach(symbol -> metrics.gauges(hub, symbol, clock::nowMicros));
    }

    /** Where listeners hear what the chosen sources say. */
    public SourceHub hub() {
        return hub;
    }

    @PostConstruct
    void start() {
        if (sources.isEmpty()) {
            return;
        }
        LOG.infof("sources names=%s", sources.keySet());
        sources.values().forEach(MarketSource::start);
        timer.scheduleAtFixedRate(
                this::choose, 0, chooseInterval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void choose() {
        try {
            hub.choose(clock.nowMicros());
        } catch (RuntimeException e) {
            // A listener's fault must not be the last time that anybody chooses.
            LOG.errorf(e, "sources could not be compared");
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
        hub.end();
        sources.values().forEach(MarketSource::close);
    }

    /** What is known of a symbol of a source now. */
    QualityReport latest(String source, String symbol) {
        return hub.reports(clock.nowMicros()).stream()
                .filter(it -> it.source().equals(source) && it.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    void showOn(@Observes ManagementInterface management) {
        management.router().get(PATH).handler(this::show);
    }

    private void show(RoutingContext context) {
        List<SourceView> views =
                hub.reports(clock.nowMicros()).stream()
                        .map(it -> SourceView.of(it, hub.chosen(it.symbol()).equals(it.source())))
                        .toList();
        try {
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .end(json.writeValueAsString(views));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}

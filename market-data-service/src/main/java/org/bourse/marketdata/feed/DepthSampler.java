package org.bourse.marketdata.feed;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.statistics.DepthAnalysis;
import org.bourse.marketdata.statistics.DepthSamples;
import org.jboss.logging.Logger;

/** Looks at all books once a minute, in a thread that no stream waits for. */
@Startup
@ApplicationScoped
public class DepthSampler {
    private static final Logger LOG = Logger.getLogger(DepthSampler.class);
    private static final int LEVELS_MAX = 5_000;

    private final MarketFeed feed;
    private final DepthSamples samples;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("depth").daemon(true).factory());

    @Inject
    DepthSampler(MarketFeed feed, StatisticsConfig config) {
        this.feed = feed;
        samples = new DepthSamples(config.depthSamplesMax());
    }

    @PostConstruct
    void start() {
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** What it saw. */
    public DepthSamples samples() {
        return samples;
    }

    private void look() {
        try {
            long now = feed.statistics().reached().venueTimeMicros();
            if (feed.live() && samples.isDue(now)) {
                feed.board().symbols().forEach(terms -> sample(terms, now));
            }
        } catch (RuntimeException e) {
            LOG.error("books could not be looked at", e);
        }
    }

    private void sample(SymbolTerms terms, long nowMicros) {
        feed.board()
                .depth(terms, LEVELS_MAX)
                .flatMap(DepthAnalysis::of)
                .ifPresent(it -> samples.add(terms.number(), nowMicros, it));
    }
}

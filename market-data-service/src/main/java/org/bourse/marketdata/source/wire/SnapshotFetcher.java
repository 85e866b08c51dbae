package org.bourse.marketdata.source.wire;

import io.smallrye.faulttolerance.api.Guard;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.provider.BinanceReader;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.jboss.logging.Logger;

/** Fetches the snapshots of the books that cannot go on without one, no faster than is allowed. */
final class SnapshotFetcher {
    private static final Logger LOG = Logger.getLogger(SnapshotFetcher.class);
    private static final int RETRIES_MAX = 5;

    private final StreamSource.Settings settings;
    private final SymbolMap symbols;
    private final SourcePipeline pipeline;
    private final SourceClock clock;
    private final HttpFetch http;
    private final BinanceReader reader;
    private final Guard guard;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    SnapshotFetcher(
            StreamSource.Settings settings,
            SymbolMap symbols,
            SourcePipeline pipeline,
            SourceClock clock,
            HttpFetch http) {
        this.settings = settings;
        this.symbols = symbols;
        this.pipeline = pipeline;
        this.clock = clock;
        this.http = http;
        reader = new BinanceReader(symbols);
        guard = settings.asking().guard(RETRIES_MAX);
        thread = Thread.ofVirtual().name("snapshots-" + pipeline.source()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        thread.interrupt();
    }

    /** Some book may need a snapshot; never waits. */
    void wake() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    private void run() {
        try {
            while (!closed) {
                wanted.acquire();
                wanted.drainPermits();
                for (String symbol : symbols.providerSymbols()) {
                    SourceTerms terms = symbols.terms(symbol);
                    if (terms != null && pipeline.needsSnapshot(terms.symbol())) {
                        fetch(symbol, terms);
                    }
                }
            }
        } catch (InterruptedException e) {
            // It was closed.
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(String symbol, SourceTerms terms) throws InterruptedException {
        try {
            guard.call(
                    () -> {
                        fetchOnce(symbol, terms);
                        return true;
                    },
                    Boolean.class);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // What was wrong is told already; the next message wakes this again.
            String kind = e.getClass().getSimpleName();
            LOG.debugf("no snapshot source=%s reason=%s", pipeline.source(), kind);
        }
    }

    private void fetchOnce(String symbol, SourceTerms terms)
            throws AskLaterException, InterruptedException {
        String query =
                "/api/v3/depth?symbol=%s&limit=%d"
                        .formatted(
                                URLEncoder.encode(symbol, StandardCharsets.UTF_8),
                                settings.snapshotLevels());
        HttpFetch.Fetched fetched;
        try {
            fetched = http.get(URI.create(settings.restUrl() + query));
        } catch (AskLaterException e) {
            tell(terms, Finding.PROVIDER_ERROR);
            throw e;
        }
        if (!fetched.isRead()) {
            tell(terms, fetched.isTooOften() ? Finding.RATE_LIMITED : Finding.PROVIDER_ERROR);
            throw new AskLaterException("status " + fetched.status(), fetched.retryAfterMillis());
        }
        if (!closed) {
            reader.snapshot(
                    symbol, settings.snapshotLevels(), fetched.body(), clock.nowMicros(), pipeline);
            if (pipeline.needsSnapshot(terms.symbol())) {
                // It was too old, or could not be read; the rate keeps this from being too often.
                wake();
            }
        }
    }

    private void tell(SourceTerms terms, Finding finding) {
        if (!closed) {
            pipeline.problem(terms.symbol(), finding, clock.nowMicros());
        }
    }
}

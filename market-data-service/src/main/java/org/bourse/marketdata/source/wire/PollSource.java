package org.bourse.marketdata.source.wire;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.provider.PollReader;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.jboss.logging.Logger;

/**
 * Asks a provider for one symbol after the other, round after round. A symbol that cannot be had
 * after some tries has to wait for the next round.
 */
public final class PollSource implements MarketSource {
    private static final Logger LOG = Logger.getLogger(PollSource.class);
    private static final int RETRIES_MAX = 5;

    /**
     * Where and how often.
     *
     * @param url what stands before the reader's path and query
     * @param key the secret, empty for none
     * @param interval from the end of a round to the beginning of the next
     * @param timeout of one answer, to its last byte
     */
    public record Settings(
            String url, String key, Duration interval, Duration timeout, Patience patience) {
        @Override
        public String toString() {
            return "Settings[url=%s, interval=%s]".formatted(url, interval);
        }
    }

    private final Settings settings;
    private final PollReader reader;
    private final SymbolMap symbols;
    private final SourcePipeline pipeline;
    private final NewBars newBars;
    private final SourceClock clock;
    private final HttpClient client;
    private final HttpFetch http;
    private final Guard guard;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    /**
     * @throws IllegalArgumentException when the URL is none
     */
    public PollSource(
            Settings settings,
            PollReader reader,
            SymbolMap symbols,
            SourcePipeline pipeline,
            SourceClock clock) {
        this.settings = settings;
        this.reader = reader;
        this.symbols = symbols;
        this.pipeline = pipeline;
        newBars = new NewBars(pipeline);
        this.clock = clock;
        URI.create(settings.url());
        client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        http = new HttpFetch(client, settings.timeout());
        guard = settings.patience().guard(RETRIES_MAX);
        thread = Thread.ofVirtual().name("source-" + pipeline.source()).unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            thread.interrupt();
            client.shutdownNow();
            pipeline.disconnected(true, clock.nowMicros());
        }
    }

    private void run() {
        pipeline.connected();
        try {
            while (!closed.get()) {
                for (String symbol : symbols.providerSymbols()) {
                    SourceTerms terms = symbols.terms(symbol);
                    if (terms != null) {
                        ask(symbol, terms);
                    }
                }
                Thread.sleep(settings.interval());
            }
        } catch (InterruptedException e) {
            // It was closed.
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String symbol, SourceTerms terms) throws InterruptedException {
        try {
            guard.call(
                    () -> {
                        askOnce(symbol, terms);
                        return true;
                    },
                    Boolean.class);
        } catch (InterruptedException e) {
            throw e;
        } catch (AskLaterException | RateLimitException e) {
            LOG.debugf("no answer source=%s reason=%s", pipeline.source(), e.getMessage());
        } catch (Exception e) {
            // Its message might show the address, and with it the key.
            String kind = e.getClass().getSimpleName();
            LOG.errorf("source failed source=%s reason=%s", pipeline.source(), kind);
        }
    }

    private void askOnce(String symbol, SourceTerms terms)
            throws AskLaterException, InterruptedException {
        HttpFetch.Fetched fetched;
        try {
            fetched = http.get(URI.create(settings.url() + reader.request(symbol, settings.key())));
        } catch (AskLaterException e) {
            tell(terms, Finding.PROVIDER_ERROR);
            throw e;
        }
        if (fetched.isTooOften()) {
            tell(terms, Finding.RATE_LIMITED);
            throw new AskLaterException("asked too often", fetched.retryAfterMillis());
        }
        if (!fetched.isRead()) {
            tell(terms, Finding.PROVIDER_ERROR);
            throw new AskLaterException("status " + fetched.status(), 0);
        }
        if (closed.get()) {
            return;
        }
        switch (reader.read(terms, fetched.body(), clock.nowMicros(), newBars)) {
            case READ -> {
                // The ticks are told.
            }
            case RATE_LIMITED -> {
                tell(terms, Finding.RATE_LIMITED);
                throw new AskLaterException("asked too often", 0);
            }
            case ERROR -> tell(terms, Finding.PROVIDER_ERROR);
        }
    }

    private void tell(SourceTerms terms, Finding finding) {
        if (!closed.get()) {
            pipeline.problem(terms.symbol(), finding, clock.nowMicros());
        }
    }
}

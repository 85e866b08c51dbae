package org.bourse.marketdata.paper.mirroring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.board.SymbolStatus;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.feed.FeedConfig;
import org.bourse.marketdata.feed.MarketFeed;
import org.bourse.marketdata.paper.SymbolMirror;
import org.bourse.marketdata.paper.TermsFit;
import org.bourse.marketdata.source.SourceConfig;
import org.bourse.marketdata.source.Sources;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Mirrors the books of all symbols that sources are configured for. A book without a source is
 * withdrawn, also when the process ends in good order; one that is killed leaves the levels behind,
 * and its next life goes on from them.
 */
@Startup
@ApplicationScoped
class PaperMirror {
    private static final Logger LOG = Logger.getLogger(PaperMirror.class);
    private static final Duration FAREWELL_MAX = Duration.ofSeconds(2);

    private final PaperConfig config;
    private final SourceHub hub;
    private final MarketBoard board;
    private final Map<String, SourceTerms> sources;
    private final FeedConfig feed;
    private final EventTails tails;
    private final LevelPublisher publisher;
    private final MeterRegistry meters;
    private final Map<String, Counter> changes = new ConcurrentHashMap<>();
    private final Map<String, SymbolMirror> mirrors = new ConcurrentHashMap<>();
    private final Map<String, Boolean> followed = new ConcurrentHashMap<>();
    private final int keyId;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("paper").daemon(true).factory());

    @Inject
    PaperMirror(
            PaperConfig config,
            SourceConfig sourceConfig,
            Sources sources,
            MarketFeed market,
            FeedConfig feed,
            EventTails tails,
            LevelPublisher publisher,
            MeterRegistry meters,
            @ConfigProperty(name = "bourse.log.key-id", defaultValue = "0") int keyId) {
        this.config = config;
        this.sources =
                sourceConfig.instruments().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it ->
                                                SourceTerms.of(
                                                        it.getKey(),
                                                        it.getValue().tick(),
                                                        it.getValue().lot())));
        hub = sources.hub();
        board = market.board();
        this.feed = feed;
        this.tails = tails;
        this.publisher = publisher;
        this.meters = meters;
        this.keyId = keyId;
    }

    @PostConstruct
    void start() {
        if (!config.mirrors()) {
            return;
        }
        if (keyId == 0) {
            throw new IllegalArgumentException(
                    "bourse.paper.mirrors needs a key of MARKET_DATA: bourse.log.key-id");
        }
        LOG.infof("paper books follow sources symbols=%s", sources.keySet());
        hub.listen(
                new MarketListener(
                        name -> Optional.ofNullable(mirrors.get(name)), System::nanoTime));
        tails.follow(
                feed.pace(),
                List.of(
                        new EventTail<>(
                                Topics.BOOK_EVENTS,
                                BookEvents.parser(),
                                BookEvents::getHeader,
                                new EventTail.Start.LookBack(feed.lookBack()),
                                this::receive)));
        timer.scheduleWithFixedDelay(
                () -> look(true), 0, config.pace().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void receive(BookEvents step) {
        for (BookEvent event : step.getEventsList()) {
            switch (event.getBodyCase()) {
                case BOOK_IMAGE -> begin(event.getBookImage().getSymbol());
                case CONFIGURED -> {
                    if (event.getConfigured().hasSymbolListed()) {
                        begin(event.getConfigured().getSymbolListed());
                    }
                }
                case LEVEL_CHANGED, PROGRESS, INDICATIVE_PRICE, BODY_NOT_SET -> {}
            }
        }
        long position = step.getHeader().getPosition();
        mirrors.values().forEach(mirror -> mirror.apply(step.getEventsList(), position));
    }

    private void begin(Symbol symbol) {
        if (sources.containsKey(symbol.getName())) {
            mirrors.computeIfAbsent(
                    symbol.getName(),
                    _ ->
                            new SymbolMirror(
                                    symbol.getSymbol(), config.changesMax(), System.nanoTime()));
        }
    }

    /**
     * Tells the venue what changed.
     *
     * @param isSourced false: nobody tells any more what the market is
     */
    private void look(boolean isSourced) {
        mirrors.forEach((name, mirror) -> {
            try {
                look(name, mirror, isSourced);
            } catch (RuntimeException e) {
                LOG.errorf(e, "paper book failed symbol=%s", name);
            }
        });
    }

    private void look(String name, SymbolMirror mirror, boolean isSourced) {
        SymbolTerms terms = board.symbol(name).orElse(null);
        if (terms == null) {
            return;
        }
        SymbolState state = SymbolStatus.of(terms.symbol().getState(), board.venueHalted());
        if (state != SymbolState.TRADING) {
            mirror.pause();
            tell(name, false);
            return;
        }
        Optional<DepthSnapshot> market =
                isSourced ? hub.book(name, config.levels()) : Optional.empty();
        SymbolMirror.Look look =
                mirror.look(
                        market,
                        new TermsFit(Objects.requireNonNull(sources.get(name)), terms),
                        System.nanoTime(),
                        config.staleAfter().toNanos());
        tell(name, look.isKnown());
        publisher.publish(terms.number(), look.changes(), mirror);
        count(name, look.changes().size());
    }

    private void tell(String name, boolean isFollowed) {
        if (!Boolean.valueOf(isFollowed).equals(followed.put(name, isFollowed))) {
            LOG.infof("paper book %s symbol=%s", isFollowed ? "follows" : "withdrawn", name);
        }
    }

    private void count(String name, int count) {
        changes.computeIfAbsent(
                        name,
                        _ ->
                                Counter.builder("bourse.paper.changes")
                                        .description("External levels told to the venue")
                                        .tag("symbol", name)
                                        .register(meters))
                .increment(count);
    }

    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
        timer.shutdown();
        if (!hasEnded()) {
            return;
        }
        long deadlineNanos = System.nanoTime() + FAREWELL_MAX.toNanos();
        mirrors.values().forEach(SymbolMirror::end);
        boolean isWithdrawn = mirrors.isEmpty();
        while (!isWithdrawn && System.nanoTime() - deadlineNanos < 0) {
            look(false);
            LockSupport.parkNanos(config.pace().toNanos());
            isWithdrawn = mirrors.values().stream().allMatch(SymbolMirror::isWithdrawn);
        }
    }

    /** A look that is under way would tell the book once more. */
    private boolean hasEnded() {
        try {
            return timer.awaitTermination(FAREWELL_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

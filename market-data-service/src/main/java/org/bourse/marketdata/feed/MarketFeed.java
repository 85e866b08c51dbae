package org.bourse.marketdata.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.board.BoardBounds;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.platform.events.EventTail;
import org.jboss.logging.Logger;

/**
 * Reads the venue's public events into the board. Trades are read from their beginning, since the
 * assets a symbol is quoted in stand nowhere else; books from their images.
 */
@Startup
@ApplicationScoped
public class MarketFeed {
    private static final Logger LOG = Logger.getLogger(MarketFeed.class);
    private static final Duration CANDLES = Duration.ofMillis(250);
    private static final Duration TICKERS = Duration.ofSeconds(1);

    private final FeedConfig config;
    private final MarketBoard board;
    private final MarketStatistics statistics;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("paced").daemon(true).factory());

    private final Counter trades;
    private final List<EventTail<?>> tails;

    @Inject
    public MarketFeed(FeedConfig config, StatisticsConfig statisticsConfig, MeterRegistry meters) {
        trades =
                Counter.builder("bourse.trades")
                        .description("Trades since this process shows the present")
                        .register(meters);
        statistics = new MarketStatistics(statisticsConfig.bounds());
        this.config = config;
        board =
                new MarketBoard(
                        new BoardBounds(
                                config.tradesMax(),
                                config.snapshotLevelsMax(),
                                config.incrementsMax()),
                        statistics);
        tails =
                List.of(
                        new EventTail<>(
                                Topics.TRADE_EVENTS,
                                TradeEvents.parser(),
                                TradeEvents::getHeader,
                                new EventTail.Start.Beginning(),
                                this::receive),
                        new EventTail<>(
                                Topics.BOOK_EVENTS,
                                BookEvents.parser(),
                                BookEvents::getHeader,
                                new EventTail.Start.LookBack(config.lookBack()),
                                board::apply));
    }

    /** What it reads. */
    List<EventTail<?>> tails() {
        return tails;
    }

    @PostConstruct
    void start() {
        every(config.pacedInterval(), board::flush);
        every(CANDLES, board::tellCandles);
        every(TICKERS, board::tellTickers);
    }

    /** Works beside the tickers, in their thread. */
    void everySecond(Runnable work) {
        every(TICKERS, work);
    }

    private void every(Duration interval, Runnable work) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("a paced stream failed", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    public MarketBoard board() {
        return board;
    }

    public MarketStatistics statistics() {
        return statistics;
    }

    /** True once all that was there at the start is read: the board shows the present. */
    public boolean live() {
        return tails.stream().allMatch(EventTail::caughtUp);
    }

    private void receive(TradeEvents events) {
        // First, so that the board's streams show what includes their trade.
        statistics.apply(events);
        board.apply(events);
        if (live()) {
            trades.increment(events.getEventsList().stream().filter(TradeEvent::hasTrade).count());
        }
    }
}

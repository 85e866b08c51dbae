package org.bourse.marketdata.feed;

import com.google.protobuf.Message;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.platform.events.EventTail;
import org.bourse.platform.events.EventTails;
import org.jspecify.annotations.Nullable;

/**
 * Reads the venue's public events into the board. Trades are read from their beginning, since the
 * assets a symbol is quoted in stand nowhere else; books from their images.
 */
@Startup
@ApplicationScoped
public class MarketFeed {
    private final EventTails tails;
    private final FeedConfig config;
    private final MarketBoard board;
    private final MarketStatistics statistics;
    private final FlushPace pace;
    private final ReentrantLock flushing = new ReentrantLock();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("increments").daemon(true).factory());

    private volatile @Nullable EventTail<? extends Message> trades;
    private volatile @Nullable EventTail<? extends Message> books;

    @Inject
    public MarketFeed(EventTails tails, FeedConfig config, StatisticsConfig statisticsConfig) {
        this.tails = tails;
        statistics = new MarketStatistics(statisticsConfig.bounds());
        this.config = config;
        board =
                new MarketBoard(
                        bounded("trades-max", config.tradesMax(), 100_000),
                        bounded("snapshot-levels-max", config.snapshotLevelsMax(), 5_000));
        pace = new FlushPace(config.incrementInterval().toNanos(), System.nanoTime());
    }

    private static int bounded(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(
                    "bourse.market." + name + "=" + value + " is not within 1 to " + max);
        }
        return value;
    }

    @PostConstruct
    void start() {
        trades =
                tails.tail(
                        Topics.TRADE_EVENTS,
                        TradeEvents.parser(),
                        TradeEvents::getHeader,
                        new EventTail.Start.Beginning(),
                        config.pace(),
                        this::receiveTrades);
        books =
                tails.tail(
                        Topics.BOOK_EVENTS,
                        BookEvents.parser(),
                        BookEvents::getHeader,
                        new EventTail.Start.LookBack(config.lookBack()),
                        config.pace(),
                        this::receiveBooks);
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
        EventTail<?> tradeTail = trades;
        EventTail<?> bookTail = books;
        return tradeTail != null && tradeTail.caughtUp() && bookTail != null && bookTail.caughtUp();
    }

    private void receiveTrades(TradeEvents events) {
        // First, so that the board's streams show what includes their trade.
        statistics.apply(events);
        board.apply(events);
    }

    private void receiveBooks(BookEvents events) {
        board.apply(events);
        if (board.hasChanges()) {
            flushWhenDue();
        }
    }

    private void flushWhenDue() {
        flushing.lock();
        try {
            long delayNanos = pace.delayNanos(System.nanoTime());
            if (delayNanos == 0) {
                board.flush();
                pace.flushed(System.nanoTime());
            } else if (scheduled.compareAndSet(false, true)) {
                timer.schedule(this::flushLater, delayNanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            flushing.unlock();
        }
    }

    private void flushLater() {
        scheduled.set(false);
        flushWhenDue();
    }
}

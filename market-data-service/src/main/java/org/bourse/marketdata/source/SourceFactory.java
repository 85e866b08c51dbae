package org.bourse.marketdata.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.marketdata.source.SourceConfig.Feed;
import org.bourse.marketdata.source.SourceConfig.Kind;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.provider.AlphaVantageReader;
import org.bourse.marketdata.source.provider.IexReader;
import org.bourse.marketdata.source.provider.PollReader;
import org.bourse.marketdata.source.provider.YahooReader;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SymbolMap;
import org.bourse.marketdata.source.wire.MarketSource;
import org.bourse.marketdata.source.wire.Patience;
import org.bourse.marketdata.source.wire.PollSource;
import org.bourse.marketdata.source.wire.ReplaySource;
import org.bourse.marketdata.source.wire.SourceClock;
import org.bourse.marketdata.source.wire.StreamSource;

/** Makes sources of what is configured; what is wrong there is said by its key. */
final class SourceFactory {
    private static final double PPM_PER_PERCENT = 10_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private final SourceConfig config;
    private final SourceHub hub;
    private final SourceClock clock;
    private final Map<String, SourceTerms> terms = new HashMap<>();

    SourceFactory(SourceConfig config, SourceHub hub, SourceClock clock) {
        this.config = config;
        this.hub = hub;
        this.clock = clock;
        config.instruments()
                .forEach((symbol, it) ->
                        terms.put(symbol, SourceTerms.of(symbol, it.tick(), it.lot())));
    }

    /**
     * The sources by their names, those of the smallest priority first.
     *
     * @throws IllegalArgumentException when the configuration is wrong
     */
    Map<String, MarketSource> create() {
        Map<String, MarketSource> sources = new LinkedHashMap<>();
        config.feeds().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Feed>comparingByValue(
                                        Comparator.comparingInt(Feed::priority))
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(
                        feed -> sources.put(feed.getKey(), create(feed.getKey(), feed.getValue())));
        return sources;
    }

    private MarketSource create(String name, Feed feed) {
        try {
            if (feed.symbols().isEmpty()) {
                throw new IllegalArgumentException("no symbols");
            }
            SymbolMap symbols = new SymbolMap(feed.symbols(), terms);
            boolean keepsBooks = feed.kind() == Kind.BINANCE || feed.kind() == Kind.REPLAY;
            SourcePipeline pipeline =
                    hub.add(
                            name,
                            List.copyOf(feed.symbols().keySet()),
                            rules(feed),
                            keepsBooks,
                            feed.handicap());
            return switch (feed.kind()) {
                case BINANCE -> stream(feed, symbols, pipeline);
                case ALPHA_VANTAGE ->
                        poller(
                                feed,
                                new AlphaVantageReader(feed.interval().orElse("")),
                                symbols,
                                pipeline);
                case YAHOO ->
                        poller(
                                feed,
                                new YahooReader(feed.interval().orElse("1m")),
                                symbols,
                                pipeline);
                case IEX -> poller(feed, new IexReader(), symbols, pipeline);
                case REPLAY ->
                        new ReplaySource(
                                Path.of(needed("file", feed.file())),
                                feed.speed(),
                                symbols,
                                pipeline,
                                clock);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "bourse.source.feeds." + name + ": " + e.getMessage(), e);
        }
    }

    private static String needed(String key, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(key + " is not set"));
    }

    private MarketSource stream(Feed feed, SymbolMap symbols, SourcePipeline pipeline) {
        StreamSource.Settings settings =
                new StreamSource.Settings(
                        needed("stream-url", feed.streamUrl()),
                        needed("url", feed.url()),
                        feed.snapshotLevels(),
                        feed.heartbeat(),
                        feed.silenceMax(),
                        feed.timeout(),
                        new Patience(
                                Integer.MAX_VALUE,
                                Duration.ofSeconds(1),
                                feed.pauseMin(),
                                feed.pauseMax()),
                        patience(feed));
        return new StreamSource(settings, symbols, pipeline, clock);
    }

    private MarketSource poller(
            Feed feed, PollReader reader, SymbolMap symbols, SourcePipeline pipeline) {
        PollSource.Settings settings =
                new PollSource.Settings(
                        needed("url", feed.url()),
                        feed.key().orElse(""),
                        feed.pollInterval(),
                        feed.timeout(),
                        patience(feed));
        return new PollSource(settings, reader, symbols, pipeline, clock);
    }

    private static Patience patience(Feed feed) {
        return new Patience(
                feed.requestsMax(), feed.requestsWindow(), feed.pauseMin(), feed.pauseMax());
    }

    private HubRules rules(Feed feed) {
        boolean isPolled =
                switch (feed.kind()) {
                    case BINANCE, REPLAY -> false;
                    case ALPHA_VANTAGE, YAHOO, IEX -> true;
                };
        Duration stale =
                feed.staleAfter()
                        .orElse(
                                isPolled
                                        ? feed.pollInterval().multipliedBy(3)
                                        : Duration.ofSeconds(5));
        Duration old =
                feed.oldAfter().orElse(isPolled ? Duration.ofDays(1) : Duration.ofSeconds(10));
        CheckLimits limits =
                new CheckLimits(
                        Math.round(feed.bandPercent() * PPM_PER_PERCENT),
                        feed.lotsMax().orElse(Long.MAX_VALUE),
                        micros(feed.futureMax()),
                        micros(old),
                        feed.outlierWindow(),
                        feed.outlierDeviations(),
                        Math.round(feed.outlierFloorPercent() * PPM_PER_PERCENT),
                        feed.believedAfter());
        return new HubRules(
                limits,
                new ScoreRule(micros(config.halfLife()), micros(stale)),
                feed.kind() == Kind.REPLAY ? MirrorBounds.ONE_SNAPSHOT : MirrorBounds.STANDARD);
    }

    private static long micros(Duration duration) {
        return Math.multiplyExact(duration.toMillis(), MICROS_PER_MILLI);
    }
}

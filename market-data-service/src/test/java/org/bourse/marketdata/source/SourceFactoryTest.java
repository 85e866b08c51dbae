package org.bourse.marketdata.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.marketdata.source.SourceConfig.Feed;
import org.bourse.marketdata.source.hub.HubRules;
import org.bourse.marketdata.source.hub.SourceAlarm;
import org.bourse.marketdata.source.hub.SourceHub;
import org.bourse.marketdata.source.hub.SourcePipeline;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.ChoiceRule;
import org.bourse.marketdata.source.quality.QualityReport;
import org.bourse.marketdata.source.quality.ScoreRule;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.wire.MarketSource;
import org.bourse.marketdata.source.wire.SourceClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFactoryTest {
    private static final Map<String, String> BINANCE =
            Map.of(
                    "bourse.source.instruments.\"BTC-USDT\".tick", "0.01",
                    "bourse.source.instruments.\"BTC-USDT\".lot", "0.00000001",
                    "bourse.source.feeds.one.kind", "BINANCE",
                    "bourse.source.feeds.one.url", "http://127.0.0.1:1",
                    "bourse.source.feeds.one.stream-url", "ws://127.0.0.1:1",
                    "bourse.source.feeds.one.symbols.\"BTC-USDT\"", "BTCUSDT");

    private static final HubRules RULES =
            new HubRules(
                    CheckLimits.standard(),
                    new ScoreRule(60_000_000, 5_000_000),
                    MirrorBounds.STANDARD);

    private final SourceHub hub = new SourceHub(new ChoiceRule(10, 1_000_000), SourceAlarm.SILENT);

    @Test
    void nothingIsConfiguredByDefault() {
        SourceConfig config = config(Map.of());

        assertEquals(Map.of(), create(config));
        assertEquals(10, config.advantageMin());
        assertEquals(Duration.ofSeconds(30), config.hold());
        assertEquals(Duration.ofSeconds(60), config.halfLife());
    }

    @Test
    void defaultsAreThoseThatAreDocumented() {
        Feed feed = config(BINANCE).feeds().get("one");

        assertEquals(5, feed.requestsMax());
        assertEquals(Duration.ofSeconds(60), feed.requestsWindow());
        assertEquals(Duration.ofSeconds(1), feed.pauseMin());
        assertEquals(Duration.ofSeconds(30), feed.pauseMax());
        assertEquals(Duration.ofSeconds(60), feed.silenceMax());
        assertEquals(Duration.ofSeconds(5), feed.futureMax());
        assertEquals(10, feed.bandPercent());
        assertEquals(128, feed.outlierWindow());
        assertEquals(8, feed.outlierDeviations());
        assertEquals(0.5, feed.outlierFloorPercent());
        assertEquals(20, feed.believedAfter());
        assertEquals(1_000, feed.snapshotLevels());
        assertEquals(0, feed.handicap());
    }

    @Test
    void makesEveryKindThoseOfTheSmallestPriorityFirst() {
        Map<String, String> values = new HashMap<>(BINANCE);
        values.put("bourse.source.feeds.one.priority", "3");
        for (String kind : List.of("ALPHA_VANTAGE", "YAHOO", "IEX", "REPLAY")) {
            String feed = "bourse.source.feeds." + kind;
            values.put(feed + ".kind", kind);
            values.put(feed + ".url", "http://127.0.0.1:1");
            values.put(feed + ".file", "absent.gz");
            values.put(feed + ".symbols.\"BTC-USDT\"", "BTC/USDT");
        }

        Map<String, MarketSource> sources = create(config(values));

        assertEquals(
                List.of("ALPHA_VANTAGE", "IEX", "REPLAY", "YAHOO", "one"),
                List.copyOf(sources.keySet()));
        assertEquals(
                List.copyOf(sources.keySet()),
                hub.reports(0).stream().map(QualityReport::source).toList());
        sources.values().forEach(MarketSource::close);
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot-levels, 5001, snapshotLevels=5001",
        "requests-max, 0, requests=0",
        "outlier-window, 7, a limit of checks is out of its bounds",
        "symbols.\"ETH-USDT\", ETHUSDT, nobody says the tick of ETH-USDT",
    })
    void saysWhatIsWrongByItsKey(String key, String value, String reason) {
        Map<String, String> values = new HashMap<>(BINANCE);
        values.put("bourse.source.feeds.one." + key, value);

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> create(config(values)));

        assertTrue(
                refused.getMessage().startsWith("bourse.source.feeds.one: " + reason),
                refused.getMessage());
    }

    @Test
    void saysWhatIsMissing() {
        Map<String, String> values = new HashMap<>(BINANCE);
        values.remove("bourse.source.feeds.one.stream-url");

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> create(config(values)));

        assertEquals("bourse.source.feeds.one: stream-url is not set", refused.getMessage());
    }

    @Test
    void countsWhatSourcesDo() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SourceMetrics metrics = new SourceMetrics(meters);

        metrics.onConnected("one");
        metrics.onAccepted("one", 2_000);
        metrics.onAccepted("one", -1);
        metrics.onFinding("one", "BTC-USDT", Finding.OUTLIER);
        metrics.onFinding("one", "BTC-USDT", Finding.OUTLIER);
        metrics.onChange("BTC-USDT", "", "one");
        metrics.onChange("BTC-USDT", "one", "");

        assertEquals(
                1, meters.get("bourse.source.connections").tag("source", "one").counter().count());
        assertEquals(2, meters.get("bourse.source.lag").tag("source", "one").timer().count());
        assertEquals(
                2, meters.get("bourse.source.findings").tag("code", "OUTLIER").counter().count());
        assertEquals(
                2, meters.get("bourse.source.changes").tag("symbol", "BTC-USDT").counter().count());
    }

    @Test
    void measuresWhetherASourceIsUsedAndTheMarketTrades() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        create(config(BINANCE));
        new SourceMetrics(meters).gauges(hub, "BTC-USDT", () -> 7);

        assertEquals(0, meters.get("bourse.source.chosen").gauge().value());
        assertEquals(1, meters.get("bourse.source.open").tag("symbol", "BTC-USDT").gauge().value());
        SourcePipeline other = hub.add("other", List.of("BTC-USDT"), RULES, false, 0);
        other.connected();
        other.tick(new SourceTrade("BTC-USDT", 7, 1, 100, 1, true), 7);
        hub.choose(7);
        assertEquals(1, meters.get("bourse.source.chosen").gauge().value());
    }

    private Map<String, MarketSource> create(SourceConfig config) {
        return new SourceFactory(config, hub, SourceClock.SYSTEM).create();
    }

    private static SourceConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .withMapping(SourceConfig.class)
                .build()
                .getConfigMapping(SourceConfig.class);
    }
}

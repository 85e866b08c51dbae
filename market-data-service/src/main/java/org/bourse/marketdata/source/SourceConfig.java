package org.bourse.marketdata.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** Market data from outside; nothing by default. docs/feeds.md explains it with examples. */
@ConfigMapping(prefix = "bourse.source")
public interface SourceConfig {
    /** What the venue's symbols are counted in, by their names. */
    Map<String, Instrument> instruments();

    /** The sources, by names that appear in metrics and logs. */
    Map<String, Feed> feeds();

    /** Points by which another source must be better to be chosen, 1 to 100. */
    @WithDefault("10")
    @Within(min = "1", max = "100")
    int advantageMin();

    /** How long it must be better, and how long a chosen source stays at least unless it dies. */
    @WithDefault("30s")
    @Within(min = "0s", max = "1h")
    Duration hold();

    /** After this time what was found wrong counts half in a source's score. */
    @WithDefault("60s")
    @Within(min = "1s", max = "1h")
    Duration halfLife();

    /** How often scores are looked at. */
    @WithDefault("100ms")
    @Within(min = "10ms", max = "1m")
    Duration chooseInterval();

    /** The tick and the lot of a symbol; the venue's own where it is to be mirrored. */
    interface Instrument {
        /** Such as 0.01. */
        String tick();

        /** Such as 0.00001. */
        String lot();

        /** When the market outside trades, such as nyse; absent: always. */
        Optional<String> calendar();
    }

    /** The shapes of providers that are understood. */
    enum Kind {
        BINANCE,
        ALPHA_VANTAGE,
        YAHOO,
        IEX,
        REPLAY
    }

    /** One source. What it does not need is not looked at. */
    interface Feed {
        /** BINANCE, ALPHA_VANTAGE, YAHOO, IEX or REPLAY. */
        Kind kind();

        /** The provider's names of the symbols by the venue's: BTC-USDT=BTCUSDT. */
        Map<String, String> symbols();

        /** Those with a smaller number stand first where scores are equal. */
        @WithDefault("0")
        @Within(min = "-1000", max = "1000")
        int priority();

        /** Points taken off the score when sources are compared, 0 to 99. */
        @WithDefault("0")
        @Within(min = "0", max = "99")
        int handicap();

        /** Base of the REST interface, without a slash at its end. BINANCE: of the snapshots. */
        Optional<String> url();

        /** BINANCE: base of the streams, without a path, beginning with wss. */
        Optional<String> streamUrl();

        /** The secret of ALPHA_VANTAGE or IEX. It is never logged. */
        Optional<String> key();

        /** ALPHA_VANTAGE: 1min to 60min, or none for quotes. YAHOO: 1m to 1d, 1m by default. */
        Optional<String> interval();

        /** REPLAY: the recording, gzip where it ends in .gz. */
        Optional<String> file();

        /** REPLAY: 1 as recorded, 10 ten times as fast, 0 as fast as can be. */
        @WithDefault("1")
        @Within(min = "0", max = "1000")
        double speed();

        /** Pollers: from the end of a round to the beginning of the next. */
        @WithDefault("60s")
        @Within(min = "100ms", max = "1d")
        Duration pollInterval();

        /** Requests over HTTP within the window, snapshots included. */
        @WithDefault("5")
        @Within(min = "1", max = "10000")
        int requestsMax();

        /** The window of requests-max. */
        @WithDefault("60s")
        @Within(min = "1s", max = "1d")
        Duration requestsWindow();

        /** The pause after the first failure; it doubles, and is spread by half to both sides. */
        @WithDefault("1s")
        @Within(min = "10ms", max = "1h")
        Duration pauseMin();

        /** The longest pause; a connection that did not last as long counts as a failure. */
        @WithDefault("30s")
        @Within(min = "10ms", max = "1d")
        Duration pauseMax();

        /** Of a connection, and of an answer to its last byte. */
        @WithDefault("10s")
        @Within(min = "100ms", max = "5m")
        Duration timeout();

        /** BINANCE: a ping so often; two without any answer end the connection. */
        @WithDefault("10s")
        @Within(min = "100ms", max = "1h")
        Duration heartbeat();

        /** BINANCE: without a message for so long the connection is made again. */
        @WithDefault("60s")
        @Within(min = "100ms", max = "1d")
        Duration silenceMax();

        /** BINANCE: levels a side of a snapshot, 1 to 5,000. */
        @WithDefault("1000")
        @Within(min = "1", max = "5000")
        int snapshotLevels();

        /** A source with nothing new for longer loses score. 5 s, of pollers three rounds. */
        @Within(min = "100ms", max = "7d")
        Optional<Duration> staleAfter();

        /** A tick that is older when it comes is refused. 10 s, of pollers a day. */
        @Within(min = "100ms", max = "365d")
        Optional<Duration> oldAfter();

        /** How far ahead the source's clock may be. */
        @WithDefault("5s")
        @Within(min = "0s", max = "1d")
        Duration futureMax();

        /** How far a price may be from the last one, in percent. */
        @WithDefault("10")
        @Within(min = "0.01", max = "100")
        double bandPercent();

        /** The most lots that are believed of one trade, quote or level; any by default. */
        @Within(min = "1", max = "1000000000000000000")
        Optional<Long> lotsMax();

        /** Prices looked back on for outliers, 8 to 1,024. */
        @WithDefault("128")
        @Within(min = "8", max = "1024")
        int outlierWindow();

        /** So many standard deviations, estimated by the MAD, from the median is an outlier. */
        @WithDefault("8")
        @Within(min = "1", max = "100")
        double outlierDeviations();

        /** Less than so much from the median is never an outlier, in percent. */
        @WithDefault("0.5")
        @Within(min = "0", max = "100")
        double outlierFloorPercent();

        /** So many refused prices in a row that agree are the market's new level. */
        @WithDefault("20")
        @Within(min = "1", max = "10000")
        int believedAfter();
    }
}

package org.bourse.marketdata.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/**
 * The bounds of the WebSocket. The frame size and the ping's interval are Quarkus' own settings.
 */
@ConfigMapping(prefix = "bourse.socket")
public interface SocketConfig {
    /** More clients are refused with 503 before the upgrade. */
    @WithDefault("2000")
    @Within(min = "1", max = "100000")
    int connectionsMax();

    /** Streams of one client. */
    @WithDefault("200")
    @Within(min = "1", max = "10000")
    int subscriptionsMax();

    /** Requests of one client in one second; one that sends more is cut off. */
    @WithDefault("20")
    @Within(min = "1", max = "10000")
    int requestsPerSecondMax();

    /** Increments of one depth stream that may wait; with more it begins anew with a snapshot. */
    @WithDefault("500")
    @Within(min = "1", max = "100000")
    int queueIncrementsMax();

    /** Frames that may wait for one client. */
    @WithDefault("4096")
    @Within(min = "16", max = "1000000")
    int queueFramesMax();

    /** Bytes that may wait for one client, besides one snapshot. */
    @WithDefault("1048576")
    @Within(min = "16384", max = "1073741824")
    int queueBytesMax();

    /** Bytes the operating system is asked to keep for one client; Linux takes twice that. */
    @WithDefault("32768")
    int sendBufferBytes();

    /** A client not heard of for this long, not even by a pong, is cut off. */
    @WithDefault("45s")
    @Within(min = "1s", max = "1h")
    Duration idleMax();

    /** No connection lasts longer. */
    @WithDefault("24h")
    @Within(min = "1s", max = "30d")
    Duration ageMax();

    /** How long clients are told before this process ends; it ends sooner when all have left. */
    @WithDefault("3s")
    @Within(min = "0s", max = "1m")
    Duration shutdownNotice();

    /** How long a client that is cut off may take to read why. */
    @WithDefault("5s")
    @Within(min = "100ms", max = "1m")
    Duration closeMax();
}

package org.bourse.matching.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.bourse.core.VenueConfig;
import org.bourse.platform.config.Within;

/**
 * The bounds of the venue's state, allocated at the start. They decide which commands are refused,
 * so all processes that run a venue must have the same; raise them, never lower them.
 */
@ConfigMapping(prefix = "bourse.bounds")
public interface BoundsConfig {
    /** Users' accounts. */
    @WithDefault("100000")
    @Within(min = "1", max = "100000000")
    int accounts();

    /** Each costs 16 bytes of heap per opened account, twice. */
    @WithDefault("128")
    @Within(min = "1", max = "100000")
    int assets();

    /** Symbols that can be listed. */
    @WithDefault("256")
    @Within(min = "1", max = "100000")
    int symbols();

    /**
     * Resting orders of all symbols together; with more than 300,000 a book's image may not fit
     * into a record.
     */
    @WithDefault("200000")
    @Within(min = "1", max = "300000")
    int orders();

    /** Pending withdrawals. */
    @WithDefault("10000")
    @Within(min = "1", max = "10000000")
    int withdrawals();

    /**
     * Client order ids of one day; when as many came, new orders are refused. Each costs 80 bytes
     * of heap, twice: the core that makes snapshots has them, too.
     */
    @WithDefault("2000000")
    @Within(min = "1", max = "500000000")
    int clientOrderIds();

    /** Lives of each writer whose sequence is remembered. */
    @WithDefault("64")
    @Within(min = "1", max = "100000")
    int writerInstances();

    /** As the core takes them. */
    default VenueConfig toVenueConfig() {
        return new VenueConfig(
                accounts(),
                assets(),
                symbols(),
                orders(),
                withdrawals(),
                clientOrderIds(),
                writerInstances());
    }
}

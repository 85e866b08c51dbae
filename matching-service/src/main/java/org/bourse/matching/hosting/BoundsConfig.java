package org.bourse.matching.hosting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.bourse.core.VenueConfig;

/**
 * The bounds of the venue's state, allocated at the start. They decide which commands are refused,
 * so all processes that run a venue must have the same; raise them, never lower them.
 */
@ConfigMapping(prefix = "bourse.bounds")
public interface BoundsConfig {
    /** With more resting orders than this, a book's image may not fit into a record. */
    int ORDERS_MAX = 300_000;

    /** Users' accounts. */
    @WithDefault("100000")
    int accounts();

    /** Each costs 16 bytes of heap per opened account, twice. */
    @WithDefault("128")
    int assets();

    @WithDefault("256")
    int symbols();

    /** Resting orders of all symbols together, at most 300,000. */
    @WithDefault("200000")
    int orders();

    /** Pending withdrawals. */
    @WithDefault("10000")
    int withdrawals();

    /**
     * Client order ids of one day; when as many came, new orders are refused. Each costs 80 bytes
     * of heap, twice: the core that makes snapshots has them, too.
     */
    @WithDefault("2000000")
    int clientOrderIds();

    /** Lives of each writer whose sequence is remembered. */
    @WithDefault("64")
    int writerInstances();

    /**
     * As the core takes them.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    default VenueConfig toVenueConfig() {
        if (orders() > ORDERS_MAX) {
            throw new IllegalArgumentException("bourse.bounds.orders=" + orders());
        }
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

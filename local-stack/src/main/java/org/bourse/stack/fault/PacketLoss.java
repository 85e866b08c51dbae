package org.bourse.stack.fault;

/**
 * So many percent of the packets of one way, or of both, never arrive; all of them are a partition.
 *
 * @param way up: what the clients send
 */
public record PacketLoss(WireFault.Way way, int percent) implements Harm {
    /** Refuses what is no share. */
    public PacketLoss {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("percent=" + percent);
        }
    }
}

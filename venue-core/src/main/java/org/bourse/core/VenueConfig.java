package org.bourse.core;

import org.bourse.core.book.ExternalLevels;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The bounds of a venue's state. A command that would pass a bound is refused. Tables of accounts
 * grow as accounts are opened, a symbol's book is made when it is listed and grows with its levels;
 * all else is allocated when the venue is made.
 *
 * @param accountsMax users' accounts, 1 to 2^24
 * @param assetsMax also the greatest number of an asset, 1 to 4,096
 * @param symbolsMax also the greatest number of a symbol, 1 to 4,096
 * @param ordersMax open orders of all symbols together, 1 to 2^24
 * @param withdrawalsMax pending withdrawals, 1 to 2^24
 * @param duplicatesMaxPerGeneration client order ids remembered per day, 1 to 2^26
 * @param writerInstancesMax lives of each writer whose sequence is remembered, 1 to 1,024
 * @param contractVersionMax the greatest version that may be activated: what the build understands,
 *     so no part of a snapshot
 */
public record VenueConfig(
        int accountsMax,
        int assetsMax,
        int symbolsMax,
        int ordersMax,
        int withdrawalsMax,
        int duplicatesMaxPerGeneration,
        int writerInstancesMax,
        int contractVersionMax) {

    /** The open orders an account may have as long as no limit is set for it. */
    public static final int OPEN_ORDERS_MAX_DEFAULT = 200;

    private static final int BOUNDS = 7;

    private static final int EXTERNAL_LEVELS_MAX = 1 << 16;

    public VenueConfig {
        bounded("accountsMax", accountsMax, 1 << 24);
        bounded("assetsMax", assetsMax, 4_096);
        if ((long) accountsMax * assetsMax > 1 << 28) {
            throw new IllegalArgumentException("accountsMax * assetsMax is above 2^28");
        }
        bounded("symbolsMax", symbolsMax, 4_096);
        bounded("ordersMax", ordersMax, 1 << 24);
        bounded("withdrawalsMax", withdrawalsMax, 1 << 24);
        bounded("duplicatesMaxPerGeneration", duplicatesMaxPerGeneration, 1 << 26);
        bounded("writerInstancesMax", writerInstancesMax, 1_024);
        bounded("contractVersionMax", contractVersionMax, Integer.MAX_VALUE);
    }

    /** Of a venue in this build. */
    public VenueConfig(
            int accountsMax,
            int assetsMax,
            int symbolsMax,
            int ordersMax,
            int withdrawalsMax,
            int duplicatesMaxPerGeneration,
            int writerInstancesMax) {
        this(
                accountsMax,
                assetsMax,
                symbolsMax,
                ordersMax,
                withdrawalsMax,
                duplicatesMaxPerGeneration,
                writerInstancesMax,
                Venue.CONTRACT_VERSION);
    }

    /** The same venue in a build that understands another version. */
    public VenueConfig contractVersionMax(int version) {
        return new VenueConfig(
                accountsMax,
                assetsMax,
                symbolsMax,
                ordersMax,
                withdrawalsMax,
                duplicatesMaxPerGeneration,
                writerInstancesMax,
                version);
    }

    /** The pairs of account and symbol that may have limits: 4 per account, at most 2^24. */
    public int symbolLimitsMax() {
        return Math.min(accountsMax, 1 << 22) * 4;
    }

    /**
     * The external levels of all symbols: 1,000 a side, at most as many as orders and 2^16: one
     * step may have to remove them all. They do not count as orders.
     */
    public int externalLevelsMax() {
        int sides = 2 * symbolsMax;
        return Math.min(
                Math.min(ordersMax, EXTERNAL_LEVELS_MAX), sides * ExternalLevels.PER_SIDE_MAX);
    }

    /** Writes all bounds of the state: where they differ, venues may answer differently. */
    void write(StateWriter out) {
        out.section("bounds", BOUNDS);
        out.writeInt(accountsMax);
        out.writeInt(assetsMax);
        out.writeInt(symbolsMax);
        out.writeInt(ordersMax);
        out.writeInt(withdrawalsMax);
        out.writeInt(duplicatesMaxPerGeneration);
        out.writeInt(writerInstancesMax);
    }

    /** Passes over them: a venue has its own, into which the state must fit. */
    static void skip(StateReader in) {
        int count = in.section("bounds", BOUNDS);
        for (int i = 0; i < count; i++) {
            in.readInt();
        }
    }

    private static void bounded(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + "=" + value + " is not in 1.." + max);
        }
    }
}

package org.bourse.core;

/**
 * The bounds of a venue's state. A command that would pass a bound is refused. Tables of accounts
 * grow as accounts are opened, a symbol's book is made when it is listed and grows with its levels;
 * all else is allocated when the venue is made.
 *
 * @param accountsMax users' accounts, 1 to 2^24
 * @param assetsMax also the greatest number of an asset, 1 to 64
 * @param symbolsMax also the greatest number of a symbol, 1 to 4,096
 * @param ordersMax open orders of all symbols together, 1 to 2^24
 * @param withdrawalsMax pending withdrawals, 1 to 2^24
 * @param duplicatesMaxPerGeneration client order ids remembered per day, 1 to 2^26
 * @param writerInstancesMax lives of each writer whose sequence is remembered, 1 to 1,024
 */
public record VenueConfig(
        int accountsMax,
        int assetsMax,
        int symbolsMax,
        int ordersMax,
        int withdrawalsMax,
        int duplicatesMaxPerGeneration,
        int writerInstancesMax) {

    /** The open orders an account may have as long as no limit is set for it. */
    public static final int OPEN_ORDERS_MAX_DEFAULT = 200;

    public VenueConfig {
        bounded("accountsMax", accountsMax, 1 << 24);
        bounded("assetsMax", assetsMax, 64);
        if ((long) accountsMax * assetsMax > 1 << 28) {
            throw new IllegalArgumentException("accountsMax * assetsMax is above 2^28");
        }
        bounded("symbolsMax", symbolsMax, 4_096);
        bounded("ordersMax", ordersMax, 1 << 24);
        bounded("withdrawalsMax", withdrawalsMax, 1 << 24);
        bounded("duplicatesMaxPerGeneration", duplicatesMaxPerGeneration, 1 << 26);
        bounded("writerInstancesMax", writerInstancesMax, 1_024);
    }

    /** The pairs of account and symbol that may have limits: 4 per account, at most 2^24. */
    public int symbolLimitsMax() {
        return Math.min(accountsMax, 1 << 22) * 4;
    }

    private static void bounded(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + "=" + value + " is not in 1.." + max);
        }
    }
}

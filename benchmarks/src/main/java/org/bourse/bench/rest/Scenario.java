package org.bourse.bench.rest;

/**
 * Who asks for what. The book stays small, so that no account meets its bound of open orders: what
 * is placed is traded or cancelled soon. Users with even numbers buy, the others sell, so that
 * nobody meets an own order.
 */
enum Scenario {
    /** Every second order trades with the one before it. */
    CROSSING {
        @Override
        Slip slip(int slot, int users) {
            return new Slip.Place(user(slot, users), slot % 2 == 0, false, 0, 1);
        }
    },
    /** Three orders rest at different prices, the fourth takes as much as they brought. */
    MIXED {
        @Override
        Slip slip(int slot, int users) {
            int group = slot / GROUP;
            boolean restBuys = group % 2 == 0;
            boolean takes = slot % GROUP == GROUP - 1;
            boolean buy = restBuys != takes;
            int user = 2 * (mixed(slot) % (users / 2)) + (buy ? 0 : 1);
            return takes
                    ? new Slip.Place(user, buy, true, -PRICES, LOTS_MAX)
                    : new Slip.Place(user, buy, false, 1 + mixed(slot) % PRICES, 1);
        }
    },
    /** Orders that rest far from the other side; each is cancelled a while later. */
    RESTING {
        @Override
        Slip slip(int slot, int users) {
            int placed = slot - 1 - 2 * CANCELLED_AFTER;
            if (slot % 2 == 0 || placed < 0) {
                return new Slip.Place(
                        user(slot, users), slot % 4 < 2, false, FAR + mixed(slot) % PRICES, 1);
            }
            return new Slip.Cancel(user(placed, users), placed);
        }
    },

    /** Each order rests near the other side and is cancelled a moment later. */
    CANCELS {
        @Override
        Slip slip(int slot, int users) {
            int placed = slot - 1 - 2 * CANCELLED_SOON;
            if (slot % 2 == 0 || placed < 0) {
                return new Slip.Place(
                        user(slot, users), slot % 4 < 2, false, 1 + mixed(slot) % PRICES, 1);
            }
            return new Slip.Cancel(user(placed, users), placed);
        }
    },

    /** As mixed, but all that belongs to a second comes in its first tenth. */
    BURSTS {
        @Override
        Slip slip(int slot, int users) {
            return MIXED.slip(slot, users);
        }

        @Override
        int burst() {
            return BURST;
        }
    };

    /** No order is of more than so many lots. */
    static final int LOTS_MAX = 3;

    private static final int GROUP = 1 + LOTS_MAX;
    private static final int PRICES = 20;
    private static final int FAR = 1_000;
    private static final int CANCELLED_AFTER = 500;
    private static final int CANCELLED_SOON = 50;
    private static final int BURST = 10;

    /**
     * The request with this number; the same whenever it is asked for.
     *
     * @param users even, at least 2
     */
    abstract Slip slip(int slot, int users);

    /** By how much faster than the rate requests come while they come. */
    int burst() {
        return 1;
    }

    private static int user(int slot, int users) {
        return slot % users;
    }

    /** A number that looks random, not negative. */
    private static int mixed(int slot) {
        int hash = slot * 0x9E3779B9;
        return (hash ^ hash >>> 15) >>> 1;
    }
}

package org.bourse.risk.surveillance;

/**
 * What the rules measure by. Shares are in parts of 10,000, times in microseconds.
 *
 * @param bounds of the state they keep
 */
public record Thresholds(
        Bounds bounds,
        SelfTrades selfTrades,
        RoundTrips roundTrips,
        Spoofing spoofing,
        Ignition ignition,
        Closing closing,
        CancelRate cancelRate) {

    /**
     * @param ordersMax orders of the day that are followed at a time
     * @param accountsMax pairs of account and symbol that each rule follows at a time
     */
    public record Bounds(int ordersMax, int accountsMax) {
        public Bounds {
            positive("ordersMax", ordersMax);
            positive("accountsMax", accountsMax);
        }
    }

    /**
     * @param windowMicros within which they are counted
     * @param tradesMin of accounts of one owner
     * @param attemptsMin that were prevented
     */
    public record SelfTrades(long windowMicros, int tradesMin, int attemptsMin) {
        public SelfTrades {
            positive("windowMicros", windowMicros);
            positive("tradesMin", tradesMin);
            positive("attemptsMin", attemptsMin);
        }
    }

    /**
     * @param windowMicros within which a trip goes there and back, and trips are counted
     * @param tripsMin between two accounts
     * @param priceApartMax of the two trades of a trip
     * @param lotsApartMax of the two trades of a trip
     * @param shareMin of the trips in all that each of the two traded in the symbol in the window
     */
    public record RoundTrips(
            long windowMicros, int tripsMin, int priceApartMax, int lotsApartMax, int shareMin) {
        public RoundTrips {
            positive("windowMicros", windowMicros);
            positive("tripsMin", tripsMin);
        }
    }

    /**
     * @param withinMicros of a fill the orders of the other side are cancelled
     * @param timesFilledMin how many times what was filled is cancelled
     * @param timesUsualMin how many times the usual order of the symbol a single one is
     * @param ordersMin of a symbol before it is known what is usual
     * @param timesMin a large order is cancelled so
     * @param repeatMicros within which that is counted
     * @param levelsMin distinct prices of layers
     */
    public record Spoofing(
            long withinMicros,
            int timesFilledMin,
            int timesUsualMin,
            int ordersMin,
            int timesMin,
            long repeatMicros,
            int levelsMin) {
        public Spoofing {
            positive("withinMicros", withinMicros);
            positive("timesFilledMin", timesFilledMin);
            positive("timesUsualMin", timesUsualMin);
            positive("timesMin", timesMin);
            positive("repeatMicros", repeatMicros);
            positive("levelsMin", levelsMin);
        }
    }

    /**
     * @param burstMicros how long a burst may last
     * @param ordersMin taking orders in it
     * @param moveMin of the price
     * @param shareMin of the symbol's volume meanwhile
     * @param reversalMicros after it, within which it is traded back
     * @param reversedMin share of the burst's lots traded back
     */
    public record Ignition(
            long burstMicros,
            int ordersMin,
            int moveMin,
            int shareMin,
            long reversalMicros,
            int reversedMin) {
        public Ignition {
            positive("burstMicros", burstMicros);
            positive("ordersMin", ordersMin);
            positive("reversalMicros", reversalMicros);
        }
    }

    /**
     * @param windowMicros before the close
     * @param tradesMin of the account
     * @param shareMin of the volume
     * @param moveMin of the price
     * @param ownMoveMin share of that move made by the account's own taking
     */
    public record Closing(
            long windowMicros, int tradesMin, int shareMin, int moveMin, int ownMoveMin) {
        public Closing {
            positive("windowMicros", windowMicros);
            positive("tradesMin", tradesMin);
        }
    }

    /**
     * @param windowMicros each account is looked at once in
     * @param ordersMin in it, and before anything is compared with
     * @param rateMin cancels of orders
     * @param aboveMin how much above the rate of the others, and above its own of the day before it
     */
    public record CancelRate(long windowMicros, int ordersMin, int rateMin, int aboveMin) {
        public CancelRate {
            positive("windowMicros", windowMicros);
            positive("ordersMin", ordersMin);
        }
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + "=" + value);
        }
    }
}

package org.bourse.risk.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/**
 * What the rules of surveillance measure by. Shares, rates and moves are in basis points (parts of
 * 10,000). {@code docs/surveillance.md} says what each rule does with them.
 */
@ConfigMapping(prefix = "bourse.surveillance")
public interface SurveillanceConfig {
    /** Whether anything is looked at. */
    @WithDefault("true")
    boolean enabled();

    /** Orders of the day that are followed at a time; the longest untouched is forgotten. */
    @WithDefault("200000")
    @Within(min = "1", max = "10000000")
    int ordersMax();

    /** Pairs of account and symbol that each rule follows at a time. */
    @WithDefault("20000")
    @Within(min = "1", max = "1000000")
    int accountsMax();

    /** How often what was read is looked at for more. */
    @WithDefault("50ms")
    @Within(min = "1ms", max = "10s")
    Duration pace();

    /** Findings that one case shows; more are counted. */
    @WithDefault("100")
    @Within(min = "1", max = "10000")
    int findingsMax();

    SelfTrades selfTrades();

    RoundTrips roundTrips();

    Spoofing spoofing();

    Ignition ignition();

    Closing closing();

    CancelRate cancelRate();

    /** Trades of one owner with himself. */
    interface SelfTrades {
        /** Within which they are counted. */
        @WithDefault("10m")
        @Within(min = "1ms", max = "7d")
        Duration window();

        /** Trades that are a finding. */
        @WithDefault("1")
        @Within(min = "1", max = "1000000")
        int tradesMin();

        /** Prevented ones that are a finding. */
        @WithDefault("20")
        @Within(min = "1", max = "1000000")
        int attemptsMin();
    }

    /** Two accounts that pass the same back and forth. */
    interface RoundTrips {
        /** Within which one goes there and back, and within which they are counted. */
        @WithDefault("5m")
        @Within(min = "1ms", max = "7d")
        Duration window();

        /** Round trips that are a finding. */
        @WithDefault("3")
        @Within(min = "1", max = "1000000")
        int tripsMin();

        /** How far apart the prices of one may be. */
        @WithDefault("10")
        @Within(min = "0", max = "10000")
        int priceApartMax();

        /** How far apart the quantities of one may be. */
        @WithDefault("1000")
        @Within(min = "0", max = "10000")
        int lotsApartMax();

        /** Their share in all that each of the two traded in the symbol. */
        @WithDefault("5000")
        @Within(min = "0", max = "10000")
        int shareMin();
    }

    /** Orders taken back just after fills on the other side. */
    interface Spoofing {
        /** How soon after the fill. */
        @WithDefault("5s")
        @Within(min = "1ms", max = "1d")
        Duration within();

        /** How many times what was filled is taken back. */
        @WithDefault("5")
        @Within(min = "1", max = "1000000")
        int timesFilledMin();

        /** How many times the symbol's usual order a single one must be. */
        @WithDefault("5")
        @Within(min = "1", max = "1000000")
        int timesUsualMin();

        /** Orders of a symbol before it is known what is usual. */
        @WithDefault("50")
        @Within(min = "1", max = "1000000")
        int ordersMin();

        /** Large orders taken back so that are a finding. */
        @WithDefault("2")
        @Within(min = "1", max = "1000000")
        int timesMin();

        /** Within which those are counted. */
        @WithDefault("30m")
        @Within(min = "1ms", max = "7d")
        Duration repeat();

        /** Distinct prices that are layers. */
        @WithDefault("4")
        @Within(min = "1", max = "1000000")
        int levelsMin();
    }

    /** A burst of taking orders, traded back at the better price. */
    interface Ignition {
        /** How long a burst may last. */
        @WithDefault("10s")
        @Within(min = "1ms", max = "1d")
        Duration burst();

        /** Taking orders in it. */
        @WithDefault("5")
        @Within(min = "1", max = "1000000")
        int ordersMin();

        /** Move of the price. */
        @WithDefault("50")
        @Within(min = "0", max = "10000")
        int moveMin();

        /** Share of the symbol's volume meanwhile. */
        @WithDefault("5000")
        @Within(min = "0", max = "10000")
        int shareMin();

        /** Within which it is traded back. */
        @WithDefault("60s")
        @Within(min = "1ms", max = "1d")
        Duration reversal();

        /** Share of the burst that is traded back. */
        @WithDefault("5000")
        @Within(min = "0", max = "10000")
        int reversedMin();
    }

    /** Trading just before a close. */
    interface Closing {
        /** How long before. */
        @WithDefault("5m")
        @Within(min = "1ms", max = "7d")
        Duration window();

        /** Trades of the account. */
        @WithDefault("3")
        @Within(min = "1", max = "1000000")
        int tradesMin();

        /** Its share of the volume. */
        @WithDefault("3000")
        @Within(min = "0", max = "10000")
        int shareMin();

        /** Move of the price. */
        @WithDefault("50")
        @Within(min = "0", max = "10000")
        int moveMin();

        /** Share of the move that the account's own taking made. */
        @WithDefault("5000")
        @Within(min = "0", max = "10000")
        int ownMoveMin();
    }

    /** Cancels of orders. */
    interface CancelRate {
        /** In which an account is looked at once. */
        @WithDefault("10m")
        @Within(min = "1ms", max = "7d")
        Duration window();

        /** Orders before a rate tells something. */
        @WithDefault("200")
        @Within(min = "1", max = "1000000")
        int ordersMin();

        /** A rate below this is none to look at. */
        @WithDefault("9500")
        @Within(min = "0", max = "10000")
        int rateMin();

        /** How much above that of the others, and above its own before. */
        @WithDefault("3000")
        @Within(min = "0", max = "10000")
        int aboveMin();
    }
}

package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;

/**
 * What one seed is about: every seed draws its own bounds, symbols, sizes and shares, so that
 * together they reach states that one mixture of everything would not.
 */
final class Mix {
    private static final List<String> CODES =
            List.of("USDT", "BTC", "ETH", "SOL", "EUR", "X9", "LONGESTNAME1");

    /** The kinds of commands. */
    enum CommandKind {
        ORDER,
        CANCEL,
        REPLACE,
        TICK,
        FUNDING,
        ADMINISTRATION,
        LIMITS,
        STATES,
        MASS_CANCEL,
        CONTINUE,
        REFUSAL,
        SESSION,
        LIST,
        EXTERNAL,
        LEADERSHIP
    }

    /** The kinds of orders. */
    enum OrderKind {
        RESTING,
        POST_ONLY,
        ICEBERG,
        IOC,
        FOK,
        MARKET,
        MARKET_FOK,
        BUDGET,
        STOP,
        STOP_LIMIT,
        TRAILING,
        TRAILING_LIMIT
    }

    /** What many small orders are laid down for, or nothing. */
    enum Flood {
        NONE,
        SWEEP,
        EXPIRY,
        MASS_CANCEL,
        STOPS,
        TRAILING,
        AUCTION,
        SWITCHES,
        LOOKS
    }

    /** 18.2. */
    private static final int LOOKS_MAX = 10_000;

    /** The shares of the kinds of commands, once the venue is set up. */
    private final int[] commandWeights;

    private final int[] orderWeights;

    /** The share of lists and external levels among what a flood lays down. */
    final double floodOther;

    final VenueConfig config;
    final List<VenueCommand.ListAsset> assets = new ArrayList<>();
    final List<SymbolDefinition> symbols = new ArrayList<>();
    final int accounts;

    final Flood flood;

    /** How many orders a flood lays down; 0 for no flood. */
    final int floodOrders;

    /** How many accounts without funds are opened before all others. */
    final int crowd;

    /** The share of commands with something wrong in them. */
    final double errors;

    /** The share of commands that the venue cannot apply, and that are skipped. */
    final double skips;

    /** The same while work is pending, which a skipped command must leave alone. */
    final double skipsBeforeWork;

    /** How far from the middle orders are placed. */
    final long widthTicks;

    final long lotsTypical;

    /** The share of LIMIT orders that are priced to trade at once. */
    final double aggression;

    final double duplicates;
    final double ownPrices;

    /** How many typical orders a deposit pays for. */
    final long depositOrders;

    final boolean lowLimits;

    /** The shares of resting orders with an end, and of orders with a self-trade mode. */
    final double timed;

    final double modes;

    /** How many groups of self-trade prevention there are; 0 for none. */
    final int groups;

    /** Ends of orders fall on multiples of it. */
    final long expiryMicros;

    /** The share of changes of symbols that set bands. */
    final double bands;

    /** Whether there are auctions, breakers and schedules. */
    final boolean sessions;

    /** The share of symbols that have a breaker from the start. */
    final double breakers;

    /** The share of commands that end an auction. */
    final double auctionEnds;

    /** The share of steps left to other commands while work is pending. */
    final double patience;

    final long tickMicrosMax;
    final double longTicks;
    final int lives;

    Mix(Dice dice, long seed) {
        flood = drawFlood(dice, seed);
        int thousands = drawThousands(dice);
        floodOrders = drawFloodOrders(dice, thousands);
        crowd = flood == Flood.LOOKS ? LOOKS_MAX - dice.between(-5, 15) : 0;
        accounts = drawAccounts(dice, thousands);
        boolean isExact = flood == Flood.SWITCHES || flood == Flood.LOOKS || thousands > 1;
        errors = isExact ? 0 : dice.pickDouble(0, 0.003, 0.01, 0.01, 0.05, 0.2);
        skips = isExact ? 0 : dice.pickDouble(0, 0.003, 0.03);
        widthTicks = dice.pickLong(1, 5, 30, 100, 400, 2_000);
        lotsTypical = floodOrders > 0 ? 3 : dice.pickLong(1, 4, 30, 1_000, 1_000_000);
        aggression = dice.pickDouble(0.03, 0.1, 0.3);
        duplicates = dice.pickDouble(0, 0.01, 0.05, 0.2);
        ownPrices = dice.pickDouble(0.1, 0.5);
        depositOrders = dice.pickLong(15, 200, 100_000);
        lowLimits = floodOrders == 0 && dice.chance(0.2);
        tickMicrosMax = dice.pickLong(20_000, 20_000, 200_000, 1_000_000);
        longTicks = dice.pickDouble(0, 0.02, 0.02, 0.2);
        timed = dice.pickDouble(0, 0.05, 0.5);
        modes = dice.pickDouble(0, 0.2, 0.7);
        groups = floodOrders > 0 ? 0 : dice.pickInt(0, 0, 1, 2);
        expiryMicros = dice.pickLong(30_000, 500_000, 60_000_000);
        bands = dice.pickDouble(0, 0, 0.5);
        sessions = dice.chance(0.4);
        breakers = sessions ? dice.pickDouble(0, 0.3) : 0;
        auctionEnds = dice.pickDouble(0.02, 0.1);
        patience = dice.pickDouble(0, 0.3, 0.9);
        floodOther = isExact ? 0 : dice.pickDouble(0, 0, 0, 0.02);
        commandWeights = drawCommands(dice);
        orderWeights = drawOrders(dice);
        config = drawConfig(dice);
        lives = dice.between(1, Math.min(4, config.writerInstancesMax()));
        drawSymbols(dice);
        skipsBeforeWork = dice.pickDouble(0, 0.1, 0.4);
    }

    /** Those that few seeds would draw belong to some of every hundred. */
    private static Flood drawFlood(Dice dice, long seed) {
        return switch ((int) Math.floorMod(seed, 100L)) {
            case 10 -> Flood.LOOKS;
            case 30 -> Flood.SWITCHES;
            case 50, 70 -> Flood.STOPS;
            case 5, 45, 85 -> Flood.AUCTION;
            default ->
                    dice.chance(0.11)
                            ? Flood.values()[1 + dice.weighted(12, 4, 4, 4, 2, 3)]
                            : Flood.NONE;
        };
    }

    /** How many steps' work a flood is. */
    private int drawThousands(Dice dice) {
        return switch (flood) {
            case EXPIRY -> dice.chance(0.6) ? 2 : 1;
            case STOPS -> dice.chance(0.7) ? 2 : 1;
            case AUCTION -> dice.chance(0.7) ? 2 : 1;
            case SWITCHES -> 3;
            case NONE, SWEEP, MASS_CANCEL, TRAILING, LOOKS -> 1;
        };
    }

    private int drawFloodOrders(Dice dice, int thousands) {
        return switch (flood) {
            case NONE -> 0;
            case LOOKS -> dice.between(10, 60);
            case SWEEP, EXPIRY, MASS_CANCEL, STOPS, TRAILING, AUCTION, SWITCHES ->
                    1_005 * thousands + dice.between(0, 95);
        };
    }

    private int drawAccounts(Dice dice, int thousands) {
        return switch (flood) {
            case NONE -> dice.between(2, 8);
            case SWITCHES -> dice.between(66, 72);
            case SWEEP, EXPIRY, MASS_CANCEL, STOPS, TRAILING, AUCTION, LOOKS ->
                    thousands > 1 ? 14 : 8;
        };
    }

    /** In the order of {@link CommandKind}. */
    private int[] drawCommands(Dice dice) {
        return new int[] {
            dice.pickInt(120, 120, 180),
            dice.pickInt(4, 20, 70),
            dice.pickInt(0, 6, 20, 60),
            dice.pickInt(2, 10, 30),
            dice.pickInt(2, 4, 20),
            dice.pickInt(0, 2, 12),
            dice.pickInt(0, 2, 8),
            dice.pickInt(0, 1, 8),
            dice.pickInt(0, 1, 4),
            dice.pickInt(0, 2),
            dice.pickInt(0, 2),
            sessions ? dice.pickInt(1, 3, 8) : 0,
            dice.pickInt(0, 6, 40),
            dice.pickInt(0, 0, 8, 50),
            dice.pickInt(0, 1, 6),
        };
    }

    /** In the order of {@link OrderKind}. */
    private static int[] drawOrders(Dice dice) {
        return new int[] {
            dice.pickInt(30, 80, 120),
            dice.pickInt(0, 5, 30),
            dice.pickInt(0, 5, 40),
            dice.pickInt(0, 3, 15),
            dice.pickInt(0, 2, 8),
            dice.pickInt(0, 3, 15),
            dice.pickInt(0, 2, 8),
            dice.pickInt(0, 3, 15),
            dice.pickInt(0, 4, 30),
            dice.pickInt(0, 4, 30),
            dice.pickInt(0, 2, 15),
            dice.pickInt(0, 2, 15),
        };
    }

    CommandKind command(Dice dice) {
        return CommandKind.values()[dice.weighted(commandWeights)];
    }

    OrderKind order(Dice dice) {
        return OrderKind.values()[dice.weighted(orderWeights)];
    }

    private VenueConfig drawConfig(Dice dice) {
        boolean narrow = dice.chance(0.25);
        return new VenueConfig(
                crowd
                        + (narrow
                                ? dice.between(accounts, accounts + 2)
                                : Math.max(64, 2 * accounts)),
                narrow ? dice.between(4, 7) : 64,
                narrow ? dice.between(3, 5) : 16,
                narrow && floodOrders == 0 ? dice.between(5, 60) : 4_096,
                narrow ? dice.between(1, 4) : 128,
                narrow && floodOrders == 0 ? dice.between(300, 1_500) : 8_192,
                narrow ? dice.between(1, 3) : 16);
    }

    private void drawSymbols(Dice dice) {
        int count = floodOrders > 0 ? 1 : dice.between(1, 3);
        for (int asset = 1; asset <= count + 1; asset++) {
            assets.add(
                    new VenueCommand.ListAsset(
                            asset, CODES.get(asset - 1), dice.pickInt(0, 2, 6, 8, 8)));
        }
        long takerMin = dice.pickLong(0, 1, 10_000, 100_000, 10_000_000);
        for (int symbol = 1; symbol <= count; symbol++) {
            SymbolDefinition drawn =
                    symbol(dice, symbol, assets.get(symbol), assets.getFirst(), takerMin);
            symbols.add(dice.chance(breakers) ? drawn.withBreaker(breaker(dice, 500)) : drawn);
        }
    }

    /** As wide as some of the prices of this seed, where the middle is this one. */
    Breaker breaker(Dice dice, long middleTicks) {
        if (!sessions || dice.chance(0.15)) {
            return Breaker.NONE;
        }
        long width = Math.max(1, widthTicks * 100_000_000 / Math.max(1, middleTicks));
        long rate = Math.max(1, width * dice.pickLong(1, 2, 4, 8) / 2);
        return new Breaker(
                Math.min(100_000_000, rate),
                dice.pickInt(1, 2, 10, 300),
                dice.pickInt(1, 2, 30),
                dice.pickInt(1, 2, 30, 3_600));
    }

    /** A symbol that may be listed beside others whose taker rates are this or more. */
    SymbolDefinition symbol(
            Dice dice,
            int number,
            VenueCommand.ListAsset base,
            VenueCommand.ListAsset quote,
            long takerMin) {
        int quantityScale = dice.between(0, Math.min(base.scale(), quote.scale()));
        int decimals = quote.scale() - quantityScale;
        int priceScale = dice.between(Math.max(0, decimals - 2), decimals);
        int finerPrice = dice.chance(0.2) ? 1 : 0;
        int finerLot = dice.chance(0.1) ? 1 : 0;
        boolean isFlood = floodOrders > 0;
        long lotsMin = isFlood || dice.chance(0.7) ? 1 : dice.skewed(Math.max(1, lotsTypical / 4));
        int ordersMax = isFlood ? 5_000 : dice.pickInt(5, 50, 5_000);
        return new SymbolDefinition(
                number,
                base.code() + "-" + quote.code(),
                base.asset(),
                quote.asset(),
                dice.pickLong(1, 1, 1, 5, 100) * (finerPrice == 1 ? 10 : 1),
                priceScale + finerPrice,
                dice.pickLong(1, 1, 1, 10, 250) * (finerLot == 1 ? 10 : 1),
                quantityScale + finerLot,
                lotsMin,
                dice.chance(0.1) ? Long.MAX_VALUE : lotsMin + lotsTypical * ordersMax,
                isFlood ? 0 : dice.pickLong(0, 0, 0, 10, lotsTypical * 20),
                dice.pickLong(-takerMin, -takerMin / 2, 0, takerMin, 777, 10_000_000),
                takerMin + dice.pickLong(0, 0, Math.min(50_000, 10_000_000 - takerMin)),
                dice.chance(0.1) ? 0 : dice.pickLong(1_000_000, 20_000_000, 100_000_000));
    }
}

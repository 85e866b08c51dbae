package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;

/**
 * More than a thousand small orders, then what the limits of a step are about: orders that reach
 * about a thousand of them, their common end, a mass cancel of them, a trade that triggers them.
 */
final class FloodGenerator {
    private static final int FINALE = 9;
    private static final int PER_BID = 20;
    private static final int MAKERS_MAX = 1_000;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private record Resting(long priceTicks, long lots) {}

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;
    private final ChangeGenerator changes;
    private final StateGenerator states;
    private final SessionGenerator sessions;
    private final TickGenerator ticks;
    private final Side side;
    private final long levels;
    private final long lotsMax;
    private final double icebergs;

    /** The share of an auction's orders that expire together. */
    private final double ends;

    /** When the sweeping account places an order of its own, in its own way; 0 for never. */
    private final int ownOrder;

    /** How many of the last orders wait for a trade with the first, besides a flood of stops. */
    private final int stops;

    private final List<Resting> placed = new ArrayList<>();
    private int laid;

    /** Accounts whose switch goes off at the common end. */
    private int switchesSet;

    private int swept;
    private long oppositeLots;
    private long endMicros;
    private boolean crossing;

    FloodGenerator(
            Dice dice,
            Mix mix,
            MarketMemory memory,
            OrderGenerator orders,
            ChangeGenerator changes,
            StateGenerator states,
            SessionGenerator sessions,
            TickGenerator ticks) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.orders = orders;
        this.changes = changes;
        this.states = states;
        this.sessions = sessions;
        this.ticks = ticks;
        side = dice.chance(0.6) ? Side.SELL : Side.BUY;
        levels = dice.pickLong(1, 1, 1, 3, 50, 800);
        lotsMax = dice.pickLong(1, 2, 3);
        icebergs = dice.pickDouble(0, 0.3, 0.5);
        ends = dice.pickDouble(0.1, 0.6);
        ownOrder = dice.chance(0.4) ? dice.pickInt(999, 1_000, 1_000, 1_001, 1_010) : 0;
        stops = dice.pickInt(0, 10, 40);
    }

    /** Whether a flood belongs to this seed and is not over. */
    boolean isDue() {
        return mix.floodOrders > 0
                && !memory.markets.isEmpty()
                && memory.accounts.size() > 1
                && swept < FINALE;
    }

    /** Whether its orders must be laid down before time goes on. */
    boolean isTimeless() {
        return mix.flood == Mix.Flood.EXPIRY
                || mix.flood == Mix.Flood.SWITCHES
                || mix.flood == Mix.Flood.AUCTION;
    }

    CommandGenerator.Wish next() {
        MarketMemory.Market market = memory.markets.getFirst();
        boolean needsPrice = mix.flood == Mix.Flood.TRAILING && market.lastTicks == 0;
        if (needsPrice && laid < 100) {
            return cross(market, market.middleTicks);
        }
        if (mix.flood == Mix.Flood.AUCTION && laid == 0 && placed.isEmpty()) {
            laid++;
            return SessionGenerator.state(market, SymbolState.AUCTION);
        }
        if (mix.flood == Mix.Flood.AUCTION && laid == 1) {
            laid++;
            return sessions.schedule(market);
        }
        boolean isShallow = memory.open.size() < mix.floodOrders && laid < mix.floodOrders + 300;
        if (swept == 0 && (laid < mix.floodOrders || isShallow)) {
            return orders.wish(laid(market));
        }
        if (mix.flood == Mix.Flood.SWITCHES && switchesSet < memory.accounts.size()) {
            return setSwitch(memory.accounts.get(switchesSet++));
        }
        swept++;
        return switch (mix.flood) {
            case STOPS, TRAILING -> trigger(market);
            case AUCTION ->
                    swept == 1
                            ? SessionGenerator.state(market, SymbolState.TRADING)
                            : whileUncrossing(market);
            case SWITCHES -> swept == 1 ? end() : massCancel();
            case LOOKS -> swept % 3 == 1 ? states.cancelOrders(Writer.RISK, 0) : amidLooks();
            case EXPIRY -> swept == 1 ? end() : orders.wish(sweep(market));
            case MASS_CANCEL -> swept == 1 ? massCancel() : orders.wish(sweep(market));
            case SWEEP, NONE ->
                    swept > 3 && !memory.triggered.isEmpty()
                            ? amongTriggered(market)
                            : orders.wish(sweep(market));
        };
    }

    /** While triggered orders may wait for their turn. */
    private CommandGenerator.Wish amongTriggered(MarketMemory.Market market) {
        return switch (dice.weighted(4, 1, 2, 1)) {
            case 0 -> changes.replaceTriggered();
            case 1 -> states.next();
            case 2 -> orders.wish(sweep(market));
            default -> changes.cancel();
        };
    }

    /** While pairs are left, or the venue that they wait for is halted. */
    private CommandGenerator.Wish whileUncrossing(MarketMemory.Market market) {
        if (swept == 2 && dice.chance(0.6)) {
            return end();
        }
        return switch (dice.between(0, 8)) {
            case 0 -> end();
            case 1 -> states.next();
            case 2 -> changes.cancel();
            case 3 -> changes.replace();
            case 4 -> states.cancelOrders(Writer.ORDER_ENTRY, dice.pick(memory.accounts));
            case 5 -> states.cancelOrders(Writer.RISK, 0);
            case 6 -> sessions.next();
            case 7 ->
                    new CommandGenerator.Wish.Command(
                            Writer.RISK, new VenueCommand.SetVenueState(dice.chance(0.7), false));
            default -> orders.wish(maker(market));
        };
    }

    private CommandGenerator.Wish amidLooks() {
        return switch (dice.between(0, 3)) {
            case 0 -> orders.next();
            case 1 -> massCancel();
            case 2 -> changes.replace();
            default -> ticks.next();
        };
    }

    /** For the common end of the orders. */
    private CommandGenerator.Wish setSwitch(long account) {
        return new CommandGenerator.Wish.Command(
                Writer.ORDER_ENTRY,
                new VenueCommand.SetCancelAfter(account, endMicros - memory.timeMicros, 0));
    }

    private Ask laid(MarketMemory.Market market) {
        laid++;
        return switch (mix.flood) {
            case STOPS -> stop(market);
            case TRAILING -> trailing(market);
            case EXPIRY, SWITCHES -> maker(market).until(end(market));
            case AUCTION -> {
                Ask ask = laid % PER_BID == 0 ? opposite(market) : maker(market);
                yield dice.chance(ends) ? ask.until(end(market)) : ask;
            }
            case SWEEP, MASS_CANCEL, LOOKS, NONE ->
                    laid > mix.floodOrders - stops ? stop(market) : maker(market);
        };
    }

    private long end(MarketMemory.Market market) {
        if (endMicros == 0) {
            endMicros = memory.timeMicros + HOUR_MICROS + market.definition.symbol();
        }
        return endMicros;
    }

    private CommandGenerator.Wish end() {
        return ticks.to(Math.max(endMicros, memory.timeMicros));
    }

    private CommandGenerator.Wish massCancel() {
        return switch (dice.between(0, 4)) {
            case 0 -> states.cancelOrders(Writer.RISK, 0);
            case 1 ->
                    new CommandGenerator.Wish.Command(
                            Writer.RISK, new VenueCommand.SetVenueState(true, true));
            case 2 ->
                    new CommandGenerator.Wish.Command(
                            Writer.ADMINISTRATION,
                            new VenueCommand.SetSymbolState(
                                    memory.markets.getFirst().definition.symbol(),
                                    SymbolState.DELISTED));
            case 3 ->
                    new CommandGenerator.Wish.Command(
                            Writer.ORDER_ENTRY,
                            new VenueCommand.SetCancelAfter(dice.pick(memory.accounts), 1, 0));
            default ->
                    new CommandGenerator.Wish.Command(
                            Writer.RISK,
                            new VenueCommand.SetAccountState(
                                    dice.pick(memory.accounts), AccountStatus.SUSPENDED, true));
        };
    }

    /**
     * As much as was laid down since the last one, at a price that reaches most of them; few are
     * own.
     */
    private Ask opposite(MarketMemory.Market market) {
        boolean own = dice.chance(0.05);
        long reach = dice.chance(0.8) ? levels : dice.between(-2, levels);
        long base = market.middleTicks + (side == Side.BUY ? 1 - reach : reach);
        long lots = placed.stream().mapToLong(Resting::lots).sum() - oppositeLots;
        oppositeLots += lots;
        Ask ask =
                orders.ask(
                        own ? dice.pick(memory.accounts) : memory.accounts.getFirst(),
                        market.definition.symbol(),
                        other(),
                        TimeInForce.GTC,
                        Math.max(1, base),
                        Math.max(1, lots));
        return dice.chance(mix.modes) ? ask.withMode(SelfTradePrevention.CANCEL_MAKER) : ask;
    }

    /** Both halves of a trade at a price, in turn. */
    private CommandGenerator.Wish cross(MarketMemory.Market market, long price) {
        crossing = !crossing;
        Side half = crossing ? Side.SELL : Side.BUY;
        long account = memory.accounts.get(crossing ? 0 : 1);
        return orders.wish(
                orders.ask(
                        account,
                        market.definition.symbol(),
                        half,
                        crossing ? TimeInForce.GTC : TimeInForce.IOC,
                        price,
                        market.definition.lotsMin()));
    }

    /** A trade beyond all triggers, or a disturbance while triggered orders wait. */
    private CommandGenerator.Wish trigger(MarketMemory.Market market) {
        if (swept > 2 && !memory.triggered.isEmpty() && (swept == 3 || dice.chance(0.2))) {
            return changes.replaceTriggered();
        }
        if (swept > 2 && dice.chance(0.5)) {
            return states.next();
        }
        long far = levels + (swept > 4 ? 20 : 1);
        long price = market.middleTicks + (side == Side.SELL ? -far : far);
        return cross(market, Math.max(1, price));
    }

    private Ask stop(MarketMemory.Market market) {
        long away = dice.between(0, levels - 1);
        boolean isFlood = mix.flood == Mix.Flood.STOPS;
        long trigger = market.middleTicks + (side == Side.SELL ? -away : away);
        Side stopSide = isFlood || dice.chance(0.2) ? side : other();
        boolean rises = isFlood ? side == Side.BUY : side == Side.SELL;
        OrderType type = (stopSide == Side.BUY) == rises ? OrderType.STOP : OrderType.TAKE_PROFIT;
        long price = Math.max(1, trigger + (stopSide == Side.SELL ? -levels : levels));
        Ask ask =
                orders.ask(
                        dice.pick(memory.accounts),
                        market.definition.symbol(),
                        stopSide,
                        TimeInForce.GTC,
                        price,
                        isFlood || dice.chance(0.5) ? market.definition.lotsMin() : 5_000);
        if (dice.chance(0.2)) {
            type = type == OrderType.STOP ? OrderType.STOP_LIMIT : OrderType.TAKE_PROFIT_LIMIT;
        }
        return ask.as(type).withTrigger(Math.max(1, trigger));
    }

    private Ask trailing(MarketMemory.Market market) {
        Ask ask =
                orders.ask(
                        dice.pick(memory.accounts),
                        market.definition.symbol(),
                        side,
                        TimeInForce.GTC,
                        0,
                        market.definition.lotsMin());
        long ticks = 1 + dice.between(0, levels - 1);
        return dice.chance(0.5)
                ? ask.as(OrderType.TRAILING_STOP).trailingBy(ticks, 0)
                : ask.as(OrderType.TRAILING_STOP_LIMIT).trailingBy(0, dice.between(1, 50));
    }

    private Side other() {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    /** Orders of all accounts but the first, which sweeps. */
    private Ask maker(MarketMemory.Market market) {
        boolean own = ownOrder != 0 && placed.size() == ownOrder;
        long account = memory.accounts.get(own ? 0 : dice.between(1, memory.accounts.size() - 1));
        long away = dice.between(0, levels - 1);
        long base = market.middleTicks + (side == Side.BUY ? 0 : 1);
        long price = Math.max(1, base + (side == Side.BUY ? -away : away));
        boolean isIceberg = dice.chance(icebergs);
        long lots =
                isIceberg
                        ? 20 * market.definition.lotsMin()
                        : market.definition.lotsMin() + dice.between(0, lotsMax - 1);
        placed.add(new Resting(price, lots));
        Ask ask =
                orders.ask(account, market.definition.symbol(), side, TimeInForce.GTC, price, lots);
        return isIceberg ? ask.showing(market.definition.lotsMin()) : ask;
    }

    /** What as many resting orders have as one command may trade with. */
    private long lotsOfThousand() {
        Comparator<Resting> best = Comparator.comparingLong(Resting::priceTicks);
        return placed.stream()
                .sorted(side == Side.BUY ? best.reversed() : best)
                .limit(MAKERS_MAX)
                .mapToLong(Resting::lots)
                .sum();
    }

    /** First those that reach further than they may; then one that stops on its way. */
    private Ask sweep(MarketMemory.Market market) {
        Side taker = other();
        NavigableMap<Long, Long> resting = market.side(side);
        long farthest = resting.isEmpty() ? market.middleTicks : resting.lastKey();
        boolean last = swept >= 3 || (mix.flood == Mix.Flood.EXPIRY && dice.chance(0.7));
        long lots = lotsOfThousand() + (last ? dice.between(-2, 2) : dice.pickLong(1, 1, 2));
        if (dice.chance(0.3)) {
            lots += 1_000;
        }
        TimeInForce time = last && dice.chance(0.8) ? TimeInForce.IOC : TimeInForce.FOK;
        Ask ask =
                orders.ask(
                        memory.accounts.getFirst(),
                        market.definition.symbol(),
                        taker,
                        time,
                        farthest,
                        lots);
        if (dice.chance(0.3)) {
            ask = ask.withMode(SelfTradePrevention.CANCEL_MAKER);
        }
        return switch (last ? dice.between(0, 4) : dice.between(0, 1)) {
            case 0, 2 -> ask.withShape(taker, OrderType.MARKET, time, false);
            case 3 ->
                    taker == Side.BUY
                            ? ask.withShape(taker, OrderType.MARKET, TimeInForce.IOC, false)
                                    .withNumbers(farthest, 0, orders.budget(market, lots))
                            : ask;
            case 4 -> ask.withShape(taker, OrderType.LIMIT, TimeInForce.GTC, false);
            default -> ask;
        };
    }
}

package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** New orders and cancels, aimed at what is on the books. */
final class OrderGenerator {
    private static final List<String> WRONG_IDS =
            List.of("", " ", "a b", "x".repeat(37), "x".repeat(80), "caf\u00e9", "a\nb", "\u20ac");
    private static final int REMEMBERED = 150;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final List<GeneratedCommand.Ask> asked = new ArrayList<>();
    private long ids;

    OrderGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
    }

    CommandGenerator.Wish next() {
        if (!asked.isEmpty() && dice.chance(mix.duplicates)) {
            return new CommandGenerator.Wish.Order(again(dice.pick(asked)));
        }
        GeneratedCommand.Ask ask = right();
        if (dice.chance(mix.errors)) {
            ask = broken(ask);
        }
        return wish(ask);
    }

    /** Remembers the order so that it can come again. */
    CommandGenerator.Wish wish(GeneratedCommand.Ask ask) {
        if (asked.size() == REMEMBERED) {
            asked.removeFirst();
        }
        asked.add(ask);
        return new CommandGenerator.Wish.Order(ask);
    }

    String newId() {
        ids++;
        return switch (dice.weighted(30, 1, 1)) {
            case 0 -> "c" + ids;
            case 1 -> ("A-z_0.9:" + ids + "x".repeat(36)).substring(0, 36);
            default -> Long.toString(ids);
        };
    }

    private GeneratedCommand.Ask again(GeneratedCommand.Ask first) {
        return switch (dice.weighted(6, 1, 1, 1, 1, 1, 1)) {
            case 0 -> first;
            case 1 -> first.withValidUntil(memory.timeMicros + dice.between(0, 5));
            case 2 -> first.withNumbers(first.priceTicks() + 1, first.lots(), first.budgetMinor());
            case 3 -> first.withNumbers(first.priceTicks(), first.lots() + 1, first.budgetMinor());
            case 4 -> first.withSymbol(first.symbol() + 1);
            case 5 -> first.withAccount(account());
            default ->
                    first.withShape(
                            first.side() == Side.BUY ? Side.SELL : Side.BUY,
                            first.type(),
                            first.timeInForce(),
                            first.postOnly());
        };
    }

    long account() {
        return memory.accounts.isEmpty() ? 1_000 : dice.pick(memory.accounts);
    }

    private GeneratedCommand.Ask right() {
        Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
        if (memory.markets.isEmpty()) {
            return ask(account(), 1, side, TimeInForce.GTC, 10, 1);
        }
        MarketMemory.Market market = dice.pick(memory.markets);
        moveMiddle(market);
        int symbol = market.definition.symbol();
        long account = account();
        int kind = dice.weighted(mix.orderWeights);
        if (kind == 1) {
            return ask(account, symbol, side, TimeInForce.GTC, passive(market, side), lots(market))
                    .withShape(side, OrderType.LIMIT, TimeInForce.GTC, true);
        }
        boolean takes = kind >= 2 || dice.chance(mix.aggression);
        long price = takes ? aggressive(market, side) : passive(market, side);
        long lots = takes ? reachingLots(market, side) : lots(market);
        TimeInForce immediate = kind == 3 || kind == 5 ? TimeInForce.FOK : TimeInForce.IOC;
        if (kind == 0 || kind == 2 || kind == 3) {
            TimeInForce time = kind == 0 ? TimeInForce.GTC : immediate;
            return ask(account, symbol, side, time, price, lots);
        }
        long bound = dice.chance(mix.ownPrices) ? price : 0;
        if (kind == 6) {
            long budget = budget(market, lots);
            return ask(account, symbol, Side.BUY, TimeInForce.IOC, bound, 0)
                    .withShape(Side.BUY, OrderType.MARKET, TimeInForce.IOC, false)
                    .withNumbers(bound, 0, budget);
        }
        return ask(account, symbol, side, immediate, bound, lots)
                .withShape(side, OrderType.MARKET, immediate, false);
    }

    GeneratedCommand.Ask ask(
            long account, int symbol, Side side, TimeInForce time, long price, long lots) {
        long validUntil =
                dice.chance(0.9)
                        ? 0
                        : memory.timeMicros + (dice.chance(0.1) ? -1 : dice.between(0, 100_000));
        return new GeneratedCommand.Ask(
                account,
                symbol,
                side,
                OrderType.LIMIT,
                time,
                false,
                price,
                lots,
                0,
                validUntil,
                newId());
    }

    private void moveMiddle(MarketMemory.Market market) {
        long step = Math.max(1, mix.widthTicks / 20);
        market.middleTicks = Math.max(2, market.middleTicks + dice.between(-step, step));
    }

    private long passive(MarketMemory.Market market, Side side) {
        long away = dice.skewed(mix.widthTicks);
        long price = market.middleTicks + (side == Side.BUY ? -away : away);
        return Math.max(1, price);
    }

    /** A price that reaches some way into the other side. */
    private long aggressive(MarketMemory.Market market, Side side) {
        NavigableMap<Long, Long> opposite = market.opposite(side);
        long from = opposite.isEmpty() ? market.middleTicks : opposite.firstKey();
        long further = dice.between(-1, dice.skewed(mix.widthTicks * 2));
        return Math.max(1, from + (side == Side.BUY ? further : -further));
    }

    private long lots(MarketMemory.Market market) {
        long lots = dice.skewed(mix.lotsTypical) + market.definition.lotsMin() - 1;
        return Math.min(lots, market.definition.lotsMax());
    }

    /** Often exactly, or all but exactly, what some of the best levels hold. */
    private long reachingLots(MarketMemory.Market market, Side side) {
        NavigableMap<Long, Long> opposite = market.opposite(side);
        if (opposite.isEmpty() || dice.chance(0.4)) {
            return lots(market);
        }
        long levels = dice.skewed(opposite.size());
        long lots = 0;
        for (long level : opposite.values()) {
            lots += level;
            if (--levels == 0) {
                break;
            }
        }
        return Math.max(1, lots + dice.between(-1, 1));
    }

    /** Of the quote asset, near what this many lots cost now with their fee. */
    long budget(MarketMemory.Market market, long lots) {
        double cost = 0;
        long rest = lots;
        for (Map.Entry<Long, Long> level : market.asks.entrySet()) {
            long fill = Math.min(rest, level.getValue());
            cost += (double) fill * level.getKey() * market.tickLotMinor;
            rest -= fill;
        }
        cost += (double) rest * market.middleTicks * market.tickLotMinor;
        long budget = (long) Math.min(cost * (1 + market.definition.takerRateE8() / 1e8), 1L << 60);
        return switch (dice.weighted(3, 2, 2)) {
            case 0 -> Math.max(1, budget + dice.between(-2, 2));
            case 1 -> budget + dice.between(0, Math.max(1, budget / 10));
            default -> Math.max(1, dice.between(1, Math.max(1, budget)));
        };
    }

    private GeneratedCommand.Ask broken(GeneratedCommand.Ask a) {
        long value = dice.extreme();
        return switch (dice.between(0, 11)) {
            case 0 -> a.withAccount(dice.chance(0.5) ? dice.between(0, 999) : value);
            case 1 -> a.withSymbol(dice.extremeInt());
            case 2 -> a.withClientOrderId(dice.pick(WRONG_IDS));
            case 3 -> a.withValidUntil(dice.chance(0.5) ? memory.timeMicros - 1 : value);
            case 4 -> a.withNumbers(value, a.lots(), a.budgetMinor());
            case 5 -> a.withNumbers(a.priceTicks(), value, a.budgetMinor());
            case 6 -> a.withNumbers(a.priceTicks(), a.lots(), value);
            case 7 -> a.withNumbers(a.priceTicks(), 0, value);
            case 8 -> a.withNumbers(dice.extreme(), dice.extreme(), a.budgetMinor());
            case 9 -> a.withNumbers(a.priceTicks(), quantityAtBound(a), a.budgetMinor());
            default -> shapeless(a);
        };
    }

    private long quantityAtBound(GeneratedCommand.Ask ask) {
        for (MarketMemory.Market market : memory.markets) {
            if (market.definition.symbol() == ask.symbol()) {
                long bound =
                        dice.chance(0.5)
                                ? market.definition.lotsMin()
                                : market.definition.lotsMax();
                return bound + dice.between(-1, 1);
            }
        }
        return 1;
    }

    private GeneratedCommand.Ask shapeless(GeneratedCommand.Ask ask) {
        return ask.withShape(
                dice.pick(List.of(Side.BUY, Side.SELL, Side.SIDE_UNSPECIFIED, Side.UNRECOGNIZED)),
                dice.pick(
                        List.of(
                                OrderType.LIMIT,
                                OrderType.MARKET,
                                OrderType.ORDER_TYPE_UNSPECIFIED,
                                OrderType.UNRECOGNIZED)),
                dice.pick(
                        List.of(
                                TimeInForce.GTC,
                                TimeInForce.IOC,
                                TimeInForce.FOK,
                                TimeInForce.TIME_IN_FORCE_UNSPECIFIED,
                                TimeInForce.UNRECOGNIZED)),
                dice.chance(0.5));
    }

    CommandGenerator.Wish cancel() {
        List<MarketMemory.Seen> from =
                memory.closed.isEmpty() || (!memory.open.isEmpty() && dice.chance(0.85))
                        ? memory.open
                        : memory.closed;
        if (from.isEmpty()) {
            return new CommandGenerator.Wish.Cancel(account(), dice.extreme(), "", 0);
        }
        MarketMemory.Seen seen = dice.pick(from);
        long account = seen.account();
        long validUntil = dice.chance(0.03) ? memory.timeMicros + dice.between(-1, 1) : 0;
        if (dice.chance(0.05)) {
            account = dice.chance(0.7) ? account() : dice.extreme();
        }
        return switch (dice.weighted(10, 6, 1, 1)) {
            case 0 -> new CommandGenerator.Wish.Cancel(account, seen.orderId(), "", validUntil);
            case 1 ->
                    new CommandGenerator.Wish.Cancel(account, 0, seen.clientOrderId(), validUntil);
            case 2 ->
                    new CommandGenerator.Wish.Cancel(
                            account, seen.orderId() + dice.between(-1, 1), "never", validUntil);
            default -> new CommandGenerator.Wish.Cancel(account, 0, anyId(), validUntil);
        };
    }

    private String anyId() {
        return dice.chance(0.5) || asked.isEmpty()
                ? dice.pick(WRONG_IDS)
                : dice.pick(asked).clientOrderId();
    }
}

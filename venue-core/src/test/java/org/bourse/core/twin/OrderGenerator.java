package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;

/** New orders and cancels, aimed at what is on the books. */
final class OrderGenerator {
    static final List<String> WRONG_IDS =
            List.of("", " ", "a b", "x".repeat(37), "x".repeat(80), "caf\u00e9", "a\nb", "\u20ac");
    private static final List<SelfTradePrevention> MODES =
            List.of(
                    SelfTradePrevention.NONE,
                    SelfTradePrevention.CANCEL_TAKER,
                    SelfTradePrevention.CANCEL_MAKER,
                    SelfTradePrevention.CANCEL_MAKER,
                    SelfTradePrevention.CANCEL_BOTH,
                    SelfTradePrevention.DECREMENT,
                    SelfTradePrevention.DECREMENT);
    private static final long END_MAX_MICROS = 400L * 86_400 * 1_000_000;
    private static final int REMEMBERED = 150;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final List<Ask> asked = new ArrayList<>();
    private final ConditionalGenerator conditional;
    private final AskBreaker breaker;
    private long ids;

    OrderGenerator(Dice dice, Mix mix, MarketMemory memory) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        conditional = new ConditionalGenerator(dice, mix, this);
        breaker = new AskBreaker(dice, memory);
    }

    CommandGenerator.Wish next() {
        if (!asked.isEmpty() && dice.chance(mix.duplicates)) {
            return new CommandGenerator.Wish.Order(again(dice.pick(asked)));
        }
        Ask ask = right();
        if (dice.chance(mix.errors)) {
            ask = breaker.broken(ask);
        }
        return wish(ask);
    }

    /** Remembers the order so that it can come again. */
    CommandGenerator.Wish wish(Ask ask) {
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

    private Ask again(Ask first) {
        return switch (dice.weighted(6, 1, 1, 1, 1, 1, 1, 3)) {
            case 0 -> first;
            case 1 -> first.withValidUntil(memory.timeMicros + dice.between(0, 5));
            case 2 -> first.withNumbers(first.priceTicks() + 1, first.lots(), first.budgetMinor());
            case 3 -> first.withNumbers(first.priceTicks(), first.lots() + 1, first.budgetMinor());
            case 4 -> first.withSymbol(first.symbol() + 1);
            case 5 -> first.withAccount(account());
            case 7 -> breaker.otherwise(first, dice.between(1, 3));
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

    private Ask right() {
        Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
        if (memory.markets.isEmpty()) {
            int symbol = memory.delisted.isEmpty() ? 1 : dice.pick(memory.delisted).symbol();
            return ask(account(), symbol, side, TimeInForce.GTC, 10, 1);
        }
        MarketMemory.Market market = dice.pick(memory.markets);
        moveMiddle(market);
        boolean isAuction = market.definition.state() == SymbolState.AUCTION;
        Ask ask =
                isAuction && dice.chance(0.85)
                        ? collected(market, side)
                        : ofKind(mix.order(dice), market, side);
        return dice.chance(mix.modes) ? ask.withMode(dice.pick(MODES)) : ask;
    }

    /** A purchase that can be the entry of a bracket. */
    Ask entry(MarketMemory.Market market) {
        moveMiddle(market);
        Mix.OrderKind kind = mix.order(dice);
        boolean isEntry = kind != Mix.OrderKind.BUDGET && kind != Mix.OrderKind.ICEBERG;
        return ofKind(isEntry ? kind : Mix.OrderKind.IOC, market, Side.BUY);
    }

    private Ask ofKind(Mix.OrderKind kind, MarketMemory.Market market, Side side) {
        return switch (kind) {
            case RESTING -> timed(resting(market, side));
            case POST_ONLY -> postOnly(market, side);
            case ICEBERG -> timed(iceberg(resting(market, side)));
            case IOC -> taking(market, side, TimeInForce.IOC);
            case FOK -> taking(market, side, TimeInForce.FOK);
            case MARKET -> market(market, side, TimeInForce.IOC);
            case MARKET_FOK -> market(market, side, TimeInForce.FOK);
            case BUDGET -> byBudget(market);
            case STOP -> conditional.stop(market, side);
            case STOP_LIMIT -> conditional.stopLimit(market, side);
            case TRAILING -> conditional.trailing(market, side);
            case TRAILING_LIMIT -> conditional.trailingLimit(market, side);
        };
    }

    /** For an auction: on either side of the middle. */
    private Ask collected(MarketMemory.Market market, Side side) {
        long away = dice.skewed(mix.widthTicks) - 1;
        long price = Math.max(1, market.middleTicks + (dice.chance(0.5) ? away : -away));
        Ask ask = timed(gtc(market, side, price, lots(market)));
        return dice.chance(0.2) ? iceberg(ask) : ask;
    }

    private Ask resting(MarketMemory.Market market, Side side) {
        return dice.chance(mix.aggression)
                ? taking(market, side, TimeInForce.GTC)
                : gtc(market, side, passive(market, side), lots(market));
    }

    Ask gtc(MarketMemory.Market market, Side side, long price, long lots) {
        return ask(account(), market.definition.symbol(), side, TimeInForce.GTC, price, lots);
    }

    private Ask postOnly(MarketMemory.Market market, Side side) {
        boolean reprice = dice.chance(0.4);
        long price = reprice && dice.chance(0.7) ? aggressive(market, side) : passive(market, side);
        Ask ask = timed(gtc(market, side, price, lots(market))).postingOnly(reprice);
        return dice.chance(0.2) ? iceberg(ask) : ask;
    }

    Ask iceberg(Ask ask) {
        long part = dice.pickLong(1, 2, 3, 5, 19, 20, 20, dice.chance(mix.errors) ? 21 : 4);
        long shown = Math.max(1, (ask.lots() + part - 1) / part);
        return ask.showing(dice.chance(mix.errors) ? shown + dice.between(-1, 1) : shown);
    }

    private Ask taking(MarketMemory.Market market, Side side, TimeInForce time) {
        return gtc(market, side, aggressive(market, side), reachingLots(market, side))
                .withTime(time);
    }

    private Ask market(MarketMemory.Market market, Side side, TimeInForce time) {
        Ask ask = taking(market, side, time).as(OrderType.MARKET);
        return dice.chance(mix.ownPrices) ? ask : ask.withPrice(0);
    }

    private Ask byBudget(MarketMemory.Market market) {
        Ask ask = market(market, Side.BUY, TimeInForce.IOC);
        return ask.withNumbers(ask.priceTicks(), 0, budget(market, ask.lots()));
    }

    /** The order with an end, if this seed likes ends: DAY, or GTD at a time others have, too. */
    Ask timed(Ask ask) {
        if (!dice.chance(mix.timed)) {
            return ask;
        }
        if (dice.chance(0.2)) {
            return ask.withTime(TimeInForce.DAY);
        }
        long now = memory.timeMicros;
        long end = (now / mix.expiryMicros + dice.between(1, 3)) * mix.expiryMicros;
        if (dice.chance(mix.errors)) {
            end = now + dice.pickLong(-1, 0, 1, END_MAX_MICROS, END_MAX_MICROS + 1);
        }
        return ask.until(end);
    }

    /** A price that an order of this side may have now. */
    long price(int symbol, Side side) {
        for (MarketMemory.Market market : memory.markets) {
            if (market.definition.symbol() == symbol) {
                return dice.chance(0.5) ? passive(market, side) : aggressive(market, side);
            }
        }
        return 1;
    }

    Ask ask(long account, int symbol, Side side, TimeInForce time, long price, long lots) {
        long validUntil =
                dice.chance(0.9)
                        ? 0
                        : memory.timeMicros + (dice.chance(0.1) ? -1 : dice.between(0, 100_000));
        return new Ask(account, symbol, side, time, lots, price, newId())
                .withValidUntil(validUntil);
    }

    private void moveMiddle(MarketMemory.Market market) {
        long step = Math.max(1, mix.widthTicks / 20);
        market.middleTicks = Math.max(2, market.middleTicks + dice.between(-step, step));
        if (market.lastTicks > 1 && dice.chance(0.01)) {
            market.middleTicks = market.lastTicks;
        }
    }

    long passive(MarketMemory.Market market, Side side) {
        long away = dice.skewed(mix.widthTicks);
        long price = market.middleTicks + (side == Side.BUY ? -away : away);
        return Math.max(1, price);
    }

    /** A price that reaches some way into the other side. */
    long aggressive(MarketMemory.Market market, Side side) {
        NavigableMap<Long, Long> opposite = market.opposite(side);
        long from = opposite.isEmpty() ? market.middleTicks : opposite.firstKey();
        long further = dice.between(-1, dice.skewed(mix.widthTicks * 2));
        return Math.max(1, from + (side == Side.BUY ? further : -further));
    }

    long lots(MarketMemory.Market market) {
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

    /** A client order id, wrong or of some order. */
    String anyId() {
        return dice.chance(0.5) || asked.isEmpty()
                ? dice.pick(WRONG_IDS)
                : dice.pick(asked).clientOrderId();
    }
}

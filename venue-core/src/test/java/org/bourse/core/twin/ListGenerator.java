package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** Orders that depend on each other, near the last price, so that much happens to them. */
final class ListGenerator {
    private static final int REMEMBERED = 50;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;
    private final ConditionalGenerator conditional;
    private final AskBreaker breaker;
    private final List<CommandGenerator.Wish.OrderList> asked = new ArrayList<>();

    ListGenerator(Dice dice, Mix mix, MarketMemory memory, OrderGenerator orders) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.orders = orders;
        conditional = new ConditionalGenerator(dice, mix, orders);
        breaker = new AskBreaker(dice, memory);
    }

    CommandGenerator.Wish next() {
        if (memory.markets.isEmpty()) {
            return orders.next();
        }
        if (!asked.isEmpty() && dice.chance(mix.duplicates)) {
            return again(dice.pick(asked));
        }
        CommandGenerator.Wish.OrderList list = dice.chance(0.5) ? oco() : bracket();
        if (dice.chance(mix.errors)) {
            list = broken(list);
        }
        if (asked.size() == REMEMBERED) {
            asked.removeFirst();
        }
        asked.add(list);
        return list;
    }

    private static CommandGenerator.Wish.OrderList list(OrderListKind kind, List<Ask> legs) {
        return new CommandGenerator.Wish.OrderList(kind, legs);
    }

    private CommandGenerator.Wish.OrderList oco() {
        MarketMemory.Market market = dice.pick(memory.markets);
        Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
        Ask a = first(market, side, true);
        Ask b = stopping(market, side);
        return list(OrderListKind.OCO, alike(List.of(a, b)));
    }

    private CommandGenerator.Wish.OrderList bracket() {
        MarketMemory.Market market = dice.pick(memory.markets);
        Ask entry = orders.entry(market).showing(0);
        Ask a = first(market, Side.SELL, dice.chance(0.05));
        Ask b = stopping(market, Side.SELL);
        return list(OrderListKind.BRACKET, alike(List.of(entry, a, b)));
    }

    /** With the account and the lots of the first. */
    private List<Ask> alike(List<Ask> legs) {
        Ask first = legs.getFirst();
        List<Ask> alike = new ArrayList<>();
        for (Ask leg : legs) {
            Ask same =
                    leg.withAccount(first.account()).withNumbers(leg.priceTicks(), first.lots(), 0);
            alike.add(dice.chance(mix.modes) ? same.withMode(mode()) : same);
        }
        return alike;
    }

    private SelfTradePrevention mode() {
        return dice.chance(0.05)
                ? SelfTradePrevention.NONE
                : dice.pick(
                        List.of(
                                SelfTradePrevention.CANCEL_MAKER,
                                SelfTradePrevention.DECREMENT,
                                SelfTradePrevention.DECREMENT,
                                SelfTradePrevention.CANCEL_BOTH));
    }

    /** Rests away from the market, reaches it, or waits to take a profit. */
    private Ask first(MarketMemory.Market market, Side side, boolean mayPost) {
        return switch (dice.weighted(12, mayPost ? 1 : 4, mayPost ? 4 : 0, 4, 4)) {
            case 0 -> orders.timed(rest(market, side, orders.passive(market, side)));
            case 1 -> orders.timed(rest(market, side, orders.aggressive(market, side)));
            case 2 ->
                    orders.timed(rest(market, side, orders.aggressive(market, side)))
                            .postingOnly(dice.chance(0.8));
            case 3 -> conditional.takeProfit(market, side);
            default -> conditional.takeProfitLimit(market, side);
        };
    }

    private Ask rest(MarketMemory.Market market, Side side, long price) {
        return orders.gtc(market, side, price, orders.lots(market));
    }

    private Ask stopping(MarketMemory.Market market, Side side) {
        return switch (dice.weighted(4, 4, 2, 2)) {
            case 0 -> conditional.stopLoss(market, side);
            case 1 -> conditional.stopLossLimit(market, side);
            case 2 -> conditional.trailing(market, side);
            default -> conditional.trailingLimit(market, side);
        };
    }

    /** A list as it came before, or all but. */
    private CommandGenerator.Wish again(CommandGenerator.Wish.OrderList known) {
        List<Ask> legs = new ArrayList<>(known.legs());
        int leg = legs.isEmpty() ? 0 : dice.between(0, legs.size() - 1);
        return switch (dice.weighted(6, 1, 2, 2, 1, 1)) {
            case 0 -> known;
            case 1 -> {
                legs.replaceAll(ask -> ask.withValidUntil(memory.timeMicros + dice.between(-1, 2)));
                yield list(known.kind(), legs);
            }
            case 2 -> {
                if (!legs.isEmpty()) {
                    legs.set(leg, breaker.otherwise(legs.get(leg), dice.between(1, 3)));
                }
                yield list(known.kind(), legs);
            }
            case 3 -> {
                if (!legs.isEmpty()) {
                    legs.set(leg, legs.get(leg).withClientOrderId(orders.newId()));
                }
                yield list(known.kind(), legs);
            }
            case 4 -> legs.isEmpty() ? known : new CommandGenerator.Wish.Order(legs.get(leg));
            default -> list(known.kind(), legs.reversed());
        };
    }

    /** One leg is wrong, or what the legs have to do with each other. */
    private CommandGenerator.Wish.OrderList broken(CommandGenerator.Wish.OrderList right) {
        List<Ask> legs = new ArrayList<>(right.legs());
        int number = dice.between(0, legs.size() - 1);
        Ask leg = legs.get(number);
        switch (dice.between(0, 8)) {
            case 0 -> {
                return list(dice.pick(List.of(OrderListKind.values())), legs);
            }
            case 1 -> legs.remove(number);
            case 2 -> legs.add(leg.withClientOrderId(orders.newId()));
            case 3 -> legs.set(number, leg.withClientOrderId(legs.getFirst().clientOrderId()));
            case 4 -> legs.set(number, otherShape(leg));
            case 5 -> {
                return list(right.kind(), dice.chance(0.2) ? List.of() : legs.reversed());
            }
            default -> legs.set(number, breaker.broken(leg));
        }
        return list(right.kind(), legs);
    }

    private Ask otherShape(Ask leg) {
        return switch (dice.between(0, 3)) {
            case 0 -> leg.withTime(dice.pick(List.of(TimeInForce.values())));
            case 1 -> leg.as(dice.pick(List.of(OrderType.values())));
            case 2 -> leg.postingOnly(dice.chance(0.5));
            default -> leg.withNumbers(leg.priceTicks(), leg.lots() + 1, 0);
        };
    }
}

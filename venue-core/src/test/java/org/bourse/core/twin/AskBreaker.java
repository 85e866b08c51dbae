package org.bourse.core.twin;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** Makes orders wrong, or all but wrong, in one of their components. */
final class AskBreaker {
    private static final List<SelfTradePrevention> MODES = List.of(SelfTradePrevention.values());

    private final Dice dice;
    private final MarketMemory memory;

    AskBreaker(Dice dice, MarketMemory memory) {
        this.dice = dice;
        this.memory = memory;
    }

    Ask broken(Ask a) {
        long value = dice.extreme();
        return switch (dice.between(0, 15)) {
            case 0 -> a.withAccount(dice.chance(0.5) ? dice.between(0L, 999L) : value);
            case 1 -> a.withSymbol(dice.extremeInt());
            case 2 -> a.withClientOrderId(dice.pick(OrderGenerator.WRONG_IDS));
            case 3 -> a.withValidUntil(dice.chance(0.5) ? memory.timeMicros - 1 : value);
            case 4 -> a.withNumbers(value, a.lots(), a.budgetMinor());
            case 5 -> a.withNumbers(a.priceTicks(), value, a.budgetMinor());
            case 6 -> a.withNumbers(a.priceTicks(), a.lots(), value);
            case 7 -> a.withNumbers(a.priceTicks(), 0, value);
            case 8 -> a.withNumbers(dice.extreme(), dice.extreme(), a.budgetMinor());
            case 9 -> a.withNumbers(a.priceTicks(), quantityAtBound(a), a.budgetMinor());
            case 10, 11, 12 -> otherwise(a, value);
            default -> shapeless(a);
        };
    }

    /** One of the components that only some types have, given this value or some other. */
    Ask otherwise(Ask ask, long value) {
        return switch (dice.between(0, 7)) {
            case 0 -> ask.withTrigger(value);
            case 1 -> ask.trailingBy(value, 0);
            case 2 -> ask.trailingBy(0, dice.pickInt(-1, 0, 1, 5_000, 5_001, (int) value));
            case 3 -> ask.withLimitOffset(value);
            case 4 -> ask.showing(value);
            case 5 -> ask.withReprice(dice.chance(0.8));
            case 6 -> ask.withMode(dice.pick(MODES));
            default -> ask.withExpiry(value);
        };
    }

    private long quantityAtBound(Ask ask) {
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

    /** Mostly one of side, type and time in force is another, or none at all. */
    private Ask shapeless(Ask ask) {
        int part = dice.between(0, 4);
        return ask.withShape(
                part == 0 || part == 4 ? dice.pick(List.of(Side.values())) : ask.side(),
                part == 1 || part == 4 ? dice.pick(List.of(OrderType.values())) : ask.type(),
                part == 2 || part == 4
                        ? dice.pick(List.of(TimeInForce.values()))
                        : ask.timeInForce(),
                part >= 3 ? dice.chance(0.5) : ask.postOnly());
    }
}

package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Side;

/** Levels of an external book that come, grow, shrink and go, some of them across the book. */
final class ExternalGenerator {
    private static final int REMEMBERED = 60;

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;
    private final List<CommandGenerator.Wish.ExternalLevel> known = new ArrayList<>();

    ExternalGenerator(Dice dice, Mix mix, MarketMemory memory, OrderGenerator orders) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.orders = orders;
    }

    CommandGenerator.Wish next() {
        if (memory.markets.isEmpty()) {
            return orders.next();
        }
        CommandGenerator.Wish.ExternalLevel level =
                known.isEmpty() || dice.chance(0.5) ? fresh() : again(dice.pick(known));
        if (dice.chance(mix.errors)) {
            return broken(level);
        }
        if (known.size() == REMEMBERED) {
            known.removeFirst();
        }
        known.add(level);
        return level;
    }

    private CommandGenerator.Wish.ExternalLevel fresh() {
        MarketMemory.Market market = dice.pick(memory.markets);
        Side side = dice.chance(0.5) ? Side.BUY : Side.SELL;
        long price =
                dice.chance(mix.aggression)
                        ? orders.aggressive(market, side)
                        : orders.passive(market, side);
        long lots = orders.lots(market) * dice.pickLong(1, 1, 1, 3);
        return level(market.definition.symbol(), side, price, lots);
    }

    private static CommandGenerator.Wish.ExternalLevel level(
            int symbol, Side side, long price, long lots) {
        return new CommandGenerator.Wish.ExternalLevel(symbol, side, price, lots);
    }

    private CommandGenerator.Wish.ExternalLevel again(CommandGenerator.Wish.ExternalLevel level) {
        long lots =
                switch (dice.weighted(3, 3, 3, 1)) {
                    case 0 -> 0;
                    case 1 -> Math.max(0, level.lots() - dice.skewed(Math.max(1, level.lots())));
                    case 2 -> level.lots() + dice.skewed(mix.lotsTypical);
                    default -> level.lots();
                };
        return level(level.symbol(), level.side(), level.priceTicks(), lots);
    }

    private CommandGenerator.Wish.ExternalLevel broken(CommandGenerator.Wish.ExternalLevel right) {
        long value = dice.extreme();
        return switch (dice.between(0, 4)) {
            case 0 -> level(dice.extremeInt(), right.side(), right.priceTicks(), right.lots());
            case 1 ->
                    level(
                            right.symbol(),
                            dice.pick(List.of(Side.values())),
                            right.priceTicks(),
                            right.lots());
            case 2 -> level(right.symbol(), right.side(), value, right.lots());
            case 3 -> level(right.symbol(), right.side(), right.priceTicks(), value);
            default -> level(right.symbol(), right.side(), right.priceTicks(), lotsAtBound(right));
        };
    }

    /** About as many as are too many, by themselves or with what there is. */
    private long lotsAtBound(CommandGenerator.Wish.ExternalLevel level) {
        for (MarketMemory.Market market : memory.markets) {
            if (market.definition.symbol() == level.symbol()) {
                long unit =
                        dice.chance(0.5)
                                ? market.lotMinor
                                : Math.max(1, level.priceTicks() * market.tickLotMinor);
                return (1L << 62) / Math.max(1, unit) / dice.pickLong(1, 1, 2, 3)
                        + dice.between(-1, 1);
            }
        }
        return 1;
    }
}

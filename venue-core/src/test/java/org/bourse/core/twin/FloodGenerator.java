package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/**
 * More than a thousand tiny orders on one side of one book, then orders that reach about a thousand
 * of them: where the limit of resting orders per command bites.
 */
final class FloodGenerator {
    private static final int SWEEPS = 4;
    private static final int MAKERS_MAX = 1_000;

    private record Resting(long priceTicks, long lots) {}

    private final Dice dice;
    private final Mix mix;
    private final MarketMemory memory;
    private final OrderGenerator orders;
    private final Side side;
    private final long levels;
    private final long lotsMax;

    /** When the sweeping account places an order of its own, in its own way; 0 for never. */
    private final int ownOrder;

    private final List<Resting> placed = new ArrayList<>();
    private int swept;

    FloodGenerator(Dice dice, Mix mix, MarketMemory memory, OrderGenerator orders) {
        this.dice = dice;
        this.mix = mix;
        this.memory = memory;
        this.orders = orders;
        side = dice.chance(0.6) ? Side.SELL : Side.BUY;
        levels = dice.pickLong(1, 1, 1, 3, 50, 800);
        lotsMax = dice.pickLong(1, 2, 3);
        ownOrder = dice.chance(0.4) ? dice.pickInt(999, 1_000, 1_000, 1_001, 1_010) : 0;
    }

    /** Whether a flood belongs to this seed and is not over. */
    boolean isDue() {
        return mix.floodOrders > 0
                && !memory.markets.isEmpty()
                && memory.accounts.size() > 1
                && swept < SWEEPS;
    }

    CommandGenerator.Wish next() {
        MarketMemory.Market market = memory.markets.getFirst();
        if (placed.size() < mix.floodOrders) {
            return orders.wish(maker(market));
        }
        swept++;
        return orders.wish(sweep(market));
    }

    /** Orders of all accounts but the first, which sweeps. */
    private GeneratedCommand.Ask maker(MarketMemory.Market market) {
        boolean own = ownOrder != 0 && placed.size() == ownOrder;
        long account = memory.accounts.get(own ? 0 : dice.between(1, memory.accounts.size() - 1));
        long away = dice.between(0, levels - 1);
        long base = market.middleTicks + (side == Side.BUY ? 0 : 1);
        long price = Math.max(1, base + (side == Side.BUY ? -away : away));
        long lots = market.definition.lotsMin() + dice.between(0, lotsMax - 1);
        placed.add(new Resting(price, lots));
        return orders.ask(account, market.definition.symbol(), side, TimeInForce.GTC, price, lots);
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
    private GeneratedCommand.Ask sweep(MarketMemory.Market market) {
        Side taker = side == Side.BUY ? Side.SELL : Side.BUY;
        NavigableMap<Long, Long> resting = market.side(side);
        long farthest = resting.isEmpty() ? market.middleTicks : resting.lastKey();
        boolean last = swept == SWEEPS;
        long lots = lotsOfThousand() + (last ? dice.between(-2, 2) : dice.pickLong(1, 1, 2));
        if (dice.chance(0.3)) {
            lots += 1_000;
        }
        TimeInForce time = last && dice.chance(0.8) ? TimeInForce.IOC : TimeInForce.FOK;
        GeneratedCommand.Ask ask =
                orders.ask(
                        memory.accounts.getFirst(),
                        market.definition.symbol(),
                        taker,
                        time,
                        farthest,
                        lots);
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

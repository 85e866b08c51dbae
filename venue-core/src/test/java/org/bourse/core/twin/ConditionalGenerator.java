package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;

/** Orders that wait for a trigger near the last price, so that they are soon triggered. */
final class ConditionalGenerator {
    private final Dice dice;
    private final Mix mix;
    private final OrderGenerator orders;

    ConditionalGenerator(Dice dice, Mix mix, OrderGenerator orders) {
        this.dice = dice;
        this.mix = mix;
        this.orders = orders;
    }

    private static long reference(MarketMemory.Market market) {
        return market.lastTicks > 0 ? market.lastTicks : market.middleTicks;
    }

    /** A trigger above or below the last price, rarely one that it has reached. */
    private long trigger(MarketMemory.Market market, boolean above) {
        long away = dice.chance(0.05) ? dice.between(-1L, 0L) : dice.skewed(mix.widthTicks);
        return Math.max(1, reference(market) + (above ? away : -away));
    }

    private Ask waiting(MarketMemory.Market market, Side side, boolean takesProfit) {
        boolean above = (side == Side.BUY) != takesProfit;
        return orders.gtc(market, side, 0, orders.lots(market)).withTrigger(trigger(market, above));
    }

    Ask stop(MarketMemory.Market market, Side side) {
        return dice.chance(0.4) ? takeProfit(market, side) : stopLoss(market, side);
    }

    Ask takeProfit(MarketMemory.Market market, Side side) {
        return worstPriced(market, side, true).as(OrderType.TAKE_PROFIT);
    }

    Ask stopLoss(MarketMemory.Market market, Side side) {
        return worstPriced(market, side, false).as(OrderType.STOP);
    }

    private Ask worstPriced(MarketMemory.Market market, Side side, boolean takesProfit) {
        Ask ask = orders.timed(waiting(market, side, takesProfit));
        long price = dice.chance(mix.ownPrices) ? orders.aggressive(market, side) : 0;
        return ask.withPrice(price);
    }

    Ask stopLimit(MarketMemory.Market market, Side side) {
        return dice.chance(0.4) ? takeProfitLimit(market, side) : stopLossLimit(market, side);
    }

    Ask takeProfitLimit(MarketMemory.Market market, Side side) {
        return limited(market, side, true).as(OrderType.TAKE_PROFIT_LIMIT);
    }

    Ask stopLossLimit(MarketMemory.Market market, Side side) {
        return limited(market, side, false).as(OrderType.STOP_LIMIT);
    }

    private Ask limited(MarketMemory.Market market, Side side, boolean takesProfit) {
        long limit =
                dice.chance(0.6) ? orders.aggressive(market, side) : orders.passive(market, side);
        return anyTime(waiting(market, side, takesProfit)).withPrice(limit);
    }

    Ask trailing(MarketMemory.Market market, Side side) {
        return orders.timed(distant(market, side)).as(OrderType.TRAILING_STOP);
    }

    Ask trailingLimit(MarketMemory.Market market, Side side) {
        return anyTime(distant(market, side))
                .as(OrderType.TRAILING_STOP_LIMIT)
                .withLimitOffset(dice.chance(0.3) ? 0 : dice.skewed(mix.widthTicks));
    }

    private Ask distant(MarketMemory.Market market, Side side) {
        Ask ask = orders.gtc(market, side, 0, orders.lots(market));
        return dice.chance(0.5)
                ? ask.trailingBy(dice.skewed(mix.widthTicks), 0)
                : ask.trailingBy(0, (int) dice.skewed(dice.pickLong(20, 500, 5_000)));
    }

    private Ask anyTime(Ask ask) {
        return switch (dice.weighted(6, 1, 1)) {
            case 0 -> orders.timed(ask);
            case 1 -> ask.withTime(TimeInForce.IOC);
            default -> ask.withTime(TimeInForce.FOK);
        };
    }
}

package org.bourse.marketdata.candle;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.tape.PublicTrade;

/** Trades of one symbol, as tests and dice write them. */
public final class Trades {
    private Trades() {}

    public static PublicTrade trade(long id, long timeMicros, long priceTicks, long lots) {
        return trade(id, timeMicros, priceTicks, lots, Side.BUY);
    }

    public static PublicTrade trade(
            long id, long timeMicros, long priceTicks, long lots, Side takerSide) {
        return new PublicTrade(
                id, priceTicks, lots, priceTicks * lots, timeMicros, takerSide, false);
    }

    /** In the order of their ids, some at one moment, some after hours or days. */
    public static List<PublicTrade> thrown(RandomGenerator dice, int count, long fromMicros) {
        List<PublicTrade> trades = new ArrayList<>();
        long time = fromMicros;
        for (int i = 1; i <= count; i++) {
            time +=
                    switch (dice.nextInt(8)) {
                        case 0, 1 -> 0;
                        case 2, 3, 4 -> dice.nextLong(800_000);
                        case 5, 6 -> dice.nextLong(90_000_000);
                        default -> dice.nextLong(9_000_000_000L);
                    };
            boolean auction = dice.nextInt(9) == 0;
            Side taker =
                    auction
                            ? Side.SIDE_UNSPECIFIED
                            : dice.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 1 + dice.nextInt(50);
            long lots = 1 + dice.nextInt(100);
            trades.add(
                    new PublicTrade(i * 3L, price, lots, price * lots * 7, time, taker, auction));
        }
        return trades;
    }
}

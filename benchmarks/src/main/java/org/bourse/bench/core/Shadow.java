package org.bourse.bench.core;

import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;

/**
 * What a correct engine knows at each command of a stream, found from the trades it makes: how much
 * of an order is left.
 */
final class Shadow {
    private final OrderStream stream;
    private final int[] remainingBefore;

    Shadow(OrderStream stream, TradeList trades) {
        this.stream = stream;
        int commands = stream.size();
        remainingBefore = new int[commands];
        int[] remaining = new int[stream.orderMax() + 1];
        int trade = 0;
        for (int i = 0; i < commands; i++) {
            apply(i, remaining);
            for (; trade < trades.size() && trades.command(trade) == i; trade++) {
                remaining[trades.taker(trade)] -= trades.lots(trade);
                remaining[trades.maker(trade)] -= trades.lots(trade);
            }
            if (stream.type(i) == OrderStream.NEW && stream.isImmediate(i)) {
                remaining[stream.order(i)] = 0;
            }
        }
    }

    private void apply(int command, int[] remaining) {
        int order = stream.order(command);
        remainingBefore[command] = remaining[order];
        switch (stream.type(command)) {
            case OrderStream.NEW -> remaining[order] = stream.size(command);
            case OrderStream.MOVE -> {
                // Neither adds nor takes.
            }
            case OrderStream.REDUCE ->
                    remaining[order] =
                            isPartial(command) ? remaining[order] - stream.size(command) : 0;
            default -> remaining[order] = 0;
        }
    }

    /** What is left of the command's order before it; 0 when the order is not in the book. */
    int remainingBefore(int command) {
        return remainingBefore[command];
    }

    /** Whether a reduce leaves something of its order. */
    boolean isPartial(int reduce) {
        return stream.size(reduce) < remainingBefore[reduce];
    }
}

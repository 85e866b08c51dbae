package org.bourse.bench.core;

import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;

/**
 * What a correct engine knows at each command of a stream, found from the trades it makes: how much
 * of an order is left, and which reduces will meet it at the place where it entered.
 */
final class Shadow {
    private static final int NONE = -1;

    private final OrderStream stream;
    private final int[] remainingBefore;

    /** By command that enters an order: the last reduce that meets it there. */
    private final int[] lastReduce;

    /** By reduce: the one before it that meets the same order at the same place. */
    private final int[] previousReduce;

    Shadow(OrderStream stream, TradeList trades) {
        this.stream = stream;
        int commands = stream.size();
        remainingBefore = new int[commands];
        lastReduce = filled(commands);
        previousReduce = filled(commands);
        int[] remaining = new int[stream.orderMax() + 1];
        int[] entry = new int[stream.orderMax() + 1];
        int trade = 0;
        for (int i = 0; i < commands; i++) {
            apply(i, remaining, entry);
            for (; trade < trades.size() && trades.command(trade) == i; trade++) {
                remaining[trades.taker(trade)] -= trades.lots(trade);
                remaining[trades.maker(trade)] -= trades.lots(trade);
            }
            if (stream.type(i) == OrderStream.NEW && stream.isImmediate(i)) {
                remaining[stream.order(i)] = 0;
            }
        }
    }

    private static int[] filled(int size) {
        int[] values = new int[size];
        java.util.Arrays.fill(values, NONE);
        return values;
    }

    private void apply(int command, int[] remaining, int[] entry) {
        int order = stream.order(command);
        remainingBefore[command] = remaining[order];
        switch (stream.type(command)) {
            case OrderStream.NEW -> {
                remaining[order] = stream.size(command);
                entry[order] = command;
            }
            case OrderStream.MOVE -> entry[order] = command;
            case OrderStream.REDUCE -> {
                if (isPartial(command)) {
                    previousReduce[command] = lastReduce[entry[order]];
                    lastReduce[entry[order]] = command;
                    remaining[order] -= stream.size(command);
                } else {
                    remaining[order] = 0;
                }
            }
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

    /** The last reduce that meets the order that this command enters, or a negative number. */
    int lastReduce(int entering) {
        return lastReduce[entering];
    }

    /** The reduce before this one, as above. */
    int previousReduce(int reduce) {
        return previousReduce[reduce];
    }
}

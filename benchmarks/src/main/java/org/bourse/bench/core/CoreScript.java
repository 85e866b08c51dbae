package org.bourse.bench.core;

import java.util.Arrays;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;

/**
 * A stream said in the language of the core, which so far has new orders and cancels only:
 *
 * <ul>
 *   <li>A move is a cancel and a new order for what is left.
 *   <li>An order that will be reduced is entered in pieces, one behind the other: the reduce is the
 *       cancel of the last piece. So what is left keeps its place, as it must. A reduce to nothing
 *       is a cancel.
 *   <li>Each user has an account per side, so that nobody meets an own order, which the core would
 *       not trade with and the stream's trades do.
 *   <li>Every thousand commands venue time moves on by 10 ms.
 * </ul>
 */
final class CoreScript {
    static final int PLACE = 0;
    static final int PLACE_IMMEDIATE = 1;
    static final int CANCEL = 2;
    static final int TICK = 3;

    private static final int TICK_EVERY_COMMANDS = 1_000;
    private static final int KIND_BITS = 2;

    private final OrderStream stream;
    private final Shadow shadow;
    private final int accountsPerSide;

    /** Per command: account, side and kind. */
    private int[] heads = new int[1 << 16];

    /** Per command: price and lots, or which earlier command a cancel cancels. */
    private long[] bodies = new long[1 << 16];

    /** Per command: of which command of the stream it is a part. */
    private int[] sources = new int[1 << 16];

    private int size;
    private int prefill;
    private int cancelsOfNothing;

    /** By order of the stream: the command that entered its first piece, and its side. */
    private final int[] pieceOf;

    private final boolean[] buyOf;

    /** By reduce: the command that entered the piece it cancels. */
    private final int[] pieceOfReduce;

    /**
     * @param accounts even; half of them buy, half sell
     */
    CoreScript(OrderStream stream, TradeList trades, int accounts) {
        this.stream = stream;
        shadow = new Shadow(stream, trades);
        accountsPerSide = accounts / 2;
        pieceOf = new int[stream.orderMax() + 1];
        buyOf = new boolean[stream.orderMax() + 1];
        pieceOfReduce = new int[stream.size()];
        for (int i = 0; i < stream.size(); i++) {
            if (i == stream.prefill()) {
                prefill = size;
            }
            translate(i);
        }
    }

    private void translate(int command) {
        int order = stream.order(command);
        int left = shadow.remainingBefore(command);
        switch (stream.type(command)) {
            case OrderStream.NEW -> {
                buyOf[order] = stream.isBuy(command);
                enter(command, stream.size(command));
            }
            case OrderStream.MOVE -> {
                cancel(command, pieceOf[order]);
                if (left > 0) {
                    enter(command, left);
                }
            }
            case OrderStream.REDUCE ->
                    cancel(
                            command,
                            shadow.isPartial(command) ? pieceOfReduce[command] : pieceOf[order]);
            default -> cancel(command, pieceOf[order]);
        }
        if (left == 0 && stream.type(command) != OrderStream.NEW) {
            cancelsOfNothing++;
        }
    }

    /** Enters an order: what no reduce will take first, what the first reduce takes last. */
    private void enter(int command, int lots) {
        int lotsOfFirst = lots;
        int last = shadow.lastReduce(command);
        for (int reduce = last; reduce >= 0; reduce = shadow.previousReduce(reduce)) {
            lotsOfFirst -= stream.size(reduce);
        }
        pieceOf[stream.order(command)] = place(command, lotsOfFirst);
        for (int reduce = last; reduce >= 0; reduce = shadow.previousReduce(reduce)) {
            pieceOfReduce[reduce] = place(command, stream.size(reduce));
        }
    }

    private int place(int command, int lots) {
        boolean immediate = stream.type(command) == OrderStream.NEW && stream.isImmediate(command);
        return append(
                command,
                immediate ? PLACE_IMMEDIATE : PLACE,
                (long) stream.price(command) << Integer.SIZE | lots);
    }

    private void cancel(int command, int piece) {
        append(command, CANCEL, piece);
    }

    private int append(int command, int kind, long body) {
        if (size % TICK_EVERY_COMMANDS == 0) {
            put(command, TICK, 0);
        }
        int side = buyOf[stream.order(command)] ? 0 : 1;
        int account = 2 * (stream.user(command) % accountsPerSide) + side;
        return put(command, account << KIND_BITS | kind, body);
    }

    private int put(int command, int head, long body) {
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, 2 * size);
            bodies = Arrays.copyOf(bodies, 2 * size);
            sources = Arrays.copyOf(sources, 2 * size);
        }
        heads[size] = head;
        bodies[size] = body;
        sources[size] = command;
        return size++;
    }

    /** Commands to the core. */
    int size() {
        return size;
    }

    /** How many of them fill the book and are not measured. */
    int prefill() {
        return prefill;
    }

    /** How many cancels name an order that is not in the book any more. */
    int cancelsOfNothing() {
        return cancelsOfNothing;
    }

    int kind(int at) {
        return heads[at] & (1 << KIND_BITS) - 1;
    }

    /** From 0; even ones buy, odd ones sell. */
    int account(int at) {
        return heads[at] >>> KIND_BITS;
    }

    boolean isBuy(int at) {
        return (heads[at] & 1 << KIND_BITS) == 0;
    }

    int price(int at) {
        return (int) (bodies[at] >>> Integer.SIZE);
    }

    int lots(int at) {
        return (int) bodies[at];
    }

    /** The command that entered the order that this one cancels. */
    int cancelled(int at) {
        return (int) bodies[at];
    }

    /** The command of the stream that this one is a part of. */
    int source(int at) {
        return sources[at];
    }

    /** The order of the stream that this command enters or cancels. */
    int order(int at) {
        return stream.order(sources[at]);
    }
}

package org.bourse.bench.core;

import java.util.Arrays;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;

/**
 * A stream said in the language of the core, one command for each of the stream's:
 *
 * <ul>
 *   <li>A move is a replace of the price. To the price that the order has already, it would keep
 *       its place: then it is a cancel and a new order for what is left.
 *   <li>A reduce is a replace of the quantity; a reduce to nothing is a cancel.
 *   <li>Accounts may trade with themselves, as the stream's users do.
 *   <li>Every thousand commands venue time moves on by 10 ms.
 * </ul>
 */
final class CoreScript {
    static final int PLACE = 0;
    static final int PLACE_IMMEDIATE = 1;
    static final int CANCEL = 2;
    static final int TICK = 3;
    static final int MOVE = 4;
    static final int REDUCE = 5;

    private static final int TICK_EVERY_COMMANDS = 1_000;
    private static final int KIND_BITS = 4;
    private static final int BUY = 8;
    private static final int KIND = 7;

    private final OrderStream stream;
    private final Shadow shadow;
    private final int accounts;

    /** Per command: account, side and kind. */
    private int[] heads = new int[1 << 16];

    /**
     * Per command: price or new total above; lots, or the command that entered the order, below.
     */
    private long[] bodies = new long[1 << 16];

    /** Per command: of which command of the stream it is a part. */
    private int[] sources = new int[1 << 16];

    private int size;
    private int prefill;
    private int unknown;

    /** By order of the stream: the command that entered it, its price, total quantity and side. */
    private final int[] entryOf;

    private final int[] priceOf;
    private final int[] totalOf;
    private final boolean[] buyOf;

    CoreScript(OrderStream stream, TradeList trades, int accounts) {
        this.stream = stream;
        this.accounts = accounts;
        shadow = new Shadow(stream, trades);
        entryOf = new int[stream.orderMax() + 1];
        priceOf = new int[stream.orderMax() + 1];
        totalOf = new int[stream.orderMax() + 1];
        buyOf = new boolean[stream.orderMax() + 1];
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
        if (stream.type(command) == OrderStream.NEW) {
            buyOf[order] = stream.isBuy(command);
            enter(command, stream.size(command));
            return;
        }
        switch (stream.type(command)) {
            case OrderStream.MOVE -> move(command, left);
            case OrderStream.REDUCE -> reduce(command);
            default -> append(command, CANCEL, 0, entryOf[order]);
        }
        if (left == 0) {
            unknown++;
        }
    }

    private void move(int command, int left) {
        int order = stream.order(command);
        if (left > 0 && stream.price(command) == priceOf[order]) {
            append(command, CANCEL, 0, entryOf[order]);
            enter(command, left);
        } else {
            priceOf[order] = stream.price(command);
            append(command, MOVE, priceOf[order], entryOf[order]);
        }
    }

    private void reduce(int command) {
        int order = stream.order(command);
        if (shadow.isPartial(command)) {
            totalOf[order] -= stream.size(command);
            append(command, REDUCE, totalOf[order], entryOf[order]);
        } else {
            append(command, CANCEL, 0, entryOf[order]);
        }
    }

    private void enter(int command, int lots) {
        int order = stream.order(command);
        boolean immediate = stream.type(command) == OrderStream.NEW && stream.isImmediate(command);
        priceOf[order] = stream.price(command);
        totalOf[order] = lots;
        entryOf[order] = append(command, immediate ? PLACE_IMMEDIATE : PLACE, priceOf[order], lots);
    }

    private int append(int command, int kind, int above, int below) {
        if (size % TICK_EVERY_COMMANDS == 0) {
            put(command, TICK, 0);
        }
        int side = buyOf[stream.order(command)] ? BUY : 0;
        int account = stream.user(command) % accounts;
        return put(
                command, account << KIND_BITS | side | kind, (long) above << Integer.SIZE | below);
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

    /**
     * The commands in batches of so many, within each by kind. Who reads them in this order does
     * not have to foretell what comes next, as a processor cannot.
     */
    int[] byKind(int batch) {
        int[] sorted = new int[size];
        int count = 0;
        for (int first = 0; first < size; first += batch) {
            int end = Math.min(first + batch, size);
            for (int kind = 0; kind <= KIND; kind++) {
                for (int at = first; at < end; at++) {
                    if (kind(at) == kind) {
                        sorted[count] = at;
                        count++;
                    }
                }
            }
        }
        return sorted;
    }

    /** Commands to the core. */
    int size() {
        return size;
    }

    /** How many of them fill the book and are not measured. */
    int prefill() {
        return prefill;
    }

    /** How many commands name an order that is not in the book any more. */
    int unknown() {
        return unknown;
    }

    int kind(int at) {
        return heads[at] & KIND;
    }

    /** From 0. */
    int account(int at) {
        return heads[at] >>> KIND_BITS;
    }

    boolean isBuy(int at) {
        return (heads[at] & BUY) != 0;
    }

    /** Of a new order or a move. */
    int price(int at) {
        return (int) (bodies[at] >>> Integer.SIZE);
    }

    /** The total that a reduce leaves, fills included. */
    int total(int at) {
        return (int) (bodies[at] >>> Integer.SIZE);
    }

    /** Of a new order. */
    int lots(int at) {
        return (int) bodies[at];
    }

    /** The command that entered the order that this one cancels, moves or reduces. */
    int entry(int at) {
        return (int) bodies[at];
    }

    /** The command of the stream that this one is a part of. */
    int source(int at) {
        return sources[at];
    }

    /** The order of the stream that this command is about. */
    int order(int at) {
        return stream.order(sources[at]);
    }
}

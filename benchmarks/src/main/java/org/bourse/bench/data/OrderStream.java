package org.bourse.bench.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bourse.bench.BenchException;

/**
 * A stream of commands for one book, column by column. Commands are numbered from 0; the first
 * {@link #prefill()} of them fill the book and are not measured.
 */
public final class OrderStream {
    public static final byte NEW = 1;
    public static final byte CANCEL = 2;
    public static final byte MOVE = 3;
    public static final byte REDUCE = 4;

    private static final int RECORD_BYTES = 40;

    private final int prefill;
    private final byte[] types;
    private final boolean[] buys;
    private final boolean[] immediates;
    private final int[] users;
    private final int[] orders;
    private final int[] prices;
    private final int[] sizes;
    private int orderMax;

    private OrderStream(ByteBuffer records) {
        if (records.remaining() % RECORD_BYTES != 0) {
            throw new BenchException("not whole records: " + records.remaining() + " bytes");
        }
        int size = records.remaining() / RECORD_BYTES;
        types = new byte[size];
        buys = new boolean[size];
        immediates = new boolean[size];
        users = new int[size];
        orders = new int[size];
        prices = new int[size];
        sizes = new int[size];
        int filling = 0;
        for (int i = 0; i < size; i++) {
            filling += read(records, i);
        }
        prefill = filling;
    }

    /** Reads the stream of this name, for example {@code itch10k}. */
    public static OrderStream read(DataFolder folder, String name) {
        return parse(folder.unpacked("streams/" + name + ".bin.xz"));
    }

    /** Reads records of 40 bytes, little-endian. */
    static OrderStream parse(byte[] records) {
        return new OrderStream(ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** The first commands of this stream, as a stream. */
    public OrderStream first(int commands) {
        return new OrderStream(this, commands);
    }

    private OrderStream(OrderStream other, int commands) {
        types = Arrays.copyOf(other.types, commands);
        buys = Arrays.copyOf(other.buys, commands);
        immediates = Arrays.copyOf(other.immediates, commands);
        users = Arrays.copyOf(other.users, commands);
        orders = Arrays.copyOf(other.orders, commands);
        prices = Arrays.copyOf(other.prices, commands);
        sizes = Arrays.copyOf(other.sizes, commands);
        prefill = Math.min(other.prefill, commands);
        orderMax = other.orderMax;
    }

    private int read(ByteBuffer records, int at) {
        types[at] = records.get();
        buys[at] = records.get() == 0;
        immediates[at] = records.get() == 1;
        boolean filling = records.get() == 0;
        users[at] = records.getInt();
        orders[at] = Math.toIntExact(records.getLong());
        prices[at] = Math.toIntExact(records.getLong());
        sizes[at] = Math.toIntExact(records.getLong());
        records.getLong();
        orderMax = Math.max(orderMax, orders[at]);
        return filling ? 1 : 0;
    }

    public int size() {
        return types.length;
    }

    /** Commands before the measured ones. */
    public int prefill() {
        return prefill;
    }

    /** The greatest number of an order. */
    public int orderMax() {
        return orderMax;
    }

    /** {@link #NEW}, {@link #CANCEL}, {@link #MOVE} or {@link #REDUCE}. */
    public byte type(int at) {
        return types[at];
    }

    /** Of a new order. */
    public boolean isBuy(int at) {
        return buys[at];
    }

    /** Of a new order: whether what does not trade at once is cancelled. */
    public boolean isImmediate(int at) {
        return immediates[at];
    }

    public int user(int at) {
        return users[at];
    }

    public int order(int at) {
        return orders[at];
    }

    /** Of a new order or a move. */
    public int price(int at) {
        return prices[at];
    }

    /** Of a new order; of a reduce by how much. */
    public int size(int at) {
        return sizes[at];
    }
}

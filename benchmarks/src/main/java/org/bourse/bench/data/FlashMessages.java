package org.bourse.bench.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bourse.bench.BenchException;

/** The messages of a scenario of flash1-dev's matching-engine-benchmark, column by column. */
public final class FlashMessages {
    public static final byte NEW = 0;
    public static final byte CANCEL = 1;
    public static final byte MODIFY = 2;

    private static final long MAGIC = 5_567_929_457_340_067_889L;
    private static final int VERSION = 1;
    private static final int RECORD_BYTES = 40;

    private final byte[] types;
    private final boolean[] buys;
    private final boolean[] immediates;
    private final int[] quantities;
    private final long[] sequences;
    private final long[] orders;
    private final long[] prices;

    private FlashMessages(ByteBuffer file) {
        if (file.getLong() != MAGIC || file.getInt() != VERSION) {
            throw new BenchException("not a file of messages");
        }
        int size = file.getInt();
        if (file.remaining() != size * RECORD_BYTES) {
            throw new BenchException("not " + size + " messages: " + file.remaining() + " bytes");
        }
        types = new byte[size];
        buys = new boolean[size];
        immediates = new boolean[size];
        quantities = new int[size];
        sequences = new long[size];
        orders = new long[size];
        prices = new long[size];
        for (int i = 0; i < size; i++) {
            types[i] = file.get();
            buys[i] = file.get() == 0;
            immediates[i] = file.get() == 1;
            file.get();
            quantities[i] = file.getInt();
            sequences[i] = file.getLong();
            orders[i] = file.getLong();
            prices[i] = file.getLong();
            file.getLong();
        }
    }

    /** Reads the scenario of this name, for example {@code flash-crash}. */
    public static FlashMessages read(DataFolder folder, String scenario) {
        return parse(folder.unpacked("flash1/" + scenario + ".bin.xz"));
    }

    static FlashMessages parse(byte[] file) {
        return new FlashMessages(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    }

    public int size() {
        return types.length;
    }

    /** {@link #NEW}, {@link #CANCEL} or {@link #MODIFY}. */
    public byte type(int at) {
        return types[at];
    }

    public boolean isBuy(int at) {
        return buys[at];
    }

    public boolean isImmediate(int at) {
        return immediates[at];
    }

    public int quantity(int at) {
        return quantities[at];
    }

    /** The message's number, which its reports carry. */
    public long sequence(int at) {
        return sequences[at];
    }

    public long order(int at) {
        return orders[at];
    }

    public long price(int at) {
        return prices[at];
    }
}

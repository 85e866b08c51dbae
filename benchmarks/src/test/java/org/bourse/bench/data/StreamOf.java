package org.bourse.bench.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Makes small streams of one user; nothing of them is prefill. */
public final class StreamOf {
    private static final int RECORDS_MAX = 100;
    private static final int NOTHING = 255;
    private static final int USER = 3;

    private final ByteBuffer file =
            ByteBuffer.allocate(RECORDS_MAX * 40).order(ByteOrder.LITTLE_ENDIAN);

    public StreamOf place(int order, int side, int immediate, int price, int size) {
        OrderStreamTest.record(file, 1, side, immediate, 1, USER, order, price, size);
        return this;
    }

    public StreamOf cancel(int order) {
        OrderStreamTest.record(file, 2, NOTHING, NOTHING, 1, USER, order, 0, 0);
        return this;
    }

    public StreamOf move(int order, int price) {
        OrderStreamTest.record(file, 3, NOTHING, NOTHING, 1, USER, order, price, 0);
        return this;
    }

    public StreamOf reduce(int order, int by) {
        OrderStreamTest.record(file, 4, NOTHING, NOTHING, 1, USER, order, 0, by);
        return this;
    }

    public OrderStream stream() {
        return OrderStream.parse(Arrays.copyOf(file.array(), file.position()));
    }
}

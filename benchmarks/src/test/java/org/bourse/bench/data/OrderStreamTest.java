package org.bourse.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bourse.bench.BenchException;
import org.junit.jupiter.api.Test;

class OrderStreamTest {

    @Test
    void readsWhatEachRecordSays() {
        ByteBuffer file = ByteBuffer.allocate(3 * 40).order(ByteOrder.LITTLE_ENDIAN);
        record(file, 1, 1, 0, 0, 936, 7, 100_016, 61);
        record(file, 1, 0, 1, 1, 75, 9, 100_014, 126);
        record(file, 4, 255, 255, 1, 831, 7, 0, 5);

        OrderStream stream = OrderStream.parse(file.array());

        assertEquals(3, stream.size());
        assertEquals(1, stream.prefill());
        assertEquals(9, stream.orderMax());
        assertEquals(OrderStream.NEW, stream.type(0));
        assertFalse(stream.isBuy(0));
        assertFalse(stream.isImmediate(0));
        assertEquals(936, stream.user(0));
        assertEquals(100_016, stream.price(0));
        assertEquals(61, stream.size(0));
        assertTrue(stream.isBuy(1));
        assertTrue(stream.isImmediate(1));
        assertEquals(OrderStream.REDUCE, stream.type(2));
        assertEquals(7, stream.order(2));
        assertEquals(5, stream.size(2));
    }

    @Test
    void refusesHalfARecord() {
        assertThrows(BenchException.class, () -> OrderStream.parse(new byte[60]));
    }

    static void record(
            ByteBuffer file,
            int type,
            int side,
            int immediate,
            int phase,
            int user,
            long order,
            long price,
            long size) {
        file.put((byte) type).put((byte) side).put((byte) immediate).put((byte) phase);
        file.putInt(user).putLong(order).putLong(price).putLong(size).putLong(0);
    }
}

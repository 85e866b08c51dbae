package org.bourse.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.core.snapshot.SnapshotException.Reason;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.junit.jupiter.api.Test;

/** Orders in snapshots that no venue wrote. */
class OrderSnapshotsTest {
    private static final int ORDERS_MAX = 200_000;
    private static final int SYMBOL = 1;
    private static final int LONGS_AFTER_FLAGS = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StateWriter out =
            new StateWriter((piece, length) -> bytes.write(piece, 0, length));

    private void write(long id, int flags) {
        out.writeLong(id);
        out.writeInt(0);
        out.writeLong(1); // remaining
        out.writeLong(0); // filled
        out.writeLong(0); // made
        out.writeLong(0); // held
        out.writeLong(flags);
        for (int i = 0; i < LONGS_AFTER_FLAGS; i++) {
            out.writeLong(0);
        }
    }

    private OrderPool read() {
        out.finish();
        OrderPool orders = new OrderPool(ORDERS_MAX, 0, 0);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        StateReader.read(in::read, reader -> orders.snapshots().read(reader, SYMBOL));
        return orders;
    }

    @Test
    void anEntryIsReadWithItsTwoExits() {
        write(1 << 10, OrderPool.ENTRY);
        write(1 << 10 | 1, OrderPool.DORMANT);
        write(1 << 10 | 2, OrderPool.DORMANT | OrderPool.SECOND);
        assertEquals(3, read().size());
    }

    @Test
    void dormantOrdersAreNotNestedDeeperThanABracketIs() {
        for (int i = 1; i < ORDERS_MAX; i++) {
            write((long) i << 10, OrderPool.DORMANT);
        }
        SnapshotException refusal = assertThrows(SnapshotException.class, this::read);
        assertEquals(Reason.DAMAGED, refusal.reason());
    }
}

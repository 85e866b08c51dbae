package org.bourse.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bourse.bench.BenchException;
import org.junit.jupiter.api.Test;

class FlashMessagesTest {

    @Test
    void readsWhatEachMessageSays() {
        ByteBuffer file = header(1);
        file.put((byte) 2).put((byte) 0).put((byte) 1).put((byte) 0).putInt(83);
        file.putLong(5).putLong(216_493).putLong(33_725).putLong(0);

        FlashMessages messages = FlashMessages.parse(file.array());

        assertEquals(1, messages.size());
        assertEquals(FlashMessages.MODIFY, messages.type(0));
        assertTrue(messages.isBuy(0));
        assertTrue(messages.isImmediate(0));
        assertEquals(83, messages.quantity(0));
        assertEquals(5, messages.sequence(0));
        assertEquals(216_493, messages.order(0));
        assertEquals(33_725, messages.price(0));
    }

    @Test
    void refusesAFileThatIsCutOff() {
        byte[] file = header(2).array();

        assertThrows(BenchException.class, () -> FlashMessages.parse(file));
    }

    private static ByteBuffer header(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + 40).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(5_567_929_457_340_067_889L).putInt(1).putInt(count);
    }
}

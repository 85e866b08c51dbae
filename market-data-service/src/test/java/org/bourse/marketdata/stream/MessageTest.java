package org.bourse.marketdata.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 200_000})
    void isOneTextMessageForAnotherReader(int length) throws IOException {
        String text = "x".repeat(length);
        Message message = Message.of(text);

        assertEquals(text, read(message.bytes()));
        assertEquals(text, message.text());
        assertEquals(message.bytes().length, message.length());
    }

    /** The one message there is, as RFC 6455 has it: of text, whole, not masked, no extension. */
    private static String read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        assertEquals(0b1000_0001, in.readUnsignedByte());
        int said = in.readUnsignedByte();
        long length =
                switch (said) {
                    case 126 -> in.readUnsignedShort();
                    case 127 -> in.readLong();
                    default -> said;
                };
        // The shortest of the three ways has to be taken.
        assertEquals(length < 126 ? length : length < 65_536 ? 126 : 127, said);
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        assertEquals(length, payload.length);
        assertEquals(-1, in.read());
        return new String(payload, StandardCharsets.UTF_8);
    }
}

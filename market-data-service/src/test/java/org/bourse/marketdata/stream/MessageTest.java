package org.bourse.marketdata.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 200_000})
    void isOneTextMessageForAnotherReader(int length) {
        String text = "x".repeat(length);
        Message message = Message.of(text);
        EmbeddedChannel reader =
                new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1_000_000));

        reader.writeInbound(Unpooled.wrappedBuffer(message.bytes()));

        TextWebSocketFrame read = reader.readInbound();
        assertNotNull(read);
        assertEquals(text, read.text());
        assertEquals(true, read.isFinalFragment());
        assertEquals(text, message.text());
        assertEquals(message.bytes().length, message.length());
        read.release();
        assertFalse(reader.finish());
    }
}

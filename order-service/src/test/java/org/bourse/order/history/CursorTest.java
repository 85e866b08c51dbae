package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void whatIsGivenOutIsReadAgain() {
        Cursor cursor = new Cursor(1_795_256_130_000_000L, Long.MAX_VALUE);

        assertEquals(Optional.of(cursor), Cursor.parse(cursor.print()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!!", "MTox MQ", "Oi0x", "MTotMQ", "LTE6MQ", "MTow", "MTo"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), Cursor.parse(text));
    }

    @Test
    void aLongTextIsNone() {
        assertEquals(Optional.empty(), Cursor.parse("M".repeat(10_000)));
    }
}

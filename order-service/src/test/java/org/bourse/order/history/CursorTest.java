package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final long MICROS = 1_795_256_130_000_000L;
    private static final Cursor ORDER = new Cursor(Sort.NEWEST, MICROS, 0, Long.MAX_VALUE);
    private static final Cursor TRADE =
            new Cursor(Sort.OLDEST, 999_999_999_999_999_999L, Long.MAX_VALUE, Long.MAX_VALUE);

    @Test
    void whatIsGivenOutIsReadAgain() {
        assertEquals(Optional.of(ORDER), Cursor.ofOrders(ORDER.print(), Sort.NEWEST));
        assertEquals(Optional.of(TRADE), Cursor.ofTrades(TRADE.print(), Sort.OLDEST));
    }

    @Test
    void oneOfTheOtherSortOrListIsNone() {
        assertEquals(Optional.empty(), Cursor.ofOrders(ORDER.print(), Sort.OLDEST));
        assertEquals(Optional.empty(), Cursor.ofTrades(ORDER.print(), Sort.NEWEST));
        assertEquals(Optional.empty(), Cursor.ofTrades(TRADE.print(), Sort.NEWEST));
        assertEquals(Optional.empty(), Cursor.ofOrders(TRADE.print(), Sort.OLDEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "orders:NEWEST:1:0",
                "orders:NEWEST:1:0:0",
                "orders:NEWEST:1:0:x",
                "orders:NEWEST:1:0:1:1",
                "orders:NEWEST::0:1",
                "orders:NEWEST:-1:0:1",
                "orders:NEWEST:+1:0:1",
                "orders:NEWEST:1234567890123456789:0:1",
                "orders:NEWEST:1:00:1",
                "orders:newest:1:0:1",
                "trades:NEWEST:1:0:1",
                "orders:NEWEST:1:2:1",
            })
    void anythingElseIsNone(String plain) {
        String text =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));

        assertEquals(Optional.empty(), Cursor.ofOrders(text, Sort.NEWEST));
        assertEquals(Optional.empty(), Cursor.ofTrades(text, Sort.NEWEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!!", "MTox MQ"})
    void whatIsNoBase64IsNone(String text) {
        assertEquals(Optional.empty(), Cursor.ofOrders(text, Sort.NEWEST));
    }

    @Test
    void aLongTextIsNone() {
        assertEquals(Optional.empty(), Cursor.ofOrders("M".repeat(10_000), Sort.NEWEST));
    }
}

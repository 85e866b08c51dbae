package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against a regular expression. */
class ClientOrderIdTest {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,36}");

    private final NewOrder order = new NewOrder();
    private final ClientOrderId id = order.clientId();
    private final ClientOrderIds ids = new ClientOrderIds();

    @Test
    void everyByteAtEveryPlaceIsJudged() {
        byte[] text = new byte[38];
        for (int length = 0; length <= text.length; length++) {
            for (int place = 0; place < Math.max(1, length); place++) {
                for (int value = 0; value < 256; value++) {
                    Arrays.fill(text, (byte) 'x');
                    text[place] = (byte) value;
                    id.set(text, length);
                    String asText = new String(text, 0, length, StandardCharsets.ISO_8859_1);
                    assertEquals(
                            VALID.matcher(asText).matches(),
                            ids.read(order),
                            () -> "length " + asText.length() + ": " + asText);
                }
            }
        }
    }

    @Test
    void nothingOfALongerIdBeforeIsLeft() {
        id.set("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        id.set("a!");
        assertFalse(ids.read(order));
        id.set("abcdefghi");

        assertTrue(ids.read(order));
        assertEquals(2, id.words());
        assertEquals(0x6867_6665_6463_6261L, id.word(0));
        assertEquals('i', id.word(1));
        assertEquals("abcdefghi", id.text());
    }
}

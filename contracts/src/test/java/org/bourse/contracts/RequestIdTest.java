package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestIdTest {

    private static RequestId keyed(long account, String key, String content) {
        return RequestId.keyed(account, key, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameKeyAndContentOfAnAccountIsTheSameIdEverywhere() {
        assertEquals(keyed(1_000, "a", "x"), keyed(1_000, "a", "x"));
    }

    @Test
    void theHighHalfTellsAccountAndKeyAndTheLowHalfTheContent() {
        RequestId id = keyed(1_000, "a", "x");

        assertEquals(id.high(), keyed(1_000, "a", "y").high());
        assertNotEquals(id.low(), keyed(1_000, "a", "y").low());
        assertNotEquals(id.high(), keyed(1_001, "a", "x").high());
        assertNotEquals(id.high(), keyed(1_000, "b", "x").high());
    }

    @Test
    void aRandomIdIsNeverTakenForOneOfAKey() {
        for (int i = 0; i < 10_000; i++) {
            assertFalse(RequestId.random().isKeyed());
            assertTrue(keyed(i, "a", "x").isKeyed());
        }
    }
}

package org.bourse.portfolio.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretSealTest {
    private static final UUID WEBHOOK = new UUID(1, 2);
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SecretSeal seal = new SecretSeal(OptionalInt.of(7), Map.of(7, key(7)));

    private static String key(int of) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) of);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatIsSealedIsReadAgainAndNotByLooking() {
        SecretSeal.Stored stored = seal.seal(WEBHOOK, SECRET);

        assertEquals(7, stored.keyId());
        assertEquals(12 + 32 + 16, stored.bytes().length);
        assertFalse(latin(stored.bytes()).contains("0123"));
        assertFalse(Arrays.equals(stored.bytes(), seal.seal(WEBHOOK, SECRET).bytes()));
        assertArrayEquals(SECRET, seal.open(WEBHOOK, stored).orElseThrow());
    }

    @Test
    void anotherWebhookAnotherKeyOrAChangeOpensNothing() {
        SecretSeal.Stored stored = seal.seal(WEBHOOK, SECRET);
        SecretSeal other = new SecretSeal(OptionalInt.of(7), Map.of(7, key(8)));

        assertTrue(seal.open(new UUID(1, 3), stored).isEmpty());
        assertTrue(other.open(WEBHOOK, stored).isEmpty());
        assertTrue(seal.open(WEBHOOK, new SecretSeal.Stored(8, stored.bytes())).isEmpty());
        for (int i = 0; i < stored.bytes().length; i++) {
            byte[] changed = stored.bytes().clone();
            changed[i] ^= 1;
            assertTrue(seal.open(WEBHOOK, new SecretSeal.Stored(7, changed)).isEmpty());
        }
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        SecretSeal.Stored stored = seal.seal(WEBHOOK, SECRET);
        SecretSeal later = new SecretSeal(OptionalInt.of(8), Map.of(7, key(7), 8, key(8)));

        assertArrayEquals(SECRET, later.open(WEBHOOK, stored).orElseThrow());
        assertEquals(8, later.seal(WEBHOOK, SECRET).keyId());
    }

    @Test
    void withoutAKeyItIsStoredAsItIs() {
        SecretSeal none = new SecretSeal(OptionalInt.empty(), Map.of());
        SecretSeal.Stored stored = none.seal(WEBHOOK, SECRET);

        assertNull(stored.keyId());
        assertArrayEquals(SECRET, stored.bytes());
        assertArrayEquals(SECRET, seal.open(WEBHOOK, stored).orElseThrow());
    }

    @Test
    void wrongKeysAreRefusedAtTheStart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SecretSeal(OptionalInt.empty(), Map.of(1, "c2hvcnQ=")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SecretSeal(OptionalInt.of(2), Map.of(1, key(1))));
    }
}

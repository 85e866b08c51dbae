package org.bourse.platform.security;

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
    private static final UUID OWNER = new UUID(1, 2);
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SecretSeal seal =
            new SecretSeal("bourse.test", OptionalInt.of(7), Map.of(7, key(7)));

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
        SecretSeal.Stored stored = seal.seal(OWNER, SECRET);

        assertEquals(7, stored.keyId());
        assertEquals(12 + 32 + 16, stored.bytes().length);
        assertFalse(latin(stored.bytes()).contains("0123"));
        assertFalse(Arrays.equals(stored.bytes(), seal.seal(OWNER, SECRET).bytes()));
        assertArrayEquals(SECRET, seal.open(OWNER, stored).orElseThrow());
    }

    @Test
    void anotherOwnerAnotherKeyOrAChangeOpensNothing() {
        SecretSeal.Stored stored = seal.seal(OWNER, SECRET);
        SecretSeal other = new SecretSeal("bourse.test", OptionalInt.of(7), Map.of(7, key(8)));

        assertTrue(seal.open(new UUID(1, 3), stored).isEmpty());
        assertTrue(other.open(OWNER, stored).isEmpty());
        assertTrue(seal.open(OWNER, new SecretSeal.Stored(8, stored.bytes())).isEmpty());
        for (int i = 0; i < stored.bytes().length; i++) {
            byte[] changed = stored.bytes().clone();
            changed[i] ^= 1;
            assertTrue(seal.open(OWNER, new SecretSeal.Stored(7, changed)).isEmpty());
        }
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        SecretSeal.Stored stored = seal.seal(OWNER, SECRET);
        SecretSeal later =
                new SecretSeal("bourse.test", OptionalInt.of(8), Map.of(7, key(7), 8, key(8)));

        assertArrayEquals(SECRET, later.open(OWNER, stored).orElseThrow());
        assertEquals(8, later.seal(OWNER, SECRET).keyId());
    }

    @Test
    void withoutAKeyItIsStoredAsItIs() {
        SecretSeal none = new SecretSeal("bourse.test", OptionalInt.empty(), Map.of());
        SecretSeal.Stored stored = none.seal(OWNER, SECRET);

        assertNull(stored.keyId());
        assertArrayEquals(SECRET, stored.bytes());
        assertArrayEquals(SECRET, seal.open(OWNER, stored).orElseThrow());
    }

    @Test
    void wrongKeysAreRefusedAtTheStart() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SecretSeal("bourse.test", OptionalInt.empty(), Map.of(1, "c2hvcnQ=")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SecretSeal("bourse.test", OptionalInt.of(2), Map.of(1, key(1))));
    }
}

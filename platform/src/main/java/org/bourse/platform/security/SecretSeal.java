package org.bourse.platform.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets with a key of the operator, so that who reads a table, a topic or a backup cannot
 * sign. AES-256-GCM; the id of what the secret is of is bound to it, so that a sealed secret is of
 * no use in another place. Without a key secrets stay as they are.
 */
public final class SecretSeal {
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKey> keys = new HashMap<>();
    private final OptionalInt keyId;

    /**
     * A secret as it is stored.
     *
     * @param keyId what it is sealed with; none: it is not
     */
    public record Stored(@Nullable Integer keyId, byte[] bytes) {}

    /**
     * @param prefix of the properties that keys come from
     * @param keyId what to seal with
     * @param texts keys by id, Base64, 32 bytes each
     * @throws IllegalArgumentException when a key is not 32 bytes, or that to seal with is not
     *     among them
     */
    public SecretSeal(String prefix, OptionalInt keyId, Map<Integer, String> texts) {
        this.keyId = keyId;
        texts.forEach((id, text) -> {
            byte[] key;
            try {
                key = Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException _) {
                key = new byte[0];
            }
            if (key.length != KEY_LENGTH) {
                throw new IllegalArgumentException(
                        prefix + ".keys.\"" + id + "\" is not the base64 of 32 bytes");
            }
            keys.put(id, new SecretKeySpec(key, "AES"));
        });
        if (keyId.isPresent() && !keys.containsKey(keyId.getAsInt())) {
            throw new IllegalArgumentException(prefix + ".key-id is not among the keys");
        }
    }

    public Stored seal(UUID ownerId, byte[] secret) {
        if (keyId.isEmpty()) {
            return new Stored(null, secret);
        }
        int id = keyId.getAsInt();
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, ownerId, nonce).doFinal(secret);
            return new Stored(
                    id,
                    ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The secret; none when its key is not known any more, or it is not what was sealed. */
    public Optional<byte[]> open(UUID ownerId, Stored stored) {
        Integer id = stored.keyId();
        if (id == null) {
            return Optional.of(stored.bytes());
        }
        if (!keys.containsKey(id)) {
            return Optional.empty();
        }
        ByteBuffer sealed = ByteBuffer.wrap(stored.bytes());
        byte[] nonce = new byte[NONCE_LENGTH];
        sealed.get(nonce);
        byte[] rest = new byte[sealed.remaining()];
        sealed.get(rest);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, id, ownerId, nonce).doFinal(rest));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, int id, UUID ownerId, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(ownerId.getMostSignificantBits())
                        .putLong(ownerId.getLeastSignificantBits())
                        .array());
        return cipher;
    }
}

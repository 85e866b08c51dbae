package org.bourse.portfolio.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
 * Seals the secrets of webhooks with a key of the operator, so that who reads the table, or a
 * backup of it, cannot sign. AES-256-GCM; the webhook's id is bound to it, so that a sealed secret
 * is of no use in another row. Without a key secrets are stored as they are.
 */
@ApplicationScoped
class SecretSeal {
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
    record Stored(@Nullable Integer keyId, byte[] bytes) {}

    /**
     * @throws IllegalArgumentException when a key is not 32 bytes, or that to seal with is not
     *     among them
     */
    @Inject
    SecretSeal(WebhookConfig config) {
        this(config.keyId(), config.keys());
    }

    SecretSeal(OptionalInt keyId, Map<Integer, String> texts) {
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
                        "bourse.webhook.keys.\"" + id + "\" is not the base64 of 32 bytes");
            }
            keys.put(id, new SecretKeySpec(key, "AES"));
        });
        if (keyId.isPresent() && !keys.containsKey(keyId.getAsInt())) {
            throw new IllegalArgumentException("bourse.webhook.key-id is not among the keys");
        }
    }

    Stored seal(UUID webhookId, byte[] secret) {
        if (keyId.isEmpty()) {
            return new Stored(null, secret);
        }
        int id = keyId.getAsInt();
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, webhookId, nonce).doFinal(secret);
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
    Optional<byte[]> open(UUID webhookId, Stored stored) {
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
            return Optional.of(cipher(Cipher.DECRYPT_MODE, id, webhookId, nonce).doFinal(rest));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, int id, UUID webhookId, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(webhookId.getMostSignificantBits())
                        .putLong(webhookId.getLeastSignificantBits())
                        .array());
        return cipher;
    }
}

package org.bourse.contracts;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bourse.contracts.v1.Command;

/**
 * Signs and verifies commands with HMAC-SHA256 over venue, envelope and body, as {@code
 * commands.proto} lays them out. Not for use by several threads at once.
 */
public final class CommandSeal {
    private static final int KEY_BYTES_MIN = 32;
    private static final int ENVELOPE_BYTES = 4 + 4 + 4 + 8 + 8 + 8 + 8 + 4;

    private final Map<Integer, Mac> macs = new HashMap<>();
    private final ByteBuffer envelope = ByteBuffer.allocate(ENVELOPE_BYTES);

    /**
     * @param secrets by key id, each of at least 32 bytes
     */
    public CommandSeal(Map<Integer, byte[]> secrets) {
        secrets.forEach((keyId, secret) -> macs.put(keyId, mac(keyId, secret)));
    }

    private static Mac mac(int keyId, byte[] secret) {
        if (secret.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "the secret of key " + keyId + " has less than " + KEY_BYTES_MIN + " bytes");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** True when this seal has the secret of the key. */
    public boolean holds(int keyId) {
        return macs.containsKey(keyId);
    }

    /**
     * True when the command was signed with its key for this venue and nothing changed since.
     *
     * @throws IllegalArgumentException when the key's secret is missing
     */
    public boolean isAuthentic(int venue, Command command) {
        byte[] expected =
                hmac(
                        venue,
                        command.getContractVersion(),
                        command.getWriterValue(),
                        command.getWriterInstance(),
                        command.getWriterSequence(),
                        command.getRequestIdHigh(),
                        command.getRequestIdLow(),
                        command.getKeyId(),
                        command.getBody());
        return MessageDigest.isEqual(expected, command.getHmac().toByteArray());
    }

    /**
     * Completes a command whose other fields are set.
     *
     * @throws IllegalArgumentException when the secret of its key is missing
     */
    public Command seal(int venue, Command.Builder unsigned) {
        byte[] hmac =
                hmac(
                        venue,
                        unsigned.getContractVersion(),
                        unsigned.getWriterValue(),
                        unsigned.getWriterInstance(),
                        unsigned.getWriterSequence(),
                        unsigned.getRequestIdHigh(),
                        unsigned.getRequestIdLow(),
                        unsigned.getKeyId(),
                        unsigned.getBody());
        return unsigned.setHmac(ByteString.copyFrom(hmac)).build();
    }

    private byte[] hmac(
            int venue,
            int contractVersion,
            int writer,
            long writerInstance,
            long writerSequence,
            long requestIdHigh,
            long requestIdLow,
            int keyId,
            ByteString body) {
        Mac mac = macs.get(keyId);
        if (mac == null) {
            throw new IllegalArgumentException("no secret of key " + keyId);
        }
        envelope.clear()
                .putInt(venue)
                .putInt(contractVersion)
                .putInt(writer)
                .putLong(writerInstance)
                .putLong(writerSequence)
                .putLong(requestIdHigh)
                .putLong(requestIdLow)
                .putInt(keyId);
        mac.update(envelope.array());
        mac.update(body.asReadOnlyByteBuffer());
        return mac.doFinal();
    }
}

package org.bourse.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.bourse.contracts.v1.EventHeader;

/** Names one request of a writer; the events it causes carry it back. */
public record RequestId(long high, long low) {
    /** UUIDs say in these bits of what version they are; random ones are of version 4. */
    private static final long VERSION_BITS = 0xF000;

    private static final long VERSION_KEYED = 0x8000;

    public static RequestId of(UUID uuid) {
        return new RequestId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    public static RequestId of(EventHeader header) {
        return new RequestId(header.getRequestIdHigh(), header.getRequestIdLow());
    }

    /** A new one; only edges call this. */
    public static RequestId random() {
        return of(UUID.randomUUID());
    }

    /**
     * The id of a request that a client gave a key of its own: every process makes the same of it.
     * The high half tells account and key, the low half what is asked for.
     */
    public static RequestId keyed(long account, String key, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(account).flip());
        long name = first(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        return new RequestId(name & ~VERSION_BITS | VERSION_KEYED, first(digest.digest(content)));
    }

    /** Whether it was made of a client's key. */
    public boolean isKeyed() {
        return (high & VERSION_BITS) == VERSION_KEYED;
    }

    private static long first(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}

package org.bourse.core.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What writer and reader agree on. A snapshot is a magic number, the version of the encoding, the
 * state, and at its end its {@link StateHash}; these three stay for all versions.
 */
final class Encoding {
    /** {@code BOURSEVS}. */
    static final long MAGIC = 0x424F_5552_5345_5653L;

    static final int VERSION = 1;

    static final int BUFFER_BYTES = 1 << 16;

    /** A name of a section has so many characters at most. */
    static final int TAG_LENGTH_MAX = Long.BYTES;

    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Encoding() {}

    /** The name of a section as it is written. */
    static long tag(String name) {
        if (name.isEmpty() || name.length() > TAG_LENGTH_MAX) {
            throw new IllegalArgumentException("a section has a name of 1 to 8 characters");
        }
        long tag = 0;
        for (int i = 0; i < name.length(); i++) {
            tag = tag << Byte.SIZE | name.charAt(i);
        }
        return tag;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The hash of all that a digest was given; it starts over then. */
    static StateHash hash(MessageDigest digest) {
        return hash(digest.digest(), 0);
    }

    static StateHash hash(byte[] bytes, int offset) {
        return new StateHash(
                (long) LONGS.get(bytes, offset), (long) LONGS.get(bytes, offset + Long.BYTES));
    }
}

package org.bourse.portfolio.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The hashes of journal entries, each made of the one before it: whoever changes, drops or inserts
 * an entry changes all hashes after it.
 *
 * <p>An entry's hash is SHA-256 of the previous hash, 32 zero bytes for the first entry, and the
 * entry's canonical bytes, all big endian: position, venue time in microseconds, both halves of the
 * request id (8 bytes each, high first), the writer's number and the count of its lines (4 bytes
 * each); then of each line, in order: account, delta, balance and reference (8 bytes each), index,
 * asset, bucket and kind (4 bytes each).
 *
 * <p>Position 2 at 1,700,000,000,123,458 µs, request id 0-0-0-0-2, writer 3, with the lines {@code
 * (index=0, account=3, asset=2, bucket=1, delta=-1000, balance=-1000, kind=1, reference=0)} and
 * {@code (1, 1000, 2, 1, 1000, 1000, 1, 0)} as the first entry has the hash {@code
 * 2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9}.
 *
 * <p>Not for several threads.
 */
public final class EntryChain {
    /** The length of a hash. */
    public static final int HASH_BYTES = 32;

    private static final int ENTRY_BYTES = 4 * Long.BYTES + 2 * Integer.BYTES;
    private static final int LINE_BYTES = 4 * Long.BYTES + 4 * Integer.BYTES;

    private final MessageDigest digest = sha256();
    private byte[] head;

    private EntryChain(byte[] head) {
        this.head = head;
    }

    /** A chain without entries. */
    public static EntryChain empty() {
        return new EntryChain(new byte[HASH_BYTES]);
    }

    /**
     * A chain whose last entry has this hash.
     *
     * @throws IllegalArgumentException when it is not 32 bytes long
     */
    public static EntryChain after(byte[] hash) {
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash of " + hash.length + " bytes");
        }
        return new EntryChain(hash.clone());
    }

    /** The hash of the last entry; zeros before the first. */
    public byte[] head() {
        return head.clone();
    }

    /** Adds an entry and returns its hash, which is the new head. */
    public byte[] add(JournalEntry entry) {
        digest.update(head);
        head = digest.digest(canonical(entry));
        return head.clone();
    }

    /** Whether the entry, added to this chain, has these hashes; it is added if it has. */
    public boolean continuesWith(JournalEntry entry, byte[] previousHash, byte[] hash) {
        byte[] before = head;
        boolean continues = Arrays.equals(previousHash, before) && Arrays.equals(hash, add(entry));
        if (!continues) {
            head = before;
        }
        return continues;
    }

    private static byte[] canonical(JournalEntry entry) {
        ByteBuffer bytes =
                ByteBuffer.allocate(ENTRY_BYTES + entry.lines().size() * LINE_BYTES)
                        .putLong(entry.position())
                        .putLong(entry.venueTimeMicros())
                        .putLong(entry.requestId().high())
                        .putLong(entry.requestId().low())
                        .putInt(entry.writer().getNumber())
                        .putInt(entry.lines().size());
        for (JournalEntry.Line line : entry.lines()) {
            bytes.putLong(line.account())
                    .putLong(line.deltaMinor())
                    .putLong(line.balanceMinor())
                    .putLong(line.reference())
                    .putInt(line.index())
                    .putInt(line.asset())
                    .putInt(line.bucket())
                    .putInt(line.kind());
        }
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}

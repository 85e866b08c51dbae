package org.bourse.stack.verify.stream;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.bourse.contracts.EventSequence;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;

/**
 * The receive rule of one topic: exactly the record after the last. What comes again, from a leader
 * that was woken too late, must be what came first; the last {@value #REMEMBERED} are remembered by
 * a hash.
 */
final class TopicSequence {
    private static final int REMEMBERED = 1 << 20;

    private final String topic;
    private final int venue;
    private final Findings findings;
    private long[] hashes = new long[1 << 10];
    private long sequence;
    private long position = -1;

    TopicSequence(String topic, int venue, Findings findings) {
        this.topic = topic;
        this.venue = venue;
        this.findings = findings;
    }

    /** Whether the record is the next one, to be looked at; a gap is told, and then is over. */
    boolean isNext(EventHeader header, byte[] bytes) {
        findings.at(header.getPosition());
        findings.seen(Invariant.I9);
        findings.check(
                header.getVenue() == venue,
                Invariant.I9,
                "%s holds a record of venue %d in partition %d",
                topic,
                header.getVenue(),
                venue);
        long received = header.getSequence();
        switch (EventSequence.arrival(sequence, received)) {
            case DUPLICATE -> {
                compare(received, bytes);
                return false;
            }
            case GAP ->
                    findings.broken(
                            Invariant.I9,
                            "%s goes on with sequence %d after %d",
                            topic,
                            received,
                            sequence);
            case NEXT -> {}
        }
        if (!findings.check(
                header.getPosition() > position,
                Invariant.I9,
                "%s sequence %d is of a command before that of the record before it (%d)",
                topic,
                received,
                position)) {
            return false;
        }
        sequence = received;
        position = header.getPosition();
        remember(received, hash(bytes));
        return true;
    }

    private void compare(long received, byte[] bytes) {
        boolean isRemembered = received > sequence - hashes.length;
        findings.check(
                !isRemembered || hashes[(int) (received & (hashes.length - 1))] == hash(bytes),
                Invariant.I9,
                "%s sequence %d came again and differs from what came first",
                topic,
                received);
    }

    private void remember(long received, long hash) {
        if (received >= hashes.length && hashes.length < REMEMBERED) {
            // As long as it grows nothing has been overwritten, so each stays in its place.
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        hashes[(int) (received & (hashes.length - 1))] = hash;
    }

    private static long hash(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue() << 32 | (Arrays.hashCode(bytes) & 0xFFFF_FFFFL);
    }

    /** Of the last record that was the next one; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** Of the command of the last record that was the next one; -1 before the first. */
    long position() {
        return position;
    }
}

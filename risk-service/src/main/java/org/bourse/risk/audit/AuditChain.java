package org.bourse.risk.audit;

import java.util.OptionalLong;

/** Recomputes the chain, entry after entry from the first. */
final class AuditChain {
    private String hash = AuditEntry.NO_HASH;
    private long number;
    private OptionalLong broken = OptionalLong.empty();

    /** Takes the next entry there is; false once something does not fit. */
    boolean follows(AuditTable.Sealed next) {
        if (broken.isPresent()) {
            return false;
        }
        String expected = next.entry().hash(hash);
        if (next.entry().number() != number + 1 || !expected.equals(next.hash())) {
            broken = OptionalLong.of(number + 1);
            return false;
        }
        number++;
        hash = expected;
        return true;
    }

    /** No entry follows: the head must be the last. */
    void ends(AuditTable.Head head) {
        if (broken.isEmpty() && (head.number() != number || !head.hash().equals(hash))) {
            broken = OptionalLong.of(Math.min(head.number(), number) + 1);
        }
    }

    /** How many entries were taken that fit. */
    long number() {
        return number;
    }

    /** Of the last that fits. */
    String hash() {
        return hash;
    }

    /** The number of the first entry that is not what it was, or is missing, or too many. */
    OptionalLong broken() {
        return broken;
    }
}

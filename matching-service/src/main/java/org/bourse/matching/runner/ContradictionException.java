package org.bourse.matching.runner;

import org.bourse.matching.codec.EventRecord;

/** What is stored is not what the log says, so one of the two is not to be trusted. */
final class ContradictionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * @param position of the first command in doubt
     */
    ContradictionException(long position, String message) {
        super(message);
        this.position = position;
    }

    long position() {
        return position;
    }

    static ContradictionException of(String what, EventRecord record) {
        return of(what, record, record);
    }

    /**
     * @param other of another command, perhaps, which is in doubt then if it is the earlier one
     */
    static ContradictionException of(String what, EventRecord record, EventRecord other) {
        return new ContradictionException(
                Math.min(record.position(), other.position()),
                "%s %s sequence %d of command %d"
                        .formatted(
                                what,
                                record.topic().topic(),
                                record.sequence(),
                                record.position()));
    }
}

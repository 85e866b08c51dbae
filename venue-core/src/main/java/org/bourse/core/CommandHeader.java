package org.bourse.core;

import org.bourse.contracts.v1.Writer;

/**
 * The envelope of one command after the runner verified it: where it stands in the log and who
 * wrote it. One instance is reused for all commands.
 */
@SuppressWarnings("ProtocolBufferOrdinal") // It never leaves this object.
public final class CommandHeader {
    private static final Writer[] WRITERS = Writer.values();
    private static final int ORDER_ENTRY = Writer.ORDER_ENTRY.ordinal();

    private long position;
    private int contractVersion;

    /** An ordinal, for the reason told in {@link NewOrder}. */
    private int writer;

    private long writerInstance;
    private long writerSequence;
    private long requestIdHigh;
    private long requestIdLow;

    /** Fills in all components. */
    public CommandHeader set(
            long position,
            int contractVersion,
            Writer writer,
            long writerInstance,
            long writerSequence,
            long requestIdHigh,
            long requestIdLow) {
        this.position = position;
        this.contractVersion = contractVersion;
        this.writer = writer.ordinal();
        this.writerInstance = writerInstance;
        this.writerSequence = writerSequence;
        this.requestIdHigh = requestIdHigh;
        this.requestIdLow = requestIdLow;
        return this;
    }

    /** The record's offset in the venue's partition of the log. */
    public long position() {
        return position;
    }

    public int contractVersion() {
        return contractVersion;
    }

    public Writer writer() {
        return WRITERS[writer];
    }

    /** Whether order entry wrote it, as nearly all. */
    boolean isOfOrderEntry() {
        return writer == ORDER_ENTRY;
    }

    public long writerInstance() {
        return writerInstance;
    }

    public long writerSequence() {
        return writerSequence;
    }

    public long requestIdHigh() {
        return requestIdHigh;
    }

    public long requestIdLow() {
        return requestIdLow;
    }
}

package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.admission.WriterSequences;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** Lets commands in: of an activated version, from a writer that may send them, each only once. */
final class Gate {
    /** portfolio-service's one outbox. */
    private static final long FUNDING_INSTANCE = 1;

    private static final int WRITERS = 5;

    private final VenueState state;
    private final WriterSequences runner;
    private final WriterSequences administration;
    private final WriterSequences orderEntry;
    private final WriterSequences funding = new WriterSequences(1);
    private final WriterSequences risk;
    private final WriterSequences marketData;

    Gate(VenueState state, int instancesMax) {
        this.state = state;
        runner = new WriterSequences(instancesMax);
        administration = new WriterSequences(instancesMax);
        orderEntry = new WriterSequences(instancesMax);
        risk = new WriterSequences(instancesMax);
        marketData = new WriterSequences(instancesMax);
    }

    /** The same as below of a new order: RISK may sell, at the market, what an account has. */
    @Nullable RejectCode refusalOfOrder(CommandHeader header, NewOrder order) {
        return header.isOfOrderEntry()
                ? refusalOfOrderEntry(header)
                : refusal(header, header.writer() == Writer.RISK && order.closesOut());
    }

    /** The same as below of a command that only order entry may send: nearly every command. */
    @Nullable RejectCode refusalOfOrderEntry(CommandHeader header) {
        if (isOfOtherVersion(header)) {
            return RejectCode.VERSION_NOT_ACTIVATED;
        }
        return header.isOfOrderEntry()
                ? increasing(orderEntry, header)
                : RejectCode.WRITER_NOT_ALLOWED;
    }

    /**
     * Returns null and consumes the command's sequence, or returns why it may not pass.
     *
     * @param allowed whether the header's writer may send this type of command
     */
    @Nullable RejectCode refusal(CommandHeader header, boolean allowed) {
        if (isOfOtherVersion(header)) {
            return RejectCode.VERSION_NOT_ACTIVATED;
        }
        if (!allowed) {
            return RejectCode.WRITER_NOT_ALLOWED;
        }
        return switch (header.writer()) {
            case RUNNER -> increasing(runner, header);
            case ADMINISTRATION -> increasing(administration, header);
            case ORDER_ENTRY -> increasing(orderEntry, header);
            case RISK -> increasing(risk, header);
            case MARKET_DATA -> increasing(marketData, header);
            case FUNDING -> gapless(header);
            case WRITER_UNSPECIFIED, UNRECOGNIZED -> RejectCode.WRITER_NOT_ALLOWED;
        };
    }

    private boolean isOfOtherVersion(CommandHeader header) {
        int version = header.contractVersion();
        return version < 1 || version > state.contractVersion();
    }

    private static @Nullable RejectCode increasing(
            WriterSequences sequences, CommandHeader header) {
        return sequences.consume(header.writerInstance(), header.writerSequence())
                ? null
                : RejectCode.SEQUENCE_REPLAYED;
    }

    private @Nullable RejectCode gapless(CommandHeader header) {
        if (header.writerInstance() != FUNDING_INSTANCE) {
            return RejectCode.SEQUENCE_REPLAYED;
        }
        long expected = funding.last(FUNDING_INSTANCE) + 1;
        int order = Long.compareUnsigned(header.writerSequence(), expected);
        if (order != 0) {
            return order < 0 ? RejectCode.SEQUENCE_REPLAYED : RejectCode.SEQUENCE_GAP;
        }
        funding.consume(FUNDING_INSTANCE, expected);
        return null;
    }

    void write(StateWriter out) {
        out.section("writers", WRITERS);
        runner.write(out);
        administration.write(out);
        orderEntry.write(out);
        funding.write(out);
        risk.write(out);
        marketData.write(out);
    }

    void read(StateReader in) {
        in.section("writers", WRITERS);
        runner.read(in);
        administration.read(in);
        orderEntry.read(in);
        funding.read(in);
        risk.read(in);
        marketData.read(in);
    }
}

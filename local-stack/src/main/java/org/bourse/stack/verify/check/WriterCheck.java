package org.bourse.stack.verify.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I9 of writers: what is let in has a greater sequence than the last of its instance, that of
 * FUNDING exactly the next; and events name a command that the log holds, and its writer and
 * request.
 */
final class WriterCheck implements VenueCheck {
    private record Instance(Writer writer, long number) {}

    private final Findings findings;
    private final Map<Instance, Long> sequences = new HashMap<>();
    private long fundingLast;

    WriterCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        Command command = step.command();
        Stream.of(
                        step.orders().getHeader(),
                        step.ledger().getHeader(),
                        step.trades().getHeader(),
                        step.book().getHeader())
                .filter(header -> header.getSequence() > 0)
                .forEach(header -> checkHeader(command, header));
        if (command.getWriterSequence() != 0) {
            findings.seen(Invariant.I9);
            if (command.getWriter() == Writer.FUNDING) {
                funding(command, step);
            } else if (!Refusals.isTurnedAway(step)) {
                other(command);
            }
        }
    }

    /** A record that cannot be read names nobody. */
    private void checkHeader(Command command, EventHeader header) {
        boolean isSame =
                header.getWriter() == command.getWriter()
                        && header.getRequestIdHigh() == command.getRequestIdHigh()
                        && header.getRequestIdLow() == command.getRequestIdLow();
        boolean namesNobody =
                header.getWriter() == Writer.WRITER_UNSPECIFIED
                        && header.getRequestIdHigh() == 0
                        && header.getRequestIdLow() == 0;
        findings.check(
                isSame || namesNobody,
                Invariant.I9,
                "events of a request of %s answer one of %s",
                header.getWriter(),
                command.getWriter());
    }

    private void funding(Command command, Step step) {
        long sequence = command.getWriterSequence();
        if (Refusals.isRefused(step, RejectCode.SEQUENCE_GAP)) {
            findings.check(
                    Long.compareUnsigned(sequence, fundingLast + 1) > 0,
                    Invariant.I9,
                    "FUNDING's sequence %d after %d is refused as a gap",
                    sequence,
                    fundingLast);
        } else if (!Refusals.isTurnedAway(step)) {
            findings.check(
                    sequence == fundingLast + 1 && command.getWriterInstance() == 1,
                    Invariant.I9,
                    "FUNDING's sequence %d is let in after %d",
                    sequence,
                    fundingLast);
            fundingLast = sequence;
        }
    }

    private void other(Command command) {
        Instance instance = new Instance(command.getWriter(), command.getWriterInstance());
        Long last = Objects.requireNonNullElse(sequences.get(instance), 0L);
        findings.check(
                Long.compareUnsigned(command.getWriterSequence(), last) > 0,
                Invariant.I9,
                "%s's sequence %d of instance %d is let in after %d",
                command.getWriter(),
                command.getWriterSequence(),
                command.getWriterInstance(),
                last);
        sequences.put(instance, command.getWriterSequence());
    }
}

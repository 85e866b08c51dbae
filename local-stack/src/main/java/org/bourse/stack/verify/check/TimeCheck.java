package org.bourse.stack.verify.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Tick;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/**
 * I16: venue time is that of the last tick that was accepted, never goes back, and goes on by more
 * than a second only where that is confirmed; no leader of a lower term makes it go on; nothing is
 * filled at or after its expiry.
 */
final class TimeCheck implements VenueCheck {
    private static final long STEP_MICROS_MAX = 1_000_000;

    private final Findings findings;
    private long timeMicros;
    private long term;

    TimeCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        CommandBody body = step.body();
        if (body.hasTick() && !Refusals.isRefused(step)) {
            tick(body.getTick());
        }
        if (body.hasClaim() && !Refusals.isRefused(step)) {
            findings.seen(Invariant.I16);
            findings.check(
                    Long.compareUnsigned(body.getClaim().getTerm(), term) > 0,
                    Invariant.I16,
                    "the term %s is claimed after %s",
                    Long.toUnsignedString(body.getClaim().getTerm()),
                    Long.toUnsignedString(term));
            term = body.getClaim().getTerm();
        }
        Stream.of(
                        step.orders().getHeader(),
                        step.ledger().getHeader(),
                        step.trades().getHeader(),
                        step.book().getHeader())
                .filter(header -> header.getSequence() > 0)
                .map(EventHeader::getVenueTimeMicros)
                .forEach(told ->
                        findings.check(
                                told == timeMicros,
                                Invariant.I16,
                                "events at %d, and the last tick that was accepted said %d",
                                told,
                                timeMicros));
    }

    private void tick(Tick tick) {
        findings.seen(Invariant.I16);
        long next = tick.getTimeMicros();
        findings.check(
                next >= timeMicros,
                Invariant.I16,
                "a tick takes time back from %d to %d",
                timeMicros,
                next);
        findings.check(
                timeMicros == 0 || tick.getStepConfirmed() || next - timeMicros <= STEP_MICROS_MAX,
                Invariant.I16,
                "a tick that is not confirmed moves time by %d microseconds",
                next - timeMicros);
        findings.check(
                Long.compareUnsigned(tick.getTerm(), term) >= 0,
                Invariant.I16,
                "a tick of term %s after term %s is accepted",
                Long.toUnsignedString(tick.getTerm()),
                Long.toUnsignedString(term));
        term = tick.getTerm();
        timeMicros = next;
    }

    @Override
    public void filled(Optional<TrackedOrder> order, OrderFilled event) {
        findings.seen(Invariant.I16);
        long expires = order.map(it -> it.asked().getExpiresMicros()).orElse(0L);
        findings.check(
                expires == 0 || timeMicros < expires || expires == Long.MAX_VALUE,
                Invariant.I16,
                "order %d, which ends at %d, is filled at %d",
                event.getOrderId(),
                expires,
                timeMicros);
    }
}

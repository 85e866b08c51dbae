package org.bourse.stack.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what was sent and what came back; safe for use by many threads. */
final class Meter {

    private static final long LATENCY_MICROS_MAX = 60_000_000;

    private final Histogram all = new Histogram(LATENCY_MICROS_MAX, 3);
    private final Histogram interval = new Histogram(LATENCY_MICROS_MAX, 3);
    private final Map<String, Long> refusals = new TreeMap<>();
    private long orders;
    private long trades;
    private long failures;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal notional = BigDecimal.ZERO;

    /** An answer that came after so many nanoseconds. */
    synchronized void answered(Answer answer, long nanos) {
        long micros = Math.min(nanos / 1_000, LATENCY_MICROS_MAX);
        all.recordValue(micros);
        interval.recordValue(micros);
        if (!answer.accepted()) {
            refusals.merge(answer.code(), 1L, Long::sum);
            return;
        }
        orders++;
        for (Answer.Fill fill : answer.fills()) {
            trades++;
            quantity = quantity.add(fill.quantity());
            notional = notional.add(fill.price().multiply(fill.quantity()));
        }
    }

    /** A request without an answer. */
    synchronized void failed() {
        failures++;
    }

    /** The figures since the beginning, with the latencies since the last call. */
    synchronized Reading read() {
        Reading reading = reading(interval);
        interval.reset();
        return reading;
    }

    /** The figures since the beginning. */
    synchronized Reading total() {
        return reading(all);
    }

    private Reading reading(Histogram latencies) {
        return new Reading(
                orders,
                trades,
                failures,
                Map.copyOf(refusals),
                quantity,
                notional,
                latencies.getValueAtPercentile(50) / 1_000.0,
                latencies.getValueAtPercentile(99) / 1_000.0);
    }

    /**
     * Figures at one moment.
     *
     * @param orders accepted
     * @param trades counted once, at the taker
     * @param failures requests without a final answer
     * @param refusals by code
     * @param quantity traded, in the base asset
     * @param notional traded, in the quote asset
     * @param p50Millis half of the answers came within
     * @param p99Millis 99 of 100 answers came within
     */
    record Reading(
            long orders,
            long trades,
            long failures,
            Map<String, Long> refusals,
            BigDecimal quantity,
            BigDecimal notional,
            double p50Millis,
            double p99Millis) {}
}

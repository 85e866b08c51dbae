package org.bourse.bench.rest;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came back. Latency counts from the time a request was due, not from the time it was sent: a
 * stall of the server is seen by every request it delays. Used by one thread at a time.
 */
final class Tally {
    private static final long SLOWEST_NANOS = 120_000_000_000L;

    private final Schedule schedule;
    private final Histogram nanos = new Histogram(SLOWEST_NANOS, 3);
    private final SortedMap<String, Integer> errors = new TreeMap<>();

    /** By request: the order's id if it was accepted, otherwise 0. */
    private final long[] orderIds;

    private int answered;
    private int measuredAnswers;
    private int cancelsLeftOut;
    private long lastAnswerNanos;

    Tally(Schedule schedule) {
        this.schedule = schedule;
        orderIds = new long[schedule.total()];
    }

    /**
     * A good answer.
     *
     * @param orderId 0 when it was to a cancel
     * @param atNanos when it came, counted from the start
     */
    void accepted(int slot, long orderId, long atNanos) {
        orderIds[slot] = orderId;
        answered++;
        if (schedule.isMeasured(slot)) {
            measuredAnswers++;
            lastAnswerNanos = atNanos;
            nanos.recordValue(Math.min(SLOWEST_NANOS, atNanos - schedule.dueNanos(slot)));
        }
    }

    /** Any other answer, or none. */
    void failed(String why) {
        errors.merge(why, 1, Integer::sum);
        answered++;
    }

    /** A cancel was due for an order that is not there yet: nothing was sent. */
    void leftOut() {
        cancelsLeftOut++;
        answered++;
    }

    /** Whether every request is answered or left out. */
    boolean isComplete() {
        return answered == schedule.total();
    }

    /** Requests that never got an answer. */
    int unanswered() {
        return schedule.total() - answered;
    }

    int cancelsLeftOut() {
        return cancelsLeftOut;
    }

    /** The id of the order that a request placed; 0 when it was not accepted. */
    long orderId(int slot) {
        return orderIds[slot];
    }

    /** Good measured answers per second, from the first due time to the last answer. */
    double achievedPerSecond() {
        double seconds = (lastAnswerNanos - schedule.measuredFromNanos()) / 1e9;
        return seconds <= 0 ? 0 : measuredAnswers / seconds;
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    double maxMillis() {
        return nanos.getMaxValue() / 1e6;
    }

    /** Status or what went wrong, to how often, warm-up included. */
    SortedMap<String, Integer> errors() {
        return errors;
    }

    /** All of them, with requests that never got an answer. */
    int errorCount() {
        return errors.values().stream().mapToInt(Integer::intValue).sum() + unanswered();
    }
}

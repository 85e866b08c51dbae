package org.bourse.portfolio.sending;

import java.time.Duration;
import java.util.List;

/**
 * Decides which commands of the outbox to send now. They go out in order; what was sent is sent
 * again from the first unanswered one when a sending failed or no answer came in time, which is
 * harmless: the venue takes each sequence once. Lives as long as one lease; a new one begins by
 * sending everything unanswered. Not for use by several threads at once.
 */
public final class SendWindow {
    private final int sizeMax;
    private final long answerTimeoutNanos;
    private final long backOffMaxNanos;

    private long head;
    private long sentThrough;
    private long waitingSinceNanos;
    private long backOffNanos;
    private boolean failed;

    /**
     * @param sizeMax at most so many commands are under way
     * @param answerTimeout how long the first unanswered command is waited for before it is sent
     *     again
     * @param backOffMax the longest pause between two sendings of the same command
     */
    public SendWindow(int sizeMax, Duration answerTimeout, Duration backOffMax) {
        if (sizeMax < 1 || answerTimeout.isNegative() || answerTimeout.compareTo(backOffMax) > 0) {
            throw new IllegalArgumentException(
                    "sizeMax="
                            + sizeMax
                            + " answerTimeout="
                            + answerTimeout
                            + " backOffMax="
                            + backOffMax);
        }
        this.sizeMax = sizeMax;
        this.answerTimeoutNanos = answerTimeout.toNanos();
        this.backOffMaxNanos = backOffMax.toNanos();
        this.backOffNanos = answerTimeoutNanos;
    }

    /** At most so many commands are under way. */
    public int sizeMax() {
        return sizeMax;
    }

    /**
     * What to send now, in this order; it counts as sent from here on.
     *
     * @param unanswered the sequences of the first rows without an answer, ascending
     * @param nowNanos a clock that never goes back
     */
    public List<Long> due(List<Long> unanswered, long nowNanos) {
        if (unanswered.isEmpty()) {
            return List.of();
        }
        long first = unanswered.getFirst();
        if (first != head) {
            head = first;
            waitingSinceNanos = nowNanos;
            backOffNanos = answerTimeoutNanos;
            failed = false;
        } else if (nowNanos - waitingSinceNanos >= backOffNanos) {
            sentThrough = head - 1;
            waitingSinceNanos = nowNanos;
            backOffNanos = Math.min(2 * backOffNanos, backOffMaxNanos);
            failed = false;
        }
        if (failed) {
            return List.of();
        }
        List<Long> due =
                unanswered.stream()
                        .filter(sequence -> sequence > sentThrough && sequence < head + sizeMax)
                        .toList();
        if (!due.isEmpty()) {
            sentThrough = due.getLast();
        }
        return due;
    }

    /**
     * A command could not be sent, or it is not known whether it was: it and those behind it are to
     * be sent again, after a pause unless the venue has meanwhile answered all before it.
     */
    public void failed(long sequence) {
        sentThrough = Math.min(sentThrough, sequence - 1);
        failed = true;
    }
}

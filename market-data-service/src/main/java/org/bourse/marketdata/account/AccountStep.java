package org.bourse.marketdata.account;

import java.util.List;

/**
 * What one step of the venue says of an account on one topic.
 *
 * @param sequence of the record in its topic
 * @param position of the command that caused it
 * @param <T> the topic's events
 */
record AccountStep<T>(
        long account, long sequence, long position, long venueTimeMicros, List<T> events) {
    AccountStep {
        events = List.copyOf(events);
    }
}

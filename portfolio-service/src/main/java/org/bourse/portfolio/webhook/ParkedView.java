package org.bourse.portfolio.webhook;

import java.util.List;

/**
 * Events that were given up, the oldest first.
 *
 * @param events at most 100
 */
record ParkedView(List<Parked> events) {
    /**
     * One of them.
     *
     * @param tries how often it was sent
     * @param failure of the last try
     */
    record Parked(Notice event, int tries, String failure) {}
}

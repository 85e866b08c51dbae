package org.bourse.stack.demo;

import java.math.BigDecimal;

/**
 * A trade of a recording.
 *
 * @param timeMillis the venue's time
 * @param buyerIsMaker whether the buyer's order had been resting
 */
record RecordedTrade(
        long timeMillis, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {}

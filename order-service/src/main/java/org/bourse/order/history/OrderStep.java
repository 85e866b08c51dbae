package org.bourse.order.history;

import org.bourse.order.lifecycle.OrderStatus;

/**
 * A row of {@code order_transition}: an order as it was after one event.
 *
 * @param position of the command that caused it
 * @param timeMicros venue time, in microseconds since the Unix epoch
 * @param reason why it ended; empty while it lives
 * @param tradeId 0: not a fill
 */
public record OrderStep(
        long position,
        long timeMicros,
        OrderStatus status,
        String reason,
        long filledLots,
        long remainingLots,
        long tradeId) {}

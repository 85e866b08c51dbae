package org.bourse.order.lifecycle;

import java.util.Optional;

/**
 * One step in an order's life.
 *
 * @param position of the command that caused it
 * @param index of the event among those of the command
 * @param order after the step
 * @param fill what was traded, when the step is a fill
 */
public record Transition(long position, int index, Order order, Optional<Fill> fill) {}

package org.bourse.portfolio.position;

/**
 * A deposit, a withdrawal or one side of a transfer, booked.
 *
 * @param logPosition of its command
 * @param micros venue time
 * @param deltaMinor negative when it went out
 */
public record Flow(long logPosition, long micros, long account, int asset, long deltaMinor) {}

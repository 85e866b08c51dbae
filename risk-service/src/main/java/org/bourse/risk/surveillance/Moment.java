package org.bourse.risk.surveillance;

/**
 * When something happened.
 *
 * @param position of the command that caused it
 * @param timeMicros venue time since the Unix epoch
 */
public record Moment(long position, long timeMicros) {}

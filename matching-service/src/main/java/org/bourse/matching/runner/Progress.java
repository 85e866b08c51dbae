package org.bourse.matching.runner;

/**
 * How far a runner is, for other threads.
 *
 * @param next position of the next command to be applied
 * @param venueTimeMicros of the last tick that was applied
 * @param stored the events of all commands up to this position are stored
 * @param isLed whether this process leads or hears a leader
 */
public record Progress(long next, long venueTimeMicros, long stored, boolean isLed) {}

package org.bourse.risk.volume;

/**
 * An account traded more in a day than its limit.
 *
 * @param valueMinor its volume with the fill that passed the limit, or when the limit was lowered
 *     below it
 * @param position of that fill's command, or the newest one when the limit was lowered
 */
public record Breach(
        VolumeKey key, long limitMinor, long valueMinor, long position, long venueTimeMicros) {}

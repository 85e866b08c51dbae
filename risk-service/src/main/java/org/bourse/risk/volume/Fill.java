package org.bourse.risk.volume;

/**
 * One account's side of a trade.
 *
 * @param notionalMinor in minor units of the quote asset, not negative
 * @param position of the command that caused it
 */
public record Fill(AccountAsset of, long notionalMinor, long position, long venueTimeMicros) {
    public Fill {
        if (notionalMinor < 0) {
            throw new IllegalArgumentException("notionalMinor=" + notionalMinor);
        }
    }

    /** The volume it adds to. */
    public VolumeKey key() {
        return new VolumeKey(of, VenueDay.of(venueTimeMicros));
    }
}

package org.bourse.marketdata.source.mirror;

/**
 * The bounds of a mirrored book.
 *
 * @param waitingMax differences that wait for a snapshot; of more the oldest are forgotten
 * @param levelsMin a side of which fewer certain levels are left needs a new snapshot, and levels
 *     that the snapshot did not reach are not shown; 0 where no other snapshot can be had: then
 *     they are shown as far as changes told them, and some may be missing
 * @param levelsMax levels kept a side; what is further away is not looked at
 */
public record MirrorBounds(int waitingMax, int levelsMin, int levelsMax) {
    public static final MirrorBounds STANDARD = new MirrorBounds(1_000, 20, 5_000);

    /** For recordings with one snapshot. */
    public static final MirrorBounds ONE_SNAPSHOT = new MirrorBounds(1_000, 0, 5_000);

    public MirrorBounds {
        if (waitingMax < 1 || levelsMin < 0 || levelsMax < levelsMin) {
            throw new IllegalArgumentException(
                    "waitingMax=%d levelsMin=%d levelsMax=%d"
                            .formatted(waitingMax, levelsMin, levelsMax));
        }
    }
}

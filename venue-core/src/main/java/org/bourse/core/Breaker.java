package org.bourse.core;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * When trading of a symbol stops for a moment by itself; see {@code Breaker} in {@code
 * vocabulary.proto} for the meaning and unit of each component.
 */
public record Breaker(long rateE8, int windowSeconds, int pauseSeconds, int auctionSeconds) {
    /** It never stops by itself. */
    public static final Breaker NONE = new Breaker(0, 0, 0, 0);

    /** The longest window. */
    public static final int WINDOW_SECONDS_MAX = 300;

    void write(StateWriter out) {
        out.writeLong(rateE8);
        out.writeInt(windowSeconds);
        out.writeInt(pauseSeconds);
        out.writeInt(auctionSeconds);
    }

    static Breaker read(StateReader in) {
        return new Breaker(
                in.readLong(),
                in.readCount("seconds of a window", WINDOW_SECONDS_MAX),
                in.readInt(),
                in.readInt());
    }
}

package org.bourse.marketdata.board;

import java.util.Iterator;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamName;

/** Somebody who is sent the frames of streams. No method waits. */
public interface Subscriber {
    /** Takes a frame. Frames of a stream are offered in their order. */
    void offer(Frame frame);

    /**
     * Takes what it missed of a stream that it resumes, before any other frame of that. A frame is
     * written when it is asked for, which may be later and on any thread that holds no lock.
     */
    default void offerMissed(StreamName stream, Iterator<Frame> frames) {
        frames.forEachRemaining(this::offer);
    }

    /**
     * The stream begins, or begins anew, with a snapshot: until it has asked {@link
     * MarketBoard#snapshot} for it, and was offered it, frames of the stream are of no use.
     */
    void begin(StreamName stream);
}

package org.bourse.marketdata.board;

import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamName;

/** Somebody who is sent the frames of streams. Neither method waits. */
public interface Subscriber {
    /** Takes a frame. Frames of a stream are offered in their order. */
    void offer(Frame frame);

    /**
     * The stream begins, or begins anew, with a snapshot: until it has asked {@link
     * MarketBoard#snapshot} for it, and was offered it, frames of the stream are of no use.
     */
    void begin(StreamName stream);
}

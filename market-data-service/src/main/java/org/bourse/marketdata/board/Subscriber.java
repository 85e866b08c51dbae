package org.bourse.marketdata.board;

/** Somebody who is sent the frames of streams. */
public interface Subscriber {
    /**
     * Takes a frame without waiting. Frames are offered in their order; the same text goes to all
     * subscribers.
     */
    void offer(String frame);
}

package org.bourse.marketdata.account;

import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.StreamKind;

/** Some private streams of all accounts. Any thread may call. */
public interface AccountStreams {
    /** Sends a stream of an account from now on, beginning with where that is. */
    void subscribe(StreamKind kind, long account, Subscriber subscriber);

    /**
     * Sends a stream of an account from the frame on that follows one, which the subscriber saw
     * last.
     *
     * @param lastSequence its {@code u}
     * @return false when that cannot be done: nothing was changed
     */
    boolean resume(StreamKind kind, long account, long lastSequence, Subscriber subscriber);

    /** Sends a stream of an account no longer. */
    void unsubscribe(StreamKind kind, long account, Subscriber subscriber);

    /** Sends the subscriber nothing any more. */
    void leave(Subscriber subscriber);
}

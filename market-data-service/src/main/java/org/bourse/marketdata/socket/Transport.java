package org.bourse.marketdata.socket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bourse.marketdata.stream.Message;

/** A connection as a client needs it. */
interface Transport {
    /** Lets the connection's thread do this soon, unless the connection is gone. */
    void execute(Runnable work);

    /**
     * Sends messages together, on the connection's thread. Completes when they are handed to the
     * operating system.
     */
    CompletableFuture<?> send(List<Message> messages);

    /** Begins to close; nothing is sent afterwards. */
    void close(CutOff why);
}

package org.bourse.marketdata.socket;

import java.util.concurrent.CompletableFuture;

/** A connection as a client needs it. */
interface Transport {
    /** Completes when the frame is handed to the operating system. */
    CompletableFuture<?> send(String frame);

    /** Begins to close; nothing is sent afterwards. */
    void close(CutOff why);
}

package org.bourse.order.entry;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Brings an answer that came on another thread back to the request's own. */
final class EventLoop {
    private EventLoop() {}

    /** Runs what it is given where the caller runs now. */
    static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }
}

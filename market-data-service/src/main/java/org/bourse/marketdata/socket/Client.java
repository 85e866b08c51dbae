package org.bourse.marketdata.socket;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * One connection's queue and subscriptions. One frame is on its way at a time, so frames keep their
 * order on whatever thread they were offered; the others wait in a queue, and a client whose queue
 * is full is cut off.
 */
final class Client implements Subscriber {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Transport transport;
    private final Bounds bounds;
    private final Consumer<CutOff> onCutOff;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private long waitingCharacters;
    private boolean sending;
    private boolean closed;

    // Touched by the work on its requests only, one at a time.
    private final Set<StreamName> streams = new LinkedHashSet<>();

    // Touched by the connection's event loop only.
    private long windowStartNanos;
    private int requestsInWindow;

    private volatile long heardNanos;

    /**
     * What one client may use.
     *
     * @param framesMax frames waiting
     * @param charactersMax characters waiting
     * @param requestsPerSecondMax requests in one second
     */
    record Bounds(int framesMax, int charactersMax, int requestsPerSecondMax) {}

    Client(Transport transport, Bounds bounds, Consumer<CutOff> onCutOff, long nowNanos) {
        this.transport = transport;
        this.bounds = bounds;
        this.onCutOff = onCutOff;
        this.heardNanos = nowNanos;
        this.windowStartNanos = nowNanos;
    }

    @Override
    public void offer(String frame) {
        boolean full;
        boolean start = false;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            full =
                    waiting.size() >= bounds.framesMax()
                            || waitingCharacters + frame.length() > bounds.charactersMax();
            if (!full) {
                waiting.addLast(frame);
                waitingCharacters += frame.length();
                start = !sending;
                sending = true;
            }
        } finally {
            lock.unlock();
        }
        if (full) {
            cutOff(CutOff.SLOW_CLIENT);
        } else if (start) {
            drain();
        }
    }

    /** Ends the connection; what still waits is dropped. */
    void cutOff(CutOff why) {
        if (close()) {
            onCutOff.accept(why);
            transport.close(why);
        }
    }

    /** Stops sending, for the connection is closed; false when it had stopped before. */
    boolean close() {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            waiting.clear();
            waitingCharacters = 0;
            return first;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request; false when the client sends more than it may. */
    boolean mayRequest(long nowNanos) {
        if (nowNanos - windowStartNanos >= SECOND_NANOS) {
            windowStartNanos = nowNanos;
            requestsInWindow = 0;
        }
        return ++requestsInWindow <= bounds.requestsPerSecondMax();
    }

    /** Something came from the client. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /** How long nothing has come from it. */
    long silentNanos(long nowNanos) {
        return nowNanos - heardNanos;
    }

    /** What it subscribed to, in that order. */
    Set<StreamName> streams() {
        return streams;
    }

    /** A loop, not a recursion: a frame that is sent at once does not deepen the stack. */
    private void drain() {
        for (String frame = next(); frame != null; frame = next()) {
            CompletableFuture<?> sent = transport.send(frame);
            if (!sent.isDone() || sent.isCompletedExceptionally()) {
                sent.whenComplete((ok, failure) -> {
                    if (failure == null) {
                        drain();
                    } else {
                        cutOff(CutOff.SEND_FAILED);
                    }
                });
                return;
            }
        }
    }

    private @Nullable String next() {
        lock.lock();
        try {
            String frame = waiting.pollFirst();
            if (frame == null) {
                sending = false;
            } else {
                waitingCharacters -= frame.length();
            }
            return frame;
        } finally {
            lock.unlock();
        }
    }
}

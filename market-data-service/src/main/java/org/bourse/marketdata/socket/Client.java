package org.bourse.marketdata.socket;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.login.Owner;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.Message;
import org.bourse.marketdata.stream.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * One connection's queue and subscriptions. A few messages are on their way at a time, so they keep
 * their order on whatever thread they were offered; the others wait in its {@link Outbox}, and a
 * client for which more waits than may is cut off.
 */
final class Client implements Subscriber {
    /** So much, or one message that is longer, is sent at once. */
    private static final int BATCH_BYTES = 16 * 1024;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Transport transport;
    private final Bounds bounds;
    private final Events events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Outbox waiting;
    private boolean sending;
    private boolean closed;

    /** Since when what is sent next waits; touched by who begins to send, then by who sends. */
    private long waitingSinceNanos;

    // Touched by the work on its requests only, one at a time.
    private final Set<StreamName> streams = new LinkedHashSet<>();

    // Touched by the connection's event loop only.
    private long windowStartNanos;
    private int requestsInWindow;

    private final long openedNanos;
    private volatile long heardNanos;
    private volatile @Nullable Owner owner;

    /**
     * What one client may use.
     *
     * @param outbox what may wait for it
     * @param requestsPerSecondMax requests in one second
     */
    record Bounds(Outbox.Bounds outbox, int requestsPerSecondMax) {}

    /** What others do for a client. */
    interface Events {
        /** It was cut off. */
        void cutOff(CutOff why);

        /**
         * What waited for it was handed to the operating system.
         *
         * @param waitedNanos since the first of that came, or since what was sent before it
         */
        void sent(long waitedNanos);

        /**
         * The snapshot of a stream can be sent now: ask the board for it on another thread, and
         * tell {@link Client#asked} then.
         */
        void snapshotDue(Client client, StreamName stream);

        /**
         * More of what the client missed can be sent now: let it {@link Client#write} that on
         * another thread, and tell {@link Client#asked} then.
         */
        void missedDue(Client client, Outbox.Next.Missed missed);
    }

    Client(Transport transport, Bounds bounds, Events events, long nowNanos) {
        this.transport = transport;
        this.bounds = bounds;
        this.events = events;
        this.waiting = new Outbox(bounds.outbox());
        this.heardNanos = nowNanos;
        this.openedNanos = nowNanos;
        this.windowStartNanos = nowNanos;
    }

    /** Who is logged in, if anybody is. */
    Optional<Owner> owner() {
        return Optional.ofNullable(owner);
    }

    void login(Owner by) {
        owner = by;
    }

    /** Takes an answer to a request, or a notice. */
    void offer(String text) {
        Message message = Message.of(text);
        change(outbox -> outbox.add(message));
    }

    @Override
    public void offer(Frame frame) {
        change(outbox -> outbox.add(frame));
    }

    @Override
    public void begin(StreamName stream) {
        change(outbox -> {
            outbox.begin(stream);
            return true;
        });
    }

    @Override
    public void offerMissed(StreamName stream, Iterator<Frame> frames) {
        if (frames.hasNext()) {
            change(outbox -> outbox.addMissed(stream, frames));
        }
    }

    /** Writes so much of what was missed as is sent at once. It may have to wait for a board. */
    void write(Outbox.Next.Missed missed) {
        List<Message> written = new ArrayList<>();
        int bytes = 0;
        while (bytes < BATCH_BYTES && missed.frames().hasNext()) {
            Message message = missed.frames().next().message();
            written.add(message);
            bytes += message.length();
        }
        boolean more = missed.frames().hasNext();
        change(outbox -> {
            outbox.addWritten(missed, written, more);
            return true;
        });
    }

    /** The client knows a depth stream already up to the increment it is offered next. */
    void goOn(StreamName stream) {
        change(outbox -> {
            outbox.goOn(stream);
            return true;
        });
    }

    /** It is not sent the stream any more. */
    void leave(StreamName stream) {
        change(outbox -> {
            outbox.leave(stream);
            return true;
        });
    }

    /** What was due was offered, or there is none: sending goes on. */
    void asked() {
        transport.execute(this::drain);
    }

    private void change(Predicate<Outbox> change) {
        boolean full;
        boolean start = false;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            full = !change.test(waiting);
            if (!full) {
                start = !sending;
                if (start) {
                    sending = true;
                    waitingSinceNanos = System.nanoTime();
                }
            }
        } finally {
            lock.unlock();
        }
        if (full) {
            cutOff(CutOff.SLOW_CLIENT);
        } else if (start) {
            transport.execute(this::drain);
        }
    }

    /** Ends the connection; what still waits is dropped. */
    void cutOff(CutOff why) {
        if (close()) {
            events.cutOff(why);
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

    /** How long it has been connected. */
    long ageNanos(long nowNanos) {
        return nowNanos - openedNanos;
    }

    /** What it subscribed to, in that order. */
    Set<StreamName> streams() {
        return streams;
    }

    /** A loop, not a recursion: what is sent at once does not deepen the stack. */
    private void drain() {
        for (Outbox.Next next = next(); next != null; next = next()) {
            switch (next) {
                case Outbox.Next.Snapshot(StreamName stream) -> {
                    events.snapshotDue(this, stream);
                    return;
                }
                case Outbox.Next.Missed missed -> {
                    events.missedDue(this, missed);
                    return;
                }
                case Outbox.Next.Messages(List<Message> messages) -> {
                    CompletableFuture<?> sent = transport.send(messages);
                    if (sent.isDone() && !sent.isCompletedExceptionally()) {
                        measure();
                    } else {
                        sent.whenComplete((ok, failure) -> {
                            if (failure == null) {
                                measure();
                                drain();
                            } else {
                                cutOff(CutOff.SEND_FAILED);
                            }
                        });
                        return;
                    }
                }
            }
        }
    }

    private void measure() {
        long now = System.nanoTime();
        events.sent(now - waitingSinceNanos);
        waitingSinceNanos = now;
    }

    private Outbox.@Nullable Next next() {
        lock.lock();
        try {
            Outbox.Next next = closed ? null : waiting.poll(BATCH_BYTES);
            sending = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }
}

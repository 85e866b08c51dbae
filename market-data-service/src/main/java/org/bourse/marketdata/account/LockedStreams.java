package org.bourse.marketdata.account;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;

/**
 * Private streams under one lock, which makes what a subscriber missed and what comes meet without
 * a gap. Nothing waits under it.
 */
abstract class LockedStreams implements AccountStreams {
    private final ReentrantLock lock = new ReentrantLock();
    private final Audiences audiences = new Audiences();

    /** The first frame for who begins with a stream: where that is. Under the lock. */
    abstract Frame begin(StreamKind kind, long account);

    /**
     * The frames after one; none when it is not known any more what they were. Under the lock, but
     * each is written later and without it.
     *
     * @param lastSequence of the frame that was seen last
     */
    abstract Optional<Stream<Frame>> missed(StreamKind kind, long account, long lastSequence);

    /** Under the lock only. */
    final Audiences audiences() {
        return audiences;
    }

    @Override
    public final void subscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> {
            if (audiences.add(kind, account, subscriber)) {
                subscriber.offer(begin(kind, account));
            }
        });
    }

    @Override
    public final boolean resume(
            StreamKind kind, long account, long lastSequence, Subscriber subscriber) {
        return locked(() -> {
            Optional<Stream<Frame>> missed = missed(kind, account, lastSequence);
            missed.ifPresent(frames -> {
                audiences.add(kind, account, subscriber);
                subscriber.offerMissed(StreamName.of(kind), frames.iterator());
            });
            return missed.isPresent();
        });
    }

    @Override
    public final void unsubscribe(StreamKind kind, long account, Subscriber subscriber) {
        locked(() -> audiences.remove(kind, account, subscriber));
    }

    @Override
    public final void leave(Subscriber subscriber) {
        locked(() -> audiences.remove(subscriber));
    }

    final void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers results for a moment and has them kept together, one gathering at a time. While that
 * takes longer the next ones wait; what would be more than may wait is forgotten. Any thread.
 */
final class ResultQueue {
    static final int TOGETHER_MAX = 500;
    static final int WAITING_MAX = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<Runnable> soon;
    private final Function<List<Entry>, Uni<Void>> keep;
    private List<Entry> waiting = new ArrayList<>();
    private boolean busy;

    /** A result and what it is found by. */
    record Entry(String key, KnownResult result) {}

    /**
     * @param soon runs what it is given after the time to gather
     * @param keep keeps results; may fail
     */
    ResultQueue(Consumer<Runnable> soon, Function<List<Entry>, Uni<Void>> keep) {
        this.soon = soon;
        this.keep = keep;
    }

    void add(Entry entry) {
        boolean start;
        lock.lock();
        try {
            if (waiting.size() >= WAITING_MAX) {
                return;
            }
            waiting.add(entry);
            start = !busy;
            busy = true;
        } finally {
            lock.unlock();
        }
        if (start) {
            soon.accept(this::send);
        }
    }

    private void send() {
        Uni.createFrom()
                .deferred(() -> keep.apply(next()))
                .subscribe()
                .with(_ -> goOn(), _ -> goOn());
    }

    private void goOn() {
        boolean more;
        lock.lock();
        try {
            more = !waiting.isEmpty();
            busy = more;
        } finally {
            lock.unlock();
        }
        if (more) {
            soon.accept(this::send);
        }
    }

    private List<Entry> next() {
        lock.lock();
        try {
            List<Entry> all = waiting;
            int together = Math.min(all.size(), TOGETHER_MAX);
            waiting = new ArrayList<>(all.subList(together, all.size()));
            return together == all.size() ? all : all.subList(0, together);
        } finally {
            lock.unlock();
        }
    }
}

package org.bourse.marketdata.socket;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's requests, worked off one at a time and in their order, on another thread. */
final class Inbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private final int requestsMax;
    private final Executor executor;
    private final Consumer<String> handler;
    private boolean working;

    /**
     * @param requestsMax requests that may wait
     */
    Inbox(int requestsMax, Executor executor, Consumer<String> handler) {
        this.requestsMax = requestsMax;
        this.executor = executor;
        this.handler = handler;
    }

    /** Takes a request without waiting; false when it is full. */
    boolean offer(String request) {
        lock.lock();
        try {
            if (waiting.size() >= requestsMax) {
                return false;
            }
            waiting.addLast(request);
            if (working) {
                return true;
            }
            working = true;
        } finally {
            lock.unlock();
        }
        executor.execute(this::work);
        return true;
    }

    private void work() {
        for (String request = next(); request != null; request = next()) {
            handler.accept(request);
        }
    }

    private @Nullable String next() {
        lock.lock();
        try {
            String request = waiting.pollFirst();
            if (request == null) {
                working = false;
            }
            return request;
        } finally {
            lock.unlock();
        }
    }
}

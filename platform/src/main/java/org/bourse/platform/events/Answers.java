package org.bourse.platform.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.RequestId;

/**
 * Requests that wait for what the venue says of them.
 *
 * @param <T> the answer
 */
public final class Answers<T> {
    private final ConcurrentHashMap<RequestId, CompletableFuture<T>> waiting =
            new ConcurrentHashMap<>();
    private final int capacity;

    /** No more than {@code capacity} requests wait at a time. */
    public Answers(int capacity) {
        this.capacity = capacity;
    }

    /** Too many requests wait already. */
    public static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException(int capacity) {
            super(capacity + " requests wait already", null, false, false);
        }
    }

    /**
     * Begins to wait; call it before the command is sent.
     *
     * @return the answer; or a {@link java.util.concurrent.TimeoutException} when none came in
     *     time, which says nothing about the command; or a {@link FullException}
     */
    public CompletableFuture<T> expect(RequestId id, Duration atMost) {
        if (waiting.size() >= capacity) {
            return CompletableFuture.failedFuture(new FullException(capacity));
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        answer.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((value, failure) -> waiting.remove(id));
        return answer;
    }

    /** Hands an answer to the request it belongs to, if that waits here. */
    public void answered(RequestId id, T value) {
        CompletableFuture<T> answer = waiting.get(id);
        if (answer != null) {
            answer.complete(value);
        }
    }

    /** How many requests wait. */
    public int waiting() {
        return waiting.size();
    }
}

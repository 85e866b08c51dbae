package org.bourse.matching.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.bourse.core.snapshot.StateHash;
import org.jspecify.annotations.Nullable;

/** Tells another thread a position that the venue was at between two commands. */
public final class Pins {
    private final AtomicReference<@Nullable CompletableFuture<Pinned>> asked =
            new AtomicReference<>();

    /**
     * A position that the venue was at.
     *
     * @param position of the last command applied
     * @param stateHash null of a venue that this process leads: it has no time for that
     */
    public record Pinned(long position, @Nullable StateHash stateHash) {}

    Pins() {}

    /** Any thread may ask; whoever asked before and has no answer gets none. */
    CompletableFuture<Pinned> ask() {
        CompletableFuture<Pinned> question = new CompletableFuture<>();
        CompletableFuture<Pinned> before = asked.getAndSet(question);
        if (before != null) {
            before.cancel(false);
        }
        return question;
    }

    void answer(Replica replica, boolean leads) {
        CompletableFuture<Pinned> question = asked.getAndSet(null);
        if (question != null) {
            StateHash hash = leads ? null : replica.core().stateHash();
            question.complete(new Pinned(replica.next() - 1, hash));
        }
    }
}

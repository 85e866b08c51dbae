package org.bourse.risk.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends commands again until the log has taken them: each by itself, so that none waits for another
 * one to be written down.
 */
final class Resender {
    private static final Logger LOG = Logger.getLogger(Resender.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("guard-resender").daemon(true).factory());
    private final Duration after;

    /**
     * @param after how long after it was refused a command is sent again
     */
    Resender(Duration after) {
        this.after = after;
    }

    /**
     * Its position as soon as the log has it; fails only where to send it again does not even
     * begin.
     *
     * @param sent how it was sent first
     * @param again sends it once more, under the same id
     */
    CompletionStage<Long> untilTaken(
            CompletionStage<Long> sent, Supplier<CompletionStage<Long>> again) {
        CompletableFuture<Long> taken = new CompletableFuture<>();
        follow(sent, again, taken);
        return taken;
    }

    private void follow(
            CompletionStage<Long> sent,
            Supplier<CompletionStage<Long>> again,
            CompletableFuture<Long> taken) {
        sent.whenComplete((position, failure) -> {
            if (failure == null) {
                taken.complete(position);
            } else {
                LOG.warnf("a command is sent again: %s", failure.getMessage());
                timer.schedule(
                        () -> sendAgain(again, taken), after.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private void sendAgain(Supplier<CompletionStage<Long>> again, CompletableFuture<Long> taken) {
        try {
            follow(again.get(), again, taken);
        } catch (RuntimeException e) {
            taken.completeExceptionally(e);
        }
    }

    /** What is not taken yet is left: it follows anew from the log and the tables. */
    void stop() {
        timer.shutdownNow();
    }
}

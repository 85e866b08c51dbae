package org.bourse.matching.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Continue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the venue at the work that a step left over: writes a {@code Continue} as long as there is
 * some, and no other before that one was read back or is known to be lost. The thread of the runner
 * calls it.
 */
final class Continuation {
    private static final CommandBody CONTINUE =
            CommandBody.newBuilder().setContinueWork(Continue.getDefaultInstance()).build();

    private final Function<CommandBody, CompletionStage<Long>> append;
    private @Nullable CompletableFuture<Long> outstanding;
    private boolean waitsForTick;

    /**
     * @param append writes a command to the log; completes with its position, or fails when it is
     *     not known to be written
     */
    Continuation(Function<CommandBody, CompletionStage<Long>> append) {
        this.append = append;
    }

    /**
     * The commands before a position were applied.
     *
     * @param pending whether work is pending that can be done
     * @param next the position of the next command
     */
    void applied(boolean pending, long next) {
        if (outstanding != null && isSettled(outstanding, next)) {
            outstanding = null;
        }
        if (pending && outstanding == null && !waitsForTick) {
            outstanding = append.apply(CONTINUE).toCompletableFuture();
        }
    }

    private static boolean isSettled(CompletableFuture<Long> written, long next) {
        return written.isCompletedExceptionally() || (written.isDone() && written.join() < next);
    }

    /** The core refused a command of the runner: another one at once might do no better. */
    void refused() {
        waitsForTick = true;
    }

    /** A tick is written. */
    void ticked() {
        waitsForTick = false;
    }
}

package org.bourse.portfolio.outbox;

import org.bourse.portfolio.sending.OutboxState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command.
 *
 * @param code the venue's, when it was refused
 * @param position of the command in the log, -1 while it is not answered
 * @param reference the withdrawal's id when the command held one, otherwise 0
 */
public record Standing(OutboxState state, @Nullable String code, long position, long reference) {
    /** Of a command that waits for its answer. */
    public static final Standing PENDING = new Standing(OutboxState.PENDING, null, -1, 0);
}

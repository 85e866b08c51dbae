package org.bourse.matching.codec;

/**
 * This process cannot know what the command means, though it is authentic: it lacks a secret or is
 * too old. The core was not called; the process must end, and a better equipped one take over.
 */
public final class CannotJudgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String reason;

    CannotJudgeException(long position, String why) {
        this("the command at position " + position + " cannot be judged: " + why, position);
    }

    private CannotJudgeException(String reason, long position) {
        super(reason);
        this.position = position;
        this.reason = reason;
    }

    /** A sentence that names the position. */
    public String reason() {
        return reason;
    }

    public long position() {
        return position;
    }
}

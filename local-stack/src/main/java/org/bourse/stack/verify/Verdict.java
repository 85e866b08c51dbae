package org.bourse.stack.verify;

/**
 * The judgement of one invariant.
 *
 * @param detail how much was looked at, the first violation, or why it cannot be seen
 */
public record Verdict(Invariant invariant, State state, String detail) {

    /** How it came out. */
    public enum State {
        OK("ok"),
        BROKEN("BROKEN"),
        NOT_CHECKED("not checked here");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** As people read it. */
        public String text() {
            return text;
        }
    }
}

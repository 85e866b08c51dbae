package org.bourse.stack.process;

/** Takes the lines that tell what the stack is doing; called from several threads. */
@FunctionalInterface
public interface Progress {

    /** One line, without its end. */
    void line(String line);

    /** Says nothing. */
    static Progress silent() {
        return line -> {};
    }
}

package org.bourse.stack.drill;

/** A drill needs what this stack or this machine does not have. */
final class DrillSkipped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrillSkipped(String why) {
        super(why);
    }
}

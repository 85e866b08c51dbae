package org.bourse.stack.fault;

/**
 * What wires have suffered since the stack started.
 *
 * @param heldBytes came while their way was held
 * @param delayedBytes came while their way was slow or narrow
 * @param corruptedBytes were passed on with one bit changed
 * @param resets connections that were reset or refused
 */
public record Felt(long heldBytes, long delayedBytes, long corruptedBytes, long resets) {

    /** Nothing. */
    public static final Felt NOTHING = new Felt(0, 0, 0, 0);

    /** Both together. */
    public Felt plus(Felt other) {
        return new Felt(
                heldBytes + other.heldBytes,
                delayedBytes + other.delayedBytes,
                corruptedBytes + other.corruptedBytes,
                resets + other.resets);
    }

    /** What came since. */
    public Felt since(Felt earlier) {
        return new Felt(
                heldBytes - earlier.heldBytes,
                delayedBytes - earlier.delayedBytes,
                corruptedBytes - earlier.corruptedBytes,
                resets - earlier.resets);
    }

    /** What people read, for example {@code 12 bytes held}; empty when nothing was felt. */
    public String text() {
        StringBuilder text = new StringBuilder();
        add(text, heldBytes, "bytes held");
        add(text, delayedBytes, "bytes delayed");
        add(text, corruptedBytes, "bytes corrupted");
        add(text, resets, "connections reset");
        return text.toString();
    }

    private static void add(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}

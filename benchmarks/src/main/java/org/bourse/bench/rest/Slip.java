package org.bourse.bench.rest;

/** What one request asks for. */
sealed interface Slip {
    /** Which of the users sends it, from 0. */
    int user();

    /**
     * A limit order.
     *
     * @param ticksAway from the middle price; a buy's are below when positive, a sell's above
     * @param lots how many times the usual quantity
     */
    record Place(int user, boolean buy, boolean immediate, int ticksAway, int lots)
            implements Slip {}

    /** A cancel of what the request {@code slot} placed. */
    record Cancel(int user, int slot) implements Slip {}
}

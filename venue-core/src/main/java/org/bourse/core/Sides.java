package org.bourse.core;

import org.bourse.contracts.v1.Side;

/** Inside the core a side is a boolean: whether it buys. */
final class Sides {
    private Sides() {}

    static Side of(boolean buy) {
        return buy ? Side.BUY : Side.SELL;
    }
}

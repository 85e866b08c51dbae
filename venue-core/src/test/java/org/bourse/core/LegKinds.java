package org.bourse.core;

import org.bourse.contracts.v1.OrderListKind;

/** Lets tests outside of the package say what only the core says of an order. */
public final class LegKinds {
    private LegKinds() {}

    /** The order is a leg of a list of this kind. */
    public static void set(NewOrder leg, OrderListKind kind) {
        leg.listKind(kind);
    }
}

package org.bourse.core.twin;

import static org.bourse.core.twin.Story.ALICE;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;

/** Venues in which Alice has a list. */
final class ListScenarios {
    private ListScenarios() {}

    /** She buys 10: below at 90, which holds 904, or above from 105 on, which holds 1153. */
    static Scenario buying(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.buy(ALICE, 10, 90), venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));
        return venue;
    }

    /** She buys 10 at 100, holding 1004, to sell at 110, or below 90. */
    static Scenario bracketed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.bracket(
                venue.buy(ALICE, 10, 100),
                venue.sell(ALICE, 10, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));
        return venue;
    }
}

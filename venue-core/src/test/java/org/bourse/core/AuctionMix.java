package org.bourse.core;

import java.util.Random;
import org.bourse.contracts.v1.SymbolState;

/**
 * All that orders can be, in a symbol whose breaker often stops it, and which an operator calls
 * into auctions and lets trade again; without allocating anything.
 */
final class AuctionMix {
    private static final VenueCommand CALL = state(SymbolState.AUCTION);
    private static final VenueCommand TRADE = state(SymbolState.TRADING);
    private static final VenueCommand HALT = state(SymbolState.HALTED);
    private static final VenueCommand CANCEL_ONLY = state(SymbolState.CANCEL_ONLY);
    private static final Breaker BREAKER = new Breaker(1_200_000, 3, 1, 1);

    private final AnyOrders orders;
    private final Random random;

    AuctionMix(Venue venue, long seed, long makerRateE8, long takerRateE8) {
        random = new Random(seed);
        orders =
                new AnyOrders(
                        venue,
                        seed,
                        VenueDriver.symbol(makerRateE8, takerRateE8).withBreaker(BREAKER));
    }

    private static VenueCommand state(SymbolState state) {
        return new VenueCommand.SetSymbolState(VenueDriver.SYMBOL, state);
    }

    /** One command of the market. */
    void step() {
        int dice = random.nextInt(1_000);
        if (dice < 10) {
            orders.administer(CALL);
        } else if (dice < 30) {
            orders.administer(TRADE);
        } else if (dice == 30) {
            orders.administer(HALT);
        } else {
            orders.step();
        }
    }

    void drain() {
        orders.administer(CANCEL_ONLY);
        orders.drain();
    }
}

package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.SECOND_MICROS;
import static org.bourse.core.twin.BreakerRulesTest.breaking;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 22.4 of the rulebook: a venue that stood still for long opens in steps. */
class ReopeningRulesTest {
    private static final long SILENCE = 300 * SECOND_MICROS;
    private static final String CANCEL_ONLY = "symbol 1 changed, CANCEL_ONLY";

    private static List<String> changes(Scenario venue, long afterMicros) {
        return only(venue.tickTo(START_MICROS + afterMicros, true), "changed");
    }

    @ParameterizedTest
    @EnumSource
    void afterMoreThanFiveMinutesOrdersMayBeCancelledThenAnAuctionFindsThePrice(
            Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        long stale = venue.lastOrderId();

        assertEquals(List.of(CANCEL_ONLY), changes(venue, SILENCE + 1));
        assertEquals(List.of("rejected SYMBOL_CANCEL_ONLY"), venue.place(venue.buy(ALICE, 1, 100)));
        assertEquals(1, only(venue.cancel(BOB, stale), "cancelled").size());
        assertEquals(List.of(), changes(venue, SILENCE + 5 * SECOND_MICROS));
        assertEquals(
                List.of("symbol 1 changed, AUCTION"),
                changes(venue, SILENCE + 5 * SECOND_MICROS + 1));
        assertEquals(
                List.of("symbol 1 changed, TRADING"),
                changes(venue, SILENCE + 12 * SECOND_MICROS + 1));
    }

    @ParameterizedTest
    @EnumSource
    void fiveMinutesAreNotTooLong(Implementation implementation) {
        assertEquals(List.of(), changes(breaking(implementation), SILENCE));
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolWithoutABreakerTradesOn(Implementation implementation) {
        Scenario venue = new Scenario(implementation, CONFIG, SYMBOL);
        assertEquals(List.of(), changes(venue, 2 * SILENCE));
    }

    @ParameterizedTest
    @EnumSource
    void oneThatDoesNotTradeStaysAsItIs(Implementation implementation) {
        for (SymbolState state :
                List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY, SymbolState.AUCTION)) {
            Scenario venue = breaking(implementation);
            venue.symbolState(state);
            assertEquals(List.of(), changes(venue, 2 * SILENCE));
        }
    }
}

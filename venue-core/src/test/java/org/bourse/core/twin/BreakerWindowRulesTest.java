package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.BREAKER;
import static org.bourse.core.twin.BreakerRulesTest.HALTED;
import static org.bourse.core.twin.BreakerRulesTest.SECOND_MICROS;
import static org.bourse.core.twin.BreakerRulesTest.breaking;
import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.Breaker;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 22.1 of the rulebook: how far from the last seconds a symbol trades. */
class BreakerWindowRulesTest {

    @ParameterizedTest
    @EnumSource
    void aFallBreaksToo(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.buy(ALICE, 1, 100));
        venue.place(venue.buy(ALICE, 1, 90));
        venue.place(venue.buy(ALICE, 1, 89));

        List<String> story = venue.place(venue.sell(BOB, TimeInForce.IOC, 3, 80));

        assertEquals(2, only(story, "trade ").size());
        assertEquals(List.of("cancelled VOLATILITY filled 2 left 1"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void theSharesAreFloored(Implementation implementation) {
        for (long price : List.of(115L, 95L)) {
            Scenario venue = breaking(implementation);
            venue.tradeAt(105);
            // A tenth of 105 is 10.
            assertEquals(1, only(venue.tradeAt(price), "trade ").size());
        }
        for (long price : List.of(116L, 94L)) {
            Scenario venue = breaking(implementation);
            venue.tradeAt(105);
            assertEquals(
                    List.of("cancelled VOLATILITY filled 0 left 1"),
                    only(venue.tradeAt(price), "cancelled"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRiseIsMeasuredFromTheLowestAndAFallFromTheHighest(Implementation implementation) {
        Scenario rise = breaking(implementation);
        rise.tradeAt(100);
        rise.tradeAt(108);
        assertEquals(HALTED, rise.tradeAt(111).getLast());
        Scenario fall = breaking(implementation);
        fall.tradeAt(100);
        fall.tradeAt(108);
        // 108 - 10 is 98.
        assertEquals(1, only(fall.tradeAt(98), "trade ").size());
        assertEquals(HALTED, fall.tradeAt(97).getLast());
    }

    @ParameterizedTest
    @EnumSource
    void withoutATradeInTheWindowAnyPriceTrades(Implementation implementation) {
        Scenario venue = breaking(implementation);

        assertEquals(1, only(venue.tradeAt(10), "trade ").size());
        assertEquals(HALTED, venue.tradeAt(12).getLast());
    }

    @ParameterizedTest
    @EnumSource
    void pricesLeaveTheWindowByTheSecond(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.tickTo(START_MICROS + 900_000, false);
        venue.tradeAt(100);
        venue.tickTo(START_MICROS + 10 * SECOND_MICROS - 1, true);
        assertEquals(
                List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 1"), fillOrKill(venue));
        venue.tickTo(START_MICROS + 10 * SECOND_MICROS, false);
        assertEquals(1, only(fillOrKill(venue), "trade ").size());
    }

    private static List<String> fillOrKill(Scenario venue) {
        venue.place(venue.sell(BOB, 1, 120));
        return venue.place(venue.buy(ALICE, TimeInForce.FOK, 1, 120));
    }

    @ParameterizedTest
    @EnumSource
    void anotherBreakerBeginsWithAnEmptyWindow(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(BREAKER)));
        assertEquals(1, only(venue.tradeAt(150), "trade ").size());
        // The same once more keeps it.
        venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(BREAKER)));
        assertEquals(HALTED, venue.tradeAt(180).getLast());
        venue.symbolState(SymbolState.TRADING);
        venue.apply(
                new VenueCommand.ChangeSymbol(
                        SYMBOL.withBreaker(new Breaker(10_000_000, 11, 5, 7))));

        // An offer of 1@180 is left over.
        assertEquals(
                1, only(venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 180)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void noBreakerBreaksNothing(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.tradeAt(100);
        venue.apply(new VenueCommand.ChangeSymbol(SYMBOL));

        assertEquals(1, only(venue.tradeAt(200), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void aBreakerIsWholeOrNone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<Breaker> wrong =
                List.of(
                        new Breaker(0, 10, 5, 7),
                        new Breaker(0, 0, 0, 1),
                        new Breaker(-1, 10, 5, 7),
                        new Breaker(100_000_001, 10, 5, 7),
                        new Breaker(1, 0, 5, 7),
                        new Breaker(1, 301, 5, 7),
                        new Breaker(1, 10, 0, 7),
                        new Breaker(1, 10, 3_601, 7),
                        new Breaker(1, 10, 5, 0),
                        new Breaker(1, 10, 5, 3_601),
                        new Breaker(1, -1, -1, -1));
        List<String> refused = List.of("command rejected SYMBOL_INVALID 0 0");
        for (Breaker breaker : wrong) {
            assertEquals(
                    refused,
                    venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(breaker))));
            assertEquals(
                    refused,
                    venue.apply(
                            new VenueCommand.ListSymbol(
                                    Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 0)
                                            .withBreaker(breaker))));
        }
        for (Breaker breaker :
                List.of(
                        new Breaker(1, 1, 1, 1),
                        new Breaker(100_000_000, 300, 3_600, 3_600),
                        Breaker.NONE)) {
            assertEquals(
                    List.of("symbol 1 changed, TRADING"),
                    venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(breaker))));
        }
    }
}
